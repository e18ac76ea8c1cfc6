"""The link checker against real servers; and where it must never go, with nothing but its defaults."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plans.evidence import links
from plans.evidence.links import LinkReport, Reach, check, is_own, problem
from tests.plans.evidence import samples
from tests.plans.evidence.websites import Site, certificate, raw, serving

YEAR = 2569
PRIVATE = "ที่อยู่ภายในเครือข่าย"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


def reach(port: int, **more: Any) -> Reach:
    near: dict[str, Any] = {"ports": frozenset({port}), "loopback": True, "connect": 2, "read": 2, "total": 10}
    return Reach(**near | more)


def look(site: Site, path: str = "/", website: str = "http://127.0.0.1/", **more: Any) -> LinkReport:
    return check(f"http://127.0.0.1:{site.port}{path}", website, YEAR, reach(site.port, **more))


# --- What is found ----------------------------------------------------------------------------------------------------


def test_a_page_of_the_own_site_that_speaks_of_the_year_is_good(site: Site) -> None:
    site.says("/", "<html><body>รายงานผล ปีงบประมาณ พ.ศ. ๒๕๖๙</body></html>")
    report = look(site)
    assert report == LinkReport(True, 200, True, True, "เปิดได้ อยู่บนเว็บไซต์ของเทศบาล และกล่าวถึงปี พ.ศ. 2569")
    assert report.verdict == "good"


@pytest.mark.parametrize(
    ("website", "body", "words"),
    [
        ("https://ban.go.th/", "ปี 2569", "เปิดได้ แต่ไม่ได้อยู่บนเว็บไซต์ของเทศบาล (อยู่ที่ 127.0.0.1)"),
        ("http://127.0.0.1/", "ปี 2568", "เปิดได้ แต่ไม่พบปี พ.ศ. 2569 ในเนื้อหา"),
        (
            "https://ban.go.th",
            "ปี 2568",
            "เปิดได้ แต่ไม่ได้อยู่บนเว็บไซต์ของเทศบาล (อยู่ที่ 127.0.0.1) และไม่พบปี พ.ศ. 2569 ในเนื้อหา",
        ),
        ("", "ปี 2569", "เปิดได้ แต่ยังไม่ได้บันทึกเว็บไซต์ของเทศบาลในระบบ จึงเทียบไม่ได้ว่าอยู่บนเว็บไซต์ของเทศบาล"),
    ],
)
def test_what_is_amiss_is_said(site: Site, website: str, body: str, words: str) -> None:
    site.says("/", f"<p>{body}</p>")
    report = look(site, website=website)
    assert (report.message, report.verdict, report.reachable) == (words, "doubtful", True)


@pytest.mark.parametrize(
    ("body", "content_type", "mentions"),
    [
        ("ปี ๒๕๖๙".encode("cp874"), "text/html; charset=tis-620", True),
        ("ปี ๒๕๖๙".encode("cp874"), "text/html; charset=windows-874", True),
        ("<meta charset='TIS-620'>ปี ๒๕๖๙".encode("cp874"), "text/html", True),
        ("ปี ๒๕๖๙".encode("cp874"), "text/html", True),
        ("ปี ๒๕๖๙".encode("utf-16"), "text/html", True),
        ("ปี ๒๕๖๙".encode(), "text/html; charset=punycode", True),
        ("ปี ๒๕๖๙".encode(), "text/plain", True),
        (b"<table><tr><td>2569</td><td>1</td></tr></table>", "text/html", True),
        (b"<script>var y = 2569</script><p>old</p>", "text/html", False),
        (b"<a href='/2569/'>old</a><!-- 2569 -->", "text/html", False),
        (b"<p>125690 baht</p>", "text/html", False),
        (b"<?xml version='1.0' encoding='utf-8'?><p>2569</p>", "application/xhtml+xml", True),
        (b"", "text/html", None),
        (b"\x89PNG\r\n\x1a\n2569", "image/png", None),
        (samples.pdf_saying("Report 2569"), "application/octet-stream", True),
        (samples.pdf_saying("Report 2568"), "application/pdf", False),
        (samples.pdf(), "application/pdf", None),
        (b"%PDF-1.4 broken 2569", "application/pdf", None),
        (b"<p>" + b"x" * links.READ_BYTES + b"2569", "text/html", None),
        (b"<p>2569" + b"x" * links.READ_BYTES, "text/html", True),
    ],
)
def test_the_year_is_looked_for_in_what_a_person_reads(
    site: Site, body: bytes, content_type: str, mentions: bool | None
) -> None:
    site.says("/", body, content_type)
    report = look(site)
    assert report.mentions_year is mentions
    assert report.verdict == ("good" if mentions else "doubtful")


def test_a_packed_answer_is_unpacked_and_no_further_than_it_is_read(site: Site) -> None:
    packed = gzip.compress(b"<p>2569" + b" " * 100_000_000)
    site.answers["/"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, packed)
    assert look(site).mentions_year is True
    site.answers["/"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"no gzip")
    assert look(site).verdict == "bad"


@pytest.mark.parametrize(
    ("status", "verdict", "words"),
    [(404, "bad", "ไม่พบหน้านี้"), (410, "bad", "ไม่พบ"), (500, "bad", "ขัดข้อง"), (403, "doubtful", "กรุณาเปิดดูเอง")],
)
def test_a_refusal_is_told_apart(site: Site, status: int, verdict: str, words: str) -> None:
    site.says("/", "ปี 2569", status=status)
    report = look(site)
    assert (report.reachable, report.status, report.verdict, report.mentions_year) == (False, status, verdict, None)
    assert words in report.message


@pytest.mark.parametrize(
    ("url", "website", "own"),
    [
        ("https://www.ban.go.th/x", "http://ban.go.th", True),
        ("https://ban.go.th./x", "http://www.ban.go.th/index.php", True),
        ("https://data.ban.go.th/x", "www.ban.go.th", True),
        ("https://BAN.GO.TH", "https://ban.go.th", True),
        ("https://เทศบาล.ไทย/x", "https://xn--o3cg7ak5c9d.xn--o3cw4h", True),
        ("https://notban.go.th/", "https://ban.go.th", False),
        ("https://ban.go.th.evil.com/", "https://ban.go.th", False),
        ("https://evil.com/ban.go.th", "https://ban.go.th", False),
        ("https://ban.go.th/", "", None),
    ],
)
def test_the_own_domain(url: str, website: str, own: bool | None) -> None:
    assert is_own(url, website) is own


# --- Redirections and failures ----------------------------------------------------------------------------------------


def test_redirections_are_followed_and_the_last_address_counts(site: Site) -> None:
    site.sends_on("/", "/a", b"", **{"Set-Cookie": "seen=1"})
    site.sends_on("/a", f"http://127.0.0.1:{site.port}/b?x=ไทย".encode().decode("latin-1"))
    site.says("/b?x=%E0%B9%84%E0%B8%97%E0%B8%A2", "ปี 2569")
    assert look(site).verdict == "good"
    assert [path for path, _ in site.asked][-1].startswith("/b?x=%E0%B9%84")
    assert site.asked[1][1]["Cookie"] == "seen=1"


def test_redirections_end(site: Site) -> None:
    site.sends_on("/", "/")
    assert "ไม่สิ้นสุด" in look(site).message
    assert len(site.asked) == links.REDIRECTS + 1


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("http://169.254.169.254/latest/meta-data/", PRIVATE),
        ("http://10.0.0.1/", PRIVATE),
        ("http://[::ffff:10.0.0.1]/", PRIVATE),
        ("//192.168.1.1/", PRIVATE),
        ("file:///etc/passwd", "http://"),
        ("ftp://ban.go.th/", "http://"),
        ("gopher://127.0.0.1:6379/_FLUSHALL", "http://"),
        ("javascript:alert(1)", "http://"),
        ("http://user:secret@ban.go.th/", "รหัสผ่าน"),
        ("http://ban.go.th:22/", "พอร์ต 22"),
        ("http://[broken/", "ไม่ถูกต้อง"),
        ("http://ban.go.th:99999/", "ไม่ถูกต้อง"),
    ],
)
def test_a_redirection_is_judged_like_a_link(site: Site, target: str, words: str) -> None:
    site.sends_on("/", target)
    report = look(site, ports=frozenset({site.port, 80}))
    assert words in report.message
    assert report.verdict == "bad"


def drip(start: bytes) -> Callable[[socket.socket], None]:
    """A server that says `start` and then a letter ten times a second, for forty seconds."""

    def behave(client: socket.socket) -> None:
        client.sendall(start)
        for _ in range(400):
            client.sendall(b"a")
            time.sleep(0.1)

    return behave


def test_the_body_of_a_redirection_is_not_read(site: Site) -> None:
    site.says("/b", "ปี 2569")
    there = f"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{site.port}/b\r\nContent-Length: 9999\r\n\r\n"
    with raw(drip(there.encode())) as port:
        ports = frozenset({port, site.port})
        report = check(f"http://127.0.0.1:{port}/", "http://127.0.0.1/", YEAR, reach(port, ports=ports, total=5))
    assert report.verdict == "good"


def test_a_server_that_drips_is_left() -> None:
    for start in (b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n2569 "):
        with raw(drip(start)) as port:
            started = time.monotonic()
            report = check(f"http://127.0.0.1:{port}/", "", YEAR, reach(port, total=1))
            assert time.monotonic() - started < 25  # well before the server ends by itself
            assert (report.message, report.verdict) == ("เว็บไซต์ตอบช้าเกินไป", "bad")


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"])
def test_a_server_that_speaks_nonsense_cannot_be_opened(answer: bytes) -> None:
    with raw(lambda client: client.sendall(answer)) as port:
        assert check(f"http://127.0.0.1:{port}/", "", YEAR, reach(port)).verdict == "bad"


def test_silence_and_a_closed_port_are_told(site: Site) -> None:
    with raw(lambda client: time.sleep(1)) as port:
        report = check(f"http://127.0.0.1:{port}/", "", YEAR, reach(port, read=0.3))
    assert report.message == "เว็บไซต์ตอบช้าเกินไป"
    with socket.create_server(("127.0.0.1", 0)) as server:
        free = server.getsockname()[1]
    assert check(f"http://127.0.0.1:{free}/", "", YEAR, reach(free)).message == "ติดต่อเว็บไซต์นี้ไม่ได้"


# --- Certificates -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "days", "trusted", "words"),
    [
        ("127.0.0.1", 30, True, "เปิดได้"),
        ("127.0.0.1", 30, False, "ไม่น่าเชื่อถือหรือติดตั้งไม่ครบ"),
        ("127.0.0.1", -1, True, "หมดอายุ"),
        ("ban.go.th", 30, True, "ไม่ใช่ของเว็บไซต์ชื่อนี้"),
    ],
)
def test_certificates_are_checked(tmp_path: Path, name: str, days: int, trusted: bool, words: str) -> None:
    context, public = certificate(tmp_path, name, days)
    with serving(context) as site:
        site.says("/", "ปี 2569")
        allowed = reach(site.port, authorities=public if trusted else None)
        report = check(f"https://127.0.0.1:{site.port}/", "https://127.0.0.1", YEAR, allowed)
    assert words in report.message
    assert report.verdict == ("good" if words == "เปิดได้" else "bad")


def test_plain_http_on_a_secure_port_is_told(site: Site) -> None:
    report = check(f"https://127.0.0.1:{site.port}/", "", YEAR, reach(site.port))
    assert report.message == "เว็บไซต์เชื่อมต่อแบบปลอดภัย (https) ไม่ได้"


# --- Where it never goes: the defaults, save for the port a real server listens on ------------------------------------


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "LOCALHOST.",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "0x7f000001",
        "0177.0.0.1",
        "017700000001",
        "127.0.0.1.",
        "①②⑦.⓪.⓪.①",
        "0.0.0.0",  # noqa: S104 - nothing is bound
        "0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[0:0:0:0:0:ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1%25lo]",
        "[fc00::1]",
        "[fec0::1]",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "intern.local",
    ],
)
def test_private_addresses_are_never_asked(site: Site, host: str) -> None:
    site.says("/", "ปี 2569")
    defaults = replace(Reach(), ports=frozenset({site.port}), connect=1)
    report = check(f"http://{host}:{site.port}/", "", YEAR, defaults)
    assert PRIVATE in report.message
    assert (report.verdict, site.asked) == ("bad", [])


def names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
    """The outside world's name service gives these answers, one after the other."""
    waiting = list(answers)

    def getaddrinfo(host: str, port: int | None, *_: object, **__: object) -> list[Any]:
        found = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port or 0)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


