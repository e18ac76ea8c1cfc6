"""Forms of the people of a municipality, their positions, and who acts for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.core.paginator import Page, Paginator
from django.forms import BaseFormSet, formset_factory

from accounts.date_fields import ThaiDateField
from accounts.editing.shared_forms import SharedForm
from accounts.editing.text_fields import LineField
from accounts.models import ActingAppointment, Municipality, Position, Role, Unit
from accounts.people.actions import PersonFields
from accounts.people.members import Person
from accounts.people.pasting import LONGEST_PASTE, MOST_ROWS, PastedRow, one_line
from accounts.people.usernames import ALLOWED, propose_username
from accounts.unit_tree import unit_choices
from thai.numbers import whole_number

LONGEST = {"max_length": "ยาวเกินไป กรุณาย่อให้สั้นลง"}


PAGE = 50  # rows of a list


class SearchForm(forms.Form):
    """Words that are looked for in a list."""

    search = forms.CharField(required=False, max_length=100, strip=True)

    @property
    def words(self) -> str:
        """What is looked for; nothing where it cannot be understood."""
        self.is_valid()
        return str(self.cleaned_data.get("search", ""))


class PagedSearchForm(SearchForm):
    """Words, and which page of what is found."""

    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def page_of(self, found: Any) -> Page[Any]:
        """The page that is asked for; the first where it cannot be understood."""
        number = self.cleaned_data.get("page") if self.is_valid() else None
        return Paginator(found, PAGE).get_page(number or 1)


def position_choices(people: Iterable[Person]) -> list[tuple[str, str]]:
    """The positions with whoever holds them."""
    holders: dict[int, list[str]] = {}
    for person in people:
        for position in person.positions:
            holders.setdefault(position.pk, []).append(person.user.name)
    return [
        (str(position.pk), " · ".join([position.title, *holders.get(position.pk, [])]))
        for position in Position.objects.order_by("title")
    ]


class PersonForm(SharedForm):
    """Somebody's name, e-mail, roles, unit and position here."""

    name = LineField(
        label="ชื่อ–นามสกุล",
        max_length=150,
        help_text="พิมพ์ใต้ลายมือชื่อในเอกสาร",
        error_messages={"required": "กรุณาพิมพ์ชื่อ–นามสกุล", **LONGEST},
    )
    email = forms.EmailField(
        label="อีเมล",
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={"invalid": "อีเมลไม่ครบ เช่น name@example.go.th", **LONGEST},
    )
    roles = forms.MultipleChoiceField(
        label="บทบาท",
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "กรุณาเลือกบทบาทอย่างน้อยหนึ่งอย่าง", "invalid_choice": "ไม่มีบทบาทนี้"},
    )
    unit = forms.ChoiceField(
        label="หน่วยงาน", required=False, error_messages={"invalid_choice": "ไม่มีหน่วยงานนี้แล้ว กรุณาเลือกใหม่"}
    )
    position = forms.ChoiceField(
        label="ตำแหน่ง", required=False, error_messages={"invalid_choice": "ไม่มีตำแหน่งนี้แล้ว กรุณาเลือกใหม่"}
    )

    def __init__(
        self,
        municipality: Municipality,
        people: Iterable[Person],
        stored: Mapping[str, Any],
        data: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(stored, data)
        choices = {"unit": unit_choices(municipality), "position": position_choices(people)}
        for name, offered in choices.items():
            cast(Any, self.fields[name]).choices = [("", "ไม่ระบุ"), *offered]

    def person(self) -> PersonFields:
        """What is set, once all is valid."""
        found = self.cleaned_data
        return PersonFields(
            found["name"],
            found["email"],
            tuple(found["roles"]),
            Unit.in_use().get(pk=found["unit"]) if found["unit"] else None,
            Position.objects.get(pk=found["position"]) if found["position"] else None,
        )


class NewPersonForm(PersonForm):
    """The same of somebody new, with the name to sign in by."""

    username = forms.RegexField(
        ALLOWED,
        label="ชื่อผู้ใช้",
        required=False,
        help_text="ใช้เข้าสู่ระบบ เว้นว่างไว้ได้ ระบบตั้งให้จากอีเมลหรือบทบาท",
        error_messages={"invalid": "ใช้ตัวอักษรอังกฤษตัวเล็ก ตัวเลข จุด ขีด อย่างน้อย 3 ตัว ขึ้นต้นด้วยตัวอักษรหรือตัวเลข"},
    )
    field_order = ("name", "email", "username", "roles", "unit", "position")

    def username_for(self, municipality: Municipality) -> str:
        """What was typed, else a proposal."""
        found = self.cleaned_data
        return str(found["username"]) or propose_username(municipality, found["email"], found["roles"][0])


class PastedRowForm(forms.Form):
    """One row as its preview sends it back."""

    name = forms.CharField(required=False, max_length=300)
    position = forms.CharField(required=False, max_length=300)
    unit = forms.CharField(required=False, max_length=300)
    role = forms.CharField(required=False, max_length=300)
    email = forms.CharField(required=False, max_length=300)
    unit_choice = forms.CharField(required=False, max_length=20)
    position_choice = forms.CharField(required=False, max_length=20)


class BasePastedRows(BaseFormSet):  # type: ignore[type-arg]  # not generic at run time
    """All rows of a preview."""

    @property
    def is_sent(self) -> bool:
        return any(key.startswith("row-") for key in self.data)

    def rows(self) -> list[PastedRow]:
        """The rows, once all is valid."""
        return [PastedRow(**{name: one_line(text) for name, text in f.cleaned_data.items()}) for f in self.forms]


PastedRows = formset_factory(
    PastedRowForm, formset=BasePastedRows, extra=0, max_num=MOST_ROWS, validate_max=True, absolute_max=MOST_ROWS
)


class PeopleTableForm(forms.Form):
    """A table of people, pasted; or, once it was looked at, its rows as the preview sends them back."""

    pasted = forms.CharField(
        label="ตารางที่คัดลอกมา",
        required=False,
        max_length=LONGEST_PASTE,
        strip=False,
        widget=forms.Textarea({"rows": 8}),
        help_text="คัดลอกจาก Excel หรือ Word ทั้งตาราง หัวตารางเรียงอย่างไรก็ได้: ชื่อ · ตำแหน่ง · หน่วยงาน · บทบาท · อีเมล",
        error_messages={"max_length": "ข้อความยาวเกินไป กรุณาแบ่งวาง"},
    )
    add = forms.BooleanField(required=False)  # the button that adds; without it rows are only judged again
    seen = forms.CharField(required=False, max_length=100)  # what they were judged against

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.rows = cast(BasePastedRows, PastedRows(data, prefix="row"))


class SuccessorForm(forms.Form):
    """Who takes over each position of somebody who leaves."""

    def __init__(self, person: Person, people: Iterable[Person], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        others = [other for other in people if other.user != person.user]
        choices = [(str(o.user.pk), " · ".join([o.user.name, *(str(p) for p in o.positions)])) for o in others]
        for position in person.positions:
            self.fields[f"position-{position.pk}"] = forms.ChoiceField(
                label=f"ผู้รับตำแหน่ง{position}ต่อ",
                required=False,
                choices=[("", "ยังไม่มี (ตำแหน่งจะว่าง)"), *choices],
                error_messages={"invalid_choice": "ไม่มีบุคคลนี้แล้ว กรุณาเลือกใหม่"},
            )

    def successors(self) -> dict[int, int]:
        """Position → user, once all is valid."""
        return {int(name.partition("-")[2]): int(user) for name, user in self.cleaned_data.items() if user}


class PositionForm(forms.Form):
    """A position's title."""

    title = LineField(
        label="ชื่อตำแหน่ง",
        max_length=150,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "กรุณาพิมพ์ชื่อตำแหน่ง เช่น ปลัดเทศบาล", **LONGEST},
    )


class AppointForm(forms.Form):
    """Who acts for which position, on which days, by which order."""

    position = forms.ChoiceField(
        label="รักษาราชการแทนตำแหน่ง",
        error_messages={"required": "กรุณาเลือกตำแหน่ง", "invalid_choice": "ไม่มีตำแหน่งนี้แล้ว กรุณาเลือกใหม่"},
    )
    person = forms.ChoiceField(
        label="ผู้รักษาราชการแทน",
        error_messages={"required": "กรุณาเลือกบุคคล", "invalid_choice": "ไม่มีบุคคลนี้แล้ว กรุณาเลือกใหม่"},
    )
    start = ThaiDateField(label="ตั้งแต่วันที่")
    end = ThaiDateField(label="ถึงวันที่")
    order_number = LineField(
        label="คำสั่งที่",
        required=False,
        max_length=ActingAppointment._meta.get_field("order_number").max_length,
        help_text="เช่น 412/2569",
        error_messages=LONGEST,
    )
    order_date = ThaiDateField(label="คำสั่งลงวันที่", required=False)

    def __init__(self, people: Iterable[Person], data: Mapping[str, Any] | None = None, chosen: str = "") -> None:
        super().__init__(data, initial={"position": chosen})
        people = list(people)
        names = [(str(p.user.pk), " · ".join([p.user.name, *(str(o) for o in p.positions)])) for p in people]
        offered = {"position": position_choices(people), "person": names}
        for name, choices in offered.items():
            cast(Any, self.fields[name]).choices = [("", "– เลือก –"), *choices]

    def clean(self) -> dict[str, Any]:
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and end < start:
            self.add_error("end", "วันสุดท้ายต้องไม่ก่อนวันแรก")
        return self.cleaned_data


class OfferForm(forms.Form):
    """Who is asked to work here, too, as what and where."""

    named = LineField(
        label="ชื่อผู้ใช้หรืออีเมลของบัญชีที่มีอยู่",
        max_length=254,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text="ถามจากเจ้าของบัญชี ระบบไม่บอกว่ามีบัญชีนี้หรือไม่",
        error_messages={"required": "กรุณาพิมพ์ชื่อผู้ใช้หรืออีเมล", **LONGEST},
    )
    role = forms.ChoiceField(
        label="บทบาท",
        choices=Role.choices,
        error_messages={"required": "กรุณาเลือกบทบาท", "invalid_choice": "ไม่มีบทบาทนี้"},
    )
    unit = forms.ChoiceField(
        label="หน่วยงาน", required=False, error_messages={"invalid_choice": "ไม่มีหน่วยงานนี้แล้ว กรุณาเลือกใหม่"}
    )

    def __init__(self, municipality: Municipality, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        cast(Any, self.fields["unit"]).choices = [("", "ไม่ระบุ"), *unit_choices(municipality)]

    def unit_chosen(self) -> Unit | None:
        """Where, once all is valid."""
        return Unit.in_use().get(pk=self.cleaned_data["unit"]) if self.cleaned_data["unit"] else None


class KeysField(forms.TypedMultipleChoiceField):
    """Keys of rows, whichever there are: who has meanwhile come in or gone is no mistake of the sender's."""

    def valid_value(self, value: Any) -> bool:
        return True


class ChosenPeopleForm(forms.Form):
    """The keys of people; none of them for everybody."""

    people = KeysField(required=False, coerce=lambda typed: whole_number(typed, digits=18))


class ChosenForm(forms.Form):
    """Which position or role an address chooses beforehand."""

    position = forms.RegexField(r"\A[0-9]{1,18}\Z", required=False)
    role = forms.ChoiceField(choices=Role.choices, required=False)

    @property
    def roles(self) -> list[str]:
        return [self.cleaned_data["role"]] if self.is_valid() and self.cleaned_data["role"] else []

    @property
    def position_key(self) -> str:
        return str(self.cleaned_data.get("position", "")) if self.is_valid() else ""


class IdentityForm(SharedForm):
    """Where a municipality is reached, and the letters before the numbers of its memos."""

    telephone = LineField(
        label="โทรศัพท์",
        required=False,
        max_length=60,
        help_text="พิมพ์ในหัวบันทึกข้อความที่ไม่ได้ใส่หมายเลขไว้เอง",
        error_messages=LONGEST,
    )
    address = LineField(
        label="ที่อยู่",
        required=False,
        max_length=300,
        help_text="เลขที่ ถนน ตำบล และรหัสไปรษณีย์ แสดงในหน้าสาธารณะ อำเภอและจังหวัดมีอยู่แล้ว",
        error_messages=LONGEST,
    )

    website = forms.URLField(
        label="เว็บไซต์",
        required=False,
        max_length=200,
        assume_scheme="https",
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off"}),
        help_text="แสดงในหน้าสาธารณะ เช่น https://www.example.go.th",
        error_messages={"invalid": "ที่อยู่เว็บไซต์ไม่ครบ เช่น https://www.example.go.th", **LONGEST},
    )
    document_prefix = LineField(
        label="รหัสตัวพยัญชนะของหนังสือ",
        required=False,
        max_length=30,
        help_text="นำหน้าเลขในบันทึกข้อความ เช่น ลป 52201",
        error_messages=LONGEST,
    )
