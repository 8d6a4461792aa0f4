"""Compare the exported bases with the script of an intake, line by line."""

from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from tests.handlers.intake import LEARNER, Form, Guest, sides, units
from tests.talk import Town
from tests.telegram_shapes import Shown

Line = dict[str, Any]
MENTEES, MENTORS = "База наставляемых", "База наставников"
CONTACT = "Контактные данные для связи (для несовершеннолетнего – представителя)"
KNOWN_FROM = 14
"""From this age on a learner's own word is needed beside the representative's."""


async def takes_bases(here: Town) -> tuple[Shown, Shown]:
    """Let the curator take both bases away, with names and with codes."""
    olga = here.curator
    await olga.says("/menu")
    await olga.presses_data("pst:1:")
    await olga.presses_data("pst:0:")
    named, coded = olga.documents[-2:]
    assert "codes" not in str(named.file)
    assert "codes" in str(coded.file)
    return named, coded


def lines_of(document: Shown, sheet: str) -> list[Line]:
    """The lines of a sheet by their titles."""
    titles, *rows = load_workbook(BytesIO(document.content))[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, titles), row, strict=True)) for row in rows]


def text_of(document: Shown) -> str:
    """Everything a workbook holds, as text."""
    archive = ZipFile(BytesIO(document.content))
    return "\n".join(archive.read(name).decode() for name in archive.namelist())


def stand_as_written(
    named: Shown, guests: Sequence[Guest], forms: tuple[Form, ...], titles: dict[str, str]
) -> None:
    """Check the bases with names against the script."""
    mentees, mentors = lines_of(named, MENTEES), lines_of(named, MENTORS)
    everybody = {guest.name.full: guest for guest in guests}
    assert [line["№ п/п"] for line in mentees] == list(range(1, len(mentees) + 1))
    for lines, side, key in (
        (mentees, "наставляемый", "ФИО наставляемого"),
        (mentors, "наставник", "ФИО наставника"),
    ):
        wanted = sides(guests, side)
        assert sorted(line[key] for line in lines) == sorted(g.name.full for g in wanted)
        by_form = Counter(titles[form] for guest in wanted for form in _forms_on(guest, side))
        told = [form for line in lines for form in line["Форма наставничества"].split("; ")]
        assert Counter(told) == by_form
    partners = {
        member.name.full: mentor.name.full
        for mentor, members in units(list(guests), forms)
        for member in members
    }
    for line in mentees:
        guest = everybody[line["ФИО наставляемого"]]
        assert line["ФИО наставника"] == partners[guest.name.full]
        assert line["Год (дата) рождения"].date() == guest.born, guest
        assert line["Основной запрос наставляемого"], guest
        assert line["Класс, курс, группа или должность"] == _place(guest), guest
        assert _codes(line["Согласие"]) == consents_of(guest), (guest, line["Согласие"])
        assert line["Статус"] == "одобрено"
        met_in_person = "Лично" in line[CONTACT] or "Через" in line[CONTACT]
        assert met_in_person is not guest.phone, (guest, line[CONTACT])
    for line in mentors:
        members = [name for name, mentor in partners.items() if mentor == line["ФИО наставника"]]
        assert sorted(line["ФИО наставляемого (наставляемых)"].split("; ")) == sorted(members)


def tell_nobody(coded: Shown, guests: Sequence[Guest]) -> None:
    """Check that with codes nobody can be told, and that every code is somebody else's."""
    whole = text_of(coded)
    for guest in guests:
        for word in (guest.name.full, guest.name.family, f"7000{1000000 + guest.number}"):
            assert word not in whole, guest
        assert f"делом № {guest.number}" not in whole
    for sheet, side, key in (
        (MENTEES, "наставляемый", "ФИО наставляемого"),
        (MENTORS, "наставник", "ФИО наставника"),
    ):
        codes = [line[key] for line in lines_of(coded, sheet)]
        assert len(set(codes)) == len(codes) == len(sides(guests, side))
        assert all(code[:2] in ("К-", "У-") and code[2:].isdecimal() for code in codes), codes
    assert all(line["Год (дата) рождения"] is None for line in lines_of(coded, MENTEES))


def consents_of(guest: Guest) -> set[str]:
    """Which consents somebody of this age comes in with."""
    if not guest.is_minor:
        return {"C1"}
    return {"C2", "C3"} if guest.age >= KNOWN_FROM else {"C2"}


def _codes(said: str) -> set[str]:
    return {part.split(",")[0] for part in said.split("; ")}


def _forms_on(guest: Guest, side: str) -> tuple[str, ...]:
    return guest.mentors_in if side == "наставник" else (guest.form,)


def _place(guest: Guest) -> str:
    return guest.group if guest.kind == LEARNER else "Преподаватель"
