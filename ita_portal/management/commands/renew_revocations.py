"""renew_revocations [--root FILE]"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from documents import keys
from ita_portal.management.root_key import add_root, opened_root


class Command(BaseCommand):
    help = "ต่ออายุรายการเพิกถอนกุญแจ ปีละครั้ง"

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_root(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        keys.files().renew_list(opened_root(options))
        self.stdout.write("ต่ออายุรายการเพิกถอนแล้ว")
