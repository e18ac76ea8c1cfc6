"""How commands name a municipality and a fiscal year."""

from argparse import ArgumentParser

from django.core.management.base import CommandError

from accounts.models import Municipality
from thai.digits import to_arabic
from thai.text import normalise


def add_municipality_and_year(parser: ArgumentParser) -> None:
    """--municipality CODE and --year FY, both required."""
    parser.add_argument("--municipality", required=True, metavar="CODE", help="รหัสหน่วยงาน 7 หลัก หรือชื่อเต็มที่ไม่ซ้ำ")
    parser.add_argument("--year", required=True, type=fiscal_year, metavar="FY", help="ปีงบประมาณ พ.ศ.")


def fiscal_year(text: str) -> int:
    """A fiscal year of the Buddhist Era, in digits of either kind. ValueError for another number."""
    year = int(to_arabic(text))
    if not 2550 <= year <= 2650:
        raise ValueError(text)
    return year


def find_municipality(text: str) -> Municipality:
    """By seven-digit code, or by the exact name where it is unique. CommandError (status 2) otherwise."""
    typed = to_arabic(normalise(text))
    found = list(Municipality.objects.filter(code=typed) or Municipality.objects.filter(name=normalise(text))[:2])
    if len(found) == 1:
        return found[0]
    reason = "มีหลายหน่วยงานที่ใช้ชื่อนี้ กรุณาระบุรหัส" if found else "ไม่รู้จักหน่วยงานนี้"
    raise CommandError(f"{reason}: {text}", returncode=2)
