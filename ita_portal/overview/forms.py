"""What an officer chooses in the overview: lists that act at once and come back as they were left."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from accounts.editing.remembered import RememberedList
from accounts.models import Municipality, User
from ita_portal.overview.facts import MISSING, ORDERS
from ita_portal.overview.reading import Choice, ToldYear, places_of, told_of, years_with_results
from scores.levels import UNKNOWN_LEVEL
from scores.rules import Rules

PLACE = "overview"
KEPT = ("sort", "province", "district", "type", "level", "lacking")  # the year is always the newest at first


def _list() -> forms.Select:
    return forms.Select({"class": "form-select"})


class ChoiceForm(forms.Form):
    """The lists; whatever is not understood falls back to everything. `at` names the municipality that is ringed."""

    year = forms.TypedChoiceField(label="ผลปี", coerce=int, widget=_list())
    sort = forms.ChoiceField(label="เรียง", required=False, choices=list(ORDERS.items()), widget=_list())
    province = forms.ChoiceField(label="จังหวัด", required=False, widget=_list())
    district = forms.ChoiceField(label="อำเภอ", required=False, widget=_list())
    type = forms.ChoiceField(label="ประเภท", required=False, widget=_list())
    level = forms.ChoiceField(label="ระดับ", required=False, widget=_list())
    lacking = forms.BooleanField(label="ขาดเอกสาร", required=False, widget=forms.HiddenInput)
    at = forms.CharField(required=False, max_length=7, widget=forms.HiddenInput)
    page = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, user: User, data: QueryDict) -> None:
        self.user = user
        self.years = years = years_with_results()
        first = {"year": str(years[0]) if years else ""}
        self.remembered = RememberedList(user, PLACE, KEPT, data.dict())
        given = self.remembered.choice()
        super().__init__(first | {name: value for name, value in given.items() if isinstance(value, str)})
        provinces, districts = places_of(user, self.data.get("province", ""))
        self.only_province = provinces[0] if len(provinces) == 1 else ""
        self._offer("year", [(year, f"ผลปี {year}") for year in years])
        self._offer("province", [("", "ทุกจังหวัด"), *((name, name) for name in provinces)])
        self._offer("district", [("", "ทุกอำเภอ"), *((name, name) for name in districts)])
        self.full_clean()
        self.year_shown: int = self.cleaned_data.get("year") or (years[0] if years else 0)
        self.told: dict[str, ToldYear] = told_of(user, Choice(self.year_shown)) if years else {}
        kinds = [(value, label) for value, label in Municipality.Type.choices if value in self.told]
        levels = list(dict.fromkeys(name for told in self.told.values() for name in told.marks))
        self._offer("type", [("", "ทุกประเภท"), *kinds])
        self._offer("level", [("", "ทุกระดับ"), *((name, name) for name in (*levels, UNKNOWN_LEVEL, MISSING))])

    def _offer(self, name: str, choices: list[tuple[object, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # choice fields

    @property
    def ruled(self) -> Rules | None:
        """The year's rules, of the first kind of agency that has any: there is one assessment for all kinds."""
        return next((told.rules for told in self.told.values() if told.rules), None)

    def choice(self) -> Choice | None:
        """What was chosen; None where there is no year with results."""
        self.full_clean()
        data = self.cleaned_data
        if not self.years:
            return None
        self.remembered.remember(data)
        kept = {name: data.get(name) or "" for name in KEPT if name != "lacking"}
        return Choice(year=self.year_shown, lacking=bool(data.get("lacking")), **kept)

    @property
    def place(self) -> str:
        """Whose municipalities are looked at, in words."""
        data = self.cleaned_data
        province = data.get("province") or self.only_province
        words = [f"อำเภอ{data['district']}"] if data.get("district") else []
        return " ".join([*words, f"จังหวัด{province}" if province else "ทุกจังหวัดที่ดูแล"])

    @property
    def lists(self) -> list[forms.BoundField]:
        """The lists that have something to choose from."""
        return [
            self[name]
            for name in ("year", "sort", "level", "province", "district", "type")
            if len(self.fields[name].choices) > 2 or name == "year"  # type: ignore[attr-defined]  # choice fields
        ]

    @property
    def narrowed(self) -> list[str]:
        """What the table is narrowed by, in words."""
        data = self.cleaned_data
        words = [str(data[name]) for name in ("level", "province", "district") if data.get(name)]
        words += [Municipality.Type(data["type"]).label] if data.get("type") else []
        return words + (["ขาดเอกสาร"] if data.get("lacking") else [])

    @property
    def cleared(self) -> str:
        """The address that narrows nothing and keeps year and order; an empty list is a choice, too."""
        kept = {name: self.cleaned_data.get(name) or "" for name in ("year", "sort")}
        return urlencode({**dict.fromkeys(KEPT, ""), **kept})

    def query(self, **changes: object) -> str:
        """The choice as an address has it, with some values changed; what is not chosen is left out."""
        chosen = {name: self.cleaned_data.get(name) for name in self.fields} | changes
        return urlencode(
            {name: "on" if value is True else value for name, value in chosen.items() if value or name == "province"}
        )
