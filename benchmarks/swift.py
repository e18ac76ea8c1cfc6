"""OpenStack Swift of this machine's own, from the package registry: a proxy that speaks S3, three servers behind."""

from __future__ import annotations

import http.client
import os
import pwd
import secrets
import socket
import sys
from contextlib import closing
from pathlib import Path

from devtools.processes import Children, ask, run

VERSION = "2.38.3"
FILTERS = (
    *("catch_errors", "proxy_logging", "memcache", "listing_formats", "s3api", "tempauth", "copy", "slo", "dlo"),
    *("symlink", "versioned_writes"),  # of which the second does not load without the first
)


class Swift:
    """Installed and started below `folder`; it ends with `children`. One copy of everything, on one machine."""

    access_key, secret_key = "office:portal", secrets.token_hex(16)

    def __init__(self, children: Children, folder: Path) -> None:
        folder.mkdir()
        self._children, self._folder, self._bin = children, folder, folder / "venv" / "bin"
        self._ports = dict(zip(("proxy", "account", "container", "object"), _free_ports(4), strict=True))
        self.endpoint = f"http://127.0.0.1:{self._ports['proxy']}"

    def install(self) -> None:
        """Into an environment of its own, which goes with the folder."""
        run(sys.executable, "-m", "venv", str(self._folder / "venv"))
        run(str(self._bin / "pip"), "install", "-qq", "--disable-pip-version-check", f"swift=={VERSION}")

    def start(self) -> None:
        """Rings, settings, and the four servers."""
        (self._folder / "swift.conf").write_text(
            f"[swift-hash]\nswift_hash_path_suffix = {secrets.token_hex(8)}\n\n"
            "[storage-policy:0]\nname = single\ndefault = yes\n"
        )
        (self._folder / "devices" / "disk").mkdir(parents=True)
        for kind in ("account", "container", "object"):
            builder = [str(self._bin / "swift-ring-builder"), f"{kind}.builder"]
            device = f"r1z1-127.0.0.1:{self._ports[kind]}/disk"
            for words in (["create", "4", "1", "0"], ["add", device, "1"], ["rebalance"]):
                ask(*builder, *words, cwd=self._folder, check=True)
            app = f"[pipeline:main]\npipeline = {kind}-server\n\n[app:{kind}-server]\nuse = egg:swift#{kind}\n"
            self._write(kind, app, f"devices = {self._folder}/devices\nmount_check = false\n")
            self.begin(kind)
        pipeline = " ".join(name.replace("memcache", "cache") for name in FILTERS)
        filters = "".join(
            f"[filter:{name.replace('memcache', 'cache')}]\nuse = egg:swift#{name}\n{self._options(name)}\n"
            for name in FILTERS
        )
        app = "[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true\n\n"
        self._write("proxy", f"[pipeline:main]\npipeline = {pipeline} proxy-server\n\n{app}{filters}")
        self.begin("proxy")

    def begin(self, kind: str) -> None:
        """One of the four, until it listens."""
        log = open(self._folder / f"{kind}.log", "ab")  # noqa: SIM115 - the server's, for as long as it runs
        server = [str(self._bin / f"swift-{kind}-server"), str(self._folder / f"{kind}.conf"), "-v"]
        self._children.start(f"swift {kind}", *server, cwd=self._folder, stdout=log, stderr=log)
        self._children.wait_until(f"swift {kind}", lambda: _listens(self._ports[kind]))

    def end(self, kind: str) -> None:
        """Takes one of the four away, as a machine goes that loses its power."""
        [child] = [child for child in self._children.running if child.name == f"swift {kind}"]
        child.process.kill()
        child.process.wait()
        self._children.running.remove(child)

    def _options(self, name: str) -> str:
        account, user = self.access_key.split(":")
        return {
            "tempauth": f"user_{account}_{user} = {self.secret_key} .admin\n",
            "s3api": "s3_acl = false\nlocation = us-east-1\n",
            "versioned_writes": "allow_object_versioning = true\n",
        }.get(name, "")

    def _write(self, kind: str, body: str, more: str = "") -> None:
        user = pwd.getpwuid(os.getuid()).pw_name
        head = f"[DEFAULT]\nbind_ip = 127.0.0.1\nbind_port = {self._ports[kind]}\nworkers = 0\nuser = {user}\n"
        head += f"swift_dir = {self._folder}\nlog_address = /nowhere\n{more}"
        (self._folder / f"{kind}.conf").write_text(f"{head}\n{body}")


def _free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def _listens(port: int) -> bool:
    try:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            connection.request("GET", "/healthcheck")
            return connection.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
