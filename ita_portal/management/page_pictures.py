"""Pages of the running product as pictures for the documents, from the demonstration's data and with Chromium."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction
from django.test import Client
from PIL import Image, ImageChops

from accounts.models import User

WIDTH, TALLEST = 860, 1600  # pixels of a page
# Of a page what is told about, without what stands on every page.
HIDDEN = "header, .place, footer, .crumbs, .skip"


def write_pictures_of(folder: Path, pages: Callable[[], Iterable[tuple[str, str]]], *, colours: int) -> int:
    """Takes every named page's picture anew into the folder, and says how many; nothing the pages changed
    stays in the database."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        raise CommandError("ไม่พบ Chromium ซึ่งใช้ถ่ายภาพหน้าเว็บ")
    with TemporaryDirectory() as place:
        _lay_out(Path(place))
        with transaction.atomic():
            found = dict(pages())
            transaction.set_rollback(True)
        pictures = {name: _picture(chromium, Path(place), html, colours) for name, html in found.items()}
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    for name, picture in pictures.items():
        (folder / f"{name}.png").write_bytes(picture)
    return len(pictures)


def signed_in(username: str) -> Client:
    """Somebody of the demonstration at their browser."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.get(username=username))
    return client


def page(response: Any) -> str:
    """What was answered, as it stands in the browser."""
    if response.status_code != 200:
        raise CommandError(f"{response.request['PATH_INFO']}: {response.status_code}")
    return str(response.content.decode())


def only(shown: str, *parts: str) -> str:
    """The page with nothing but these parts of it, by their selectors."""
    kept = ", ".join(f"{part}, {part} *, :has({part})" for part in parts)
    return f"{shown}<style>main *:not({kept}) {{ display: none !important }}</style>"


def _lay_out(folder: Path) -> None:
    """The pages' styles, scripts and fonts as their addresses name them."""
    static = folder / "static"
    static.mkdir()
    (static / "vendor").symlink_to(settings.VENDOR_DIR)
    for part in (settings.BASE_DIR / "static").iterdir():
        if part.name != "css":
            (static / part.name).symlink_to(part)
    shutil.copytree(settings.BASE_DIR / "static" / "css", static / "css")
    letters = static / "css" / "base.css"  # a page goes without letters that come late, a picture waits for them
    letters.write_text(letters.read_text("utf-8").replace("font-display: optional", "font-display: block"), "utf-8")


def _picture(chromium: str, folder: Path, html: str, colours: int) -> bytes:
    """A page as a PNG of few colours, without what stands on every page."""
    page_file, shot = folder / "page.html", folder / "page.png"
    hidden = f"<style>{HIDDEN} {{ display: none !important }}</style>"
    page_file.write_text(html.replace('="/static/', '="static/') + hidden, "utf-8")
    options = [
        "--virtual-time-budget=3000",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--lang=th",
    ]
    size = f"--window-size={WIDTH},{TALLEST}"
    subprocess.run(  # noqa: S603 - the browser of this machine, on pages of our own
        [chromium, *options, f"--screenshot={shot}", size, page_file.as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with Image.open(shot) as image:
        seen = image.convert("RGB")
    ground = Image.new("RGB", seen.size, seen.getpixel((0, seen.height - 1)))
    box = ImageChops.difference(seen, ground).getbbox() or (0, 0, *seen.size)
    output = io.BytesIO()
    seen.crop((0, 0, WIDTH, min(box[3] + 16, TALLEST))).quantize(colours).save(output, "PNG", optimize=True)
    return output.getvalue()
