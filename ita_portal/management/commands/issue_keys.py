"""issue_keys [CODE …] [--root FILE] [--rotate | --stolen]"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.management.municipality import find_municipality
from accounts.models import Municipality
from accounts.tenancy import open_all
from approvals.models import Route
from documents import keys
from documents.authority import AuthorityError
from ita_portal.management.root_key import add_root, opened_root


class Command(BaseCommand):
    help = "ออกกุญแจที่รับรองลายมือชื่อในเอกสารของเทศบาล: ที่ยังไม่มี ที่เปลี่ยนชื่อ หรือเปลี่ยนใหม่"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "municipalities", nargs="*", metavar="CODE", help="รหัสหรือชื่อเทศบาล ถ้าไม่ระบุ คือทุกแห่งที่มีเส้นทางการเสนอ"
        )
        add_root(parser)
        again = parser.add_mutually_exclusive_group()
        again.add_argument("--rotate", action="store_true", help="ออกแทนกุญแจที่ยังใช้อยู่ด้วย")
        again.add_argument("--stolen", action="store_true", help="เหมือน --rotate และเพิกถอนกุญแจเดิม เพราะอาจอยู่ในมือผู้อื่น")

    def handle(self, *args: Any, **options: Any) -> None:
        again = options["rotate"] or options["stolen"]
        if again and not options["municipalities"]:
            raise CommandError("ระบุเทศบาลที่จะเปลี่ยนกุญแจ", returncode=2)
        if not keys.passphrase():
            raise CommandError("ไม่มีรหัสผ่านของกุญแจ (ITA_KEYS_PASSPHRASE) ให้ใช้คำสั่งนี้ในส่วน worker")
        places = [find_municipality(text) for text in options["municipalities"]] or _with_route()
        files = keys.files()
        places = [place for place in places if again or not files.speaks_for(place.code, place.name)]
        root = opened_root(options) if places else None
        for place in places:
            assert root is not None
            try:
                keys.issue(place, root, stolen=options["stolen"])
            except AuthorityError as error:
                raise CommandError(f"{place.code} {place.name}: ออกกุญแจไม่ได้ ({error})") from error
            self.stdout.write(f"{place.code} {place.name}: ออกกุญแจแล้ว")
        self.stdout.write(f"ออกกุญแจ {len(places)} แห่ง")


def _with_route() -> list[Municipality]:
    """Those that can make papers."""
    with open_all():
        return list(Municipality.objects.filter(pk__in=Route.objects.values("municipality")).order_by("code"))
