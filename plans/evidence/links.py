"""Whether a link would convince an assessor: it opens, on the municipality's own site, and speaks of the year.

The address was typed by a person and may lead anywhere, so the checker goes to public addresses only, at every
redirection anew: requests-hardened connects to the very address it has judged. Knows nothing of Django.
"""

from __future__ import annotations

import codecs
import contextlib
import ipaddress
import re
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import idna
import requests
from requests_hardened import Config, Manager  # type: ignore[import-untyped]  # ships no types
from requests_hardened.ip_filter import InvalidIPAddress  # type: ignore[import-untyped]  # likewise

from accounts.limited_process import Busy
from plans.evidence import pdf
from plans.evidence.deadline import Deadline
from tables.web_page import words_of_page
from thai.digits import to_arabic

READ_BYTES = 2 * 1024 * 1024
REDIRECTS = 5
# Sites behind a guard answer robots like this and people otherwise: a person should look.
CLOSED_TO_ROBOTS = frozenset({401, 403, 429})
_PRIVATE = "ลิงก์นี้ชี้ไปยังที่อยู่ภายในเครือข่าย ซึ่งคนภายนอกเปิดไม่ได้ ระบบจึงไม่ตรวจ"
_INVALID = "ที่อยู่ลิงก์ไม่ถูกต้อง"
_SLOW = "เว็บไซต์ตอบช้าเกินไป"
_THAI = {"tis-620", "tis620", "windows-874", "x-windows-874", "cp874", "iso-8859-11", "iso8859-11", "ms874"}
_ENCODINGS = {"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "iso-8859-1", "windows-1252"}
_CHARSET = re.compile(r"charset\s*=\s*(?:[\"']\s*)?([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Reach:
    """How far the checker goes, times in seconds. The defaults are the real ones; tests open the loopback."""

    ports: frozenset[int] = frozenset({80, 443, 8080, 8443})
    loopback: bool = False
    authorities: str | None = None  # a file of certificates to trust instead of the usual ones
    connect: float = 5
    read: float = 10
    total: float = 30


EVERYWHERE = Reach()


@dataclass(frozen=True)
class LinkReport:
    """What was found behind a link. `own_domain` and `mentions_year` are None where that cannot be told."""

    reachable: bool
    status: int | None
    own_domain: bool | None
    mentions_year: bool | None
    message: str

    @property
    def verdict(self) -> str:
        """A value of plans.models.Evidence.Check."""
        if self.reachable:
            return "good" if self.own_domain and self.mentions_year else "doubtful"
        return "doubtful" if self.status in CLOSED_TO_ROBOTS else "bad"


class _Stopped(Exception):
    """The checker goes no further; the message says why, in Thai."""


@dataclass(frozen=True)
class _Page:
    """What the last address answered; `whole` unless there was more than is read."""

    url: str
    status: int
    content_type: str
    body: bytes
    whole: bool


def check(url: str, website: str, year: int, reach: Reach = EVERYWHERE) -> LinkReport:
    """Opens a link and looks. `website` is the municipality's (may be empty), `year` of the Buddhist Era."""
    try:
        page = _fetch(url, reach)
    except _Stopped as stopped:
        return LinkReport(False, None, is_own(url, website), None, str(stopped))
    own = is_own(page.url, website)
    if not 200 <= page.status < 300:
        return LinkReport(False, page.status, own, None, _refusal(page.status))
    mentions = _mentions(page, year)
    return LinkReport(True, page.status, own, mentions, _words(page, own, mentions, year))


def _refusal(status: int) -> str:
    if status in CLOSED_TO_ROBOTS:
        return f"เว็บไซต์ไม่ให้ระบบเปิด (รหัส {status}) กรุณาเปิดดูเองโดยไม่เข้าสู่ระบบว่าคนทั่วไปเห็นหรือไม่"
    if status in {404, 410}:
        return f"ไม่พบหน้านี้ในเว็บไซต์ (รหัส {status}) หน้าอาจถูกลบหรือย้าย"
    return f"เว็บไซต์ตอบว่าขัดข้อง (รหัส {status})"


def _words(page: _Page, own: bool | None, mentions: bool | None, year: int) -> str:
    amiss = []
    if own is None:
        amiss.append("ยังไม่ได้บันทึกเว็บไซต์ของเทศบาลในระบบ จึงเทียบไม่ได้ว่าอยู่บนเว็บไซต์ของเทศบาล")
    elif not own:
        amiss.append(f"ไม่ได้อยู่บนเว็บไซต์ของเทศบาล (อยู่ที่ {host_of(page.url)})")
    if mentions is None:
        amiss.append(f"ระบบอ่านเนื้อหาไม่ได้ จึงไม่ทราบว่ากล่าวถึงปี พ.ศ. {year} หรือไม่")
    elif not mentions:
        amiss.append(f"ไม่พบปี พ.ศ. {year} ในเนื้อหา")
    return f"เปิดได้ แต่{' และ'.join(amiss)}" if amiss else f"เปิดได้ อยู่บนเว็บไซต์ของเทศบาล และกล่าวถึงปี พ.ศ. {year}"


# --- Where a link leads -----------------------------------------------------------------------------------------------


def host_of(url: str) -> str:
    """The host in one spelling: lower case, ASCII, no dot at its end; empty where there is none. ValueError."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    return host if host.isascii() else idna.encode(host, uts46=True).decode().rstrip(".")


def is_own(url: str, website: str) -> bool | None:
    """Whether the address is on this site or below it; None where there is no site to compare with."""
    try:
        own = host_of(website if "//" in website else f"//{website}").removeprefix("www.")
        host = host_of(url)
    except ValueError:
        return None
    return (host == own or host.endswith(f".{own}")) if own else None


def problem(url: str, reach: Reach = EVERYWHERE) -> str:
    """Why the checker would not even try, in Thai; empty when it would. Looks at the address only, asks no server."""
    try:
        parts, host = urlsplit(url), host_of(url)
        port = parts.port if parts.port is not None else {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError:
        return _INVALID
    if parts.scheme not in {"http", "https"}:
        return "ลิงก์ต้องขึ้นต้นด้วย http:// หรือ https://"
    if not host or re.search(r"[\s\\\x00-\x1f\x7f]", url):
        return _INVALID
    if "@" in parts.netloc:
        return "ลิงก์ต้องไม่มีชื่อผู้ใช้หรือรหัสผ่านอยู่ข้างใน"
    if port not in reach.ports:
        return f"ลิงก์ใช้พอร์ต {port} ซึ่งไม่ใช่พอร์ตของเว็บไซต์ทั่วไป"
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return "" if reach.loopback else _PRIVATE
    with contextlib.suppress(ValueError):
        if not _is_public(host.partition("%")[0], reach):
            return _PRIVATE
    return ""


def _is_public(address: str, reach: Reach) -> bool:
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return _is_public(str(ip.ipv4_mapped), reach)
        if ip.is_site_local:
            return False
    if ip.is_loopback:
        return reach.loopback
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def _check_addresses(url: str, reach: Reach) -> None:
    """Every address of the host must be public, whichever of them will be asked."""
    try:
        found = socket.getaddrinfo(host_of(url), None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _Stopped(f"ไม่พบเว็บไซต์ชื่อ {host_of(url)}") from error
    if not all(_is_public(str(sockaddr[0]).partition("%")[0], reach) for *_, sockaddr in found):
        raise _Stopped(_PRIVATE)


# --- Going there ------------------------------------------------------------------------------------------------------


def _fetch(url: str, reach: Reach) -> _Page:
    """The page at the end of the redirections. Raises _Stopped."""
    start = time.monotonic()
    config = Config(
        ip_filter_enable=True,
        ip_filter_allow_loopback_ips=reach.loopback,
        never_redirect=True,
        default_timeout=(reach.connect, reach.read),
        user_agent_override="Mozilla/5.0 (compatible; ITA-Portal link check)",
    )
    try:
        with Manager(config).get_session() as session, Deadline(reach.total) as deadline:
            session.trust_env = False  # no proxy, no password of this machine's
            deadline.watch(session)
            for _ in range(REDIRECTS + 1):
                if why := problem(url, reach):
                    raise _Stopped(why)
                _check_addresses(url, reach)
                with _answer(session, url, reach) as response:
                    target = session.get_redirect_target(response)
                    if target is None:
                        page = _read(response, url)
                        if time.monotonic() - start >= reach.total:  # shutting looks like the page's end
                            raise _Stopped(_SLOW)
                        return page
                session.cookies.update(response.cookies)  # some sites send round in circles without theirs
                url = urljoin(url, target)
            raise _Stopped("ลิงก์นี้ส่งต่อไปเรื่อย ๆ ไม่สิ้นสุด")
    except InvalidIPAddress as error:
        raise _Stopped(_PRIVATE) from error
    except (requests.RequestException, OSError, ValueError) as error:
        too_slow = isinstance(error, requests.Timeout) or time.monotonic() - start >= reach.total
        raise _Stopped(_SLOW if too_slow else _why(error)) from error


@contextlib.contextmanager
def _answer(session: requests.Session, url: str, reach: Reach) -> Iterator[requests.Response]:
    """One answer, its body not read yet. Past the session's own `send`: that reads a redirection's body to its end."""
    request = session.prepare_request(requests.Request("GET", url))
    verify: bool | str = reach.authorities or True
    timeout = (reach.connect, reach.read)
    response = session.get_adapter(url).send(request, stream=True, timeout=timeout, verify=verify, proxies={})
    with contextlib.closing(response):
        yield response


def _read(response: requests.Response, url: str) -> _Page:
    body = b""
    for chunk in response.iter_content(64 * 1024):
        body += chunk
        if len(body) > READ_BYTES:
            break
    whole = len(body) <= READ_BYTES
    return _Page(url, response.status_code, response.headers.get("Content-Type", ""), body[:READ_BYTES], whole)


def _why(error: Exception) -> str:
    if isinstance(error, requests.exceptions.SSLError):
        said = str(error)
        if "expired" in said:
            return "ใบรับรองความปลอดภัย (https) ของเว็บไซต์หมดอายุ ผู้เปิดจะเห็นคำเตือน กรุณาแจ้งผู้ดูแลเว็บไซต์"
        if "doesn't match" in said or "mismatch" in said:
            return "ใบรับรองความปลอดภัย (https) ไม่ใช่ของเว็บไซต์ชื่อนี้ ผู้เปิดจะเห็นคำเตือน กรุณาแจ้งผู้ดูแลเว็บไซต์"
        if "CERTIFICATE_VERIFY_FAILED" in said:
            return "ใบรับรองความปลอดภัย (https) ของเว็บไซต์ไม่น่าเชื่อถือหรือติดตั้งไม่ครบ กรุณาแจ้งผู้ดูแลเว็บไซต์"
        return "เว็บไซต์เชื่อมต่อแบบปลอดภัย (https) ไม่ได้"
    if isinstance(error, requests.ConnectionError):
        return "ติดต่อเว็บไซต์นี้ไม่ได้"
    if isinstance(error, requests.exceptions.ContentDecodingError | requests.exceptions.ChunkedEncodingError):
        return "เว็บไซต์ส่งข้อมูลมาไม่ครบ"
    return _INVALID


# --- What it says -----------------------------------------------------------------------------------------------------


def _mentions(page: _Page, year: int) -> bool | None:
    """Whether the page speaks of the year, in Thai or Arabic digits; None where it cannot be read."""
    said = _text(page)
    if re.search(rf"(?<![0-9]){year}(?![0-9])", to_arabic(said)):
        return True
    return False if page.whole and said.strip() else None


def _text(page: _Page) -> str:
    """The words of a web page, a text or a PDF; nothing of any other file."""
    if page.body.startswith(b"%PDF-"):
        try:
            return pdf.text(page.body) if page.whole else ""
        except (pdf.Broken, pdf.NeedsPassword, Busy):
            return ""
    kind = page.content_type.lower()
    if "html" in kind or page.body.lstrip()[:1] == b"<":
        return words_of_page(decoded(page.body, page.content_type))
    return decoded(page.body, page.content_type) if kind.startswith("text/") or "json" in kind else ""


def decoded(body: bytes, content_type: str) -> str:
    """The text in the encoding that is declared, in the header or else in the page; else UTF-8 or Windows-874."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", "replace")
    declared = _CHARSET.search(content_type) or _CHARSET.search(body[:4096].decode("ascii", "replace"))
    name = declared[1].lower() if declared else ""
    if name in _THAI:
        return body.decode("cp874", "replace")
    if name in _ENCODINGS:
        return body.decode(name, "replace")
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body.decode("cp874", "replace")
