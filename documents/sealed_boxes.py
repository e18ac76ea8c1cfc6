"""What anybody may close with a public key and only the worker opens: X25519, HKDF-SHA-256, ChaCha20-Poly1305.

Each box has a key of its own, so that its nonce need not differ. `about` says what a box is for: it opens for nothing
else. The shape is HPKE's (RFC 9180), which the library at hand does not have. Pure of Django.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"ITA Portal sealed box 1"
_NONCE = bytes(12)
_POINT = 32  # bytes of a public key, which a box begins with


class CannotOpen(Exception):
    """The box is another key's, for another purpose, or damaged."""


def new_key(passphrase: bytes) -> bytes:
    """A private key as PEM, encrypted by the passphrase."""
    return X25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase),
    )


def opened_key(text: bytes, passphrase: bytes) -> X25519PrivateKey:
    """The key that `new_key` made the text of. Raises CannotOpen."""
    try:
        key = serialization.load_pem_private_key(text, passphrase)
    except (ValueError, TypeError) as error:
        raise CannotOpen from error
    if not isinstance(key, X25519PrivateKey):
        raise CannotOpen
    return key


def public_half(key: X25519PrivateKey) -> bytes:
    """What whoever seals needs, as its 32 bytes."""
    return key.public_key().public_bytes_raw()


def seal(public: bytes, content: bytes, about: str) -> bytes:
    """A box for the holder of the other half of `public`."""
    once = X25519PrivateKey.generate()
    point = public_half(once)
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return point + _cipher(shared, point + public).encrypt(_NONCE, content, about.encode())


def unseal(key: X25519PrivateKey, box: bytes, about: str) -> bytes:
    """What is in a box. Raises CannotOpen."""
    point = box[:_POINT]
    try:
        shared = key.exchange(X25519PublicKey.from_public_bytes(point))
        return _cipher(shared, point + public_half(key)).decrypt(_NONCE, box[_POINT:], about.encode())
    except (InvalidTag, ValueError) as error:
        raise CannotOpen from error


def _cipher(shared: bytes, salt: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(hashes.SHA256(), 32, salt, _PURPOSE).derive(shared))