@pytest.mark.parametrize(
    "answers", [[["127.0.0.1"]], [["10.0.0.5"]], [["203.150.1.1", "127.0.0.1"]], [["203.150.1.1"], ["127.0.0.1"]]]
)
def test_a_name_that_leads_to_a_private_address_is_never_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch, answers: list[list[str]]
) -> None:
    """The last one says one thing when it is judged and another when it is asked."""
    names(monkeypatch, *answers)
    report = check(f"http://rebind.example.com:{site.port}/", "", YEAR, Reach(ports=frozenset({site.port})))
    assert PRIVATE in report.message
    assert site.asked == []


def test_a_name_nobody_has_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    report = check("https://nobody.go.th/", "https://nobody.go.th", YEAR)
    assert (report.message, report.own_domain) == ("ไม่พบเว็บไซต์ชื่อ nobody.go.th", True)


def test_a_proxy_of_this_machine_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.says("/", "ปี 2569")
    with serving() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("no_proxy", "")
        assert look(site).verdict == "good"
        assert proxy.asked == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://ban.go.th/", "http://"),
        ("javascript:alert(1)", "http://"),
        ("ban.go.th", "http://"),
        ("http:///x", "ไม่ถูกต้อง"),
        ("http://ban.go.th\\@127.0.0.1/", "ไม่ถูกต้อง"),
        ("http://ban.go.th/\r\nX: 1", "ไม่ถูกต้อง"),
        ("http://ban.go.th:0/", "พอร์ต"),
        ("http://ban.go.th:6379/", "พอร์ต 6379"),
        ("http://a@ban.go.th/", "รหัสผ่าน"),
        ("http://127.0.0.1/", PRIVATE),
        ("http://[::1]/", PRIVATE),
        ("http://ban.go.th/", ""),
        ("https://ban.go.th:8443/ก?ข=ค", ""),
        ("https://เทศบาล.ไทย/", ""),
    ],
)
def test_what_an_address_alone_gives_away(url: str, words: str) -> None:
    assert words in problem(url)
    assert bool(problem(url)) == bool(words)
