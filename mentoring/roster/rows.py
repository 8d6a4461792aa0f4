"""Turn the cells of one line into a row about a person, or into what is wrong with it."""

from dataclasses import replace
from datetime import date
from functools import partial

from pydantic import Field

from mentoring.ages import age_on
from mentoring.consent import Paper
from mentoring.occupations import LEARNERS, MENTORS, TEACHERS
from mentoring.people import MINORS, Bracket, Wish
from mentoring.questionnaire import Catalogue, Choices, Value
from mentoring.questionnaire.checking import read_written
from mentoring.questionnaire.dates import DateLimits, read_date
from mentoring.questionnaire.inputs import read_name, read_text
from mentoring.questionnaire.refusals import NotAnOption
from mentoring.questionnaire.sheets import is_sheet_number
from mentoring.questionnaire.statuses import forbid_statuses
from mentoring.record import Record
from mentoring.roster.columns import columns, folded, spoken
from mentoring.roster.reading import NoSheet, Reading

BORN = DateLimits(not_in_future=True, at_least_years=10, not_before_years=100)
SIGNED = DateLimits(not_in_future=True, not_before_years=5)
GROUP, NUMBER, PLACE = 40, 40, 100
"""The most characters of a class, of a consent's number, of the place where it is kept."""


SHEET = "sheet"
"""How the column of codes calls the letter of those that stand on a sheet."""


class Row(Record):
    """Hold one readable line of a list; `answers` belong to questionnaires by their codes."""

    number: int
    role: Wish
    name: str
    born: date | None = None
    group: str | None = None
    position: str | None = None
    paper: Paper | None = None
    own_paper: Paper | None = None
    relation: str | None = None
    code: int | None = None
    person: int | None = None
    """The number in a code that the chat shows in place of a name."""

    answers: dict[str, dict[str, Value]] = Field(default_factory=dict)
    twin: int | None = None
    """An earlier row of the file with this name and birth date, and not the same signed sheet."""

    again: bool = False
    """Whether an earlier row tells of the same person by the same signed sheet."""

    def bracket(self, today: date) -> Bracket | None:
        """Say how old the person is as far as consents care; None without a birth date."""
        return bracket_of(self.born, today)


def bracket_of(born: date | None, today: date) -> Bracket | None:
    """Return the age bracket of a birth date."""
    if born is None:
        return None
    age = age_on(born, today)
    steps = ((18, Bracket.ADULT), (14, Bracket.FROM_14), (10, Bracket.FROM_10))
    return next((bracket for least, bracket in steps if age >= least), Bracket.UNDER_10)


def read_row(reading: Reading, catalogue: Catalogue) -> Row | None:
    """Return the person a line tells of, or None with the faults noted in `reading`."""
    reading.need("role")
    role = reading.take("role", lambda raw: Wish(_word("role", raw)))
    name = _name(reading)
    born = reading.take("birth_date", lambda raw: read_date(raw, reading.today, BORN))
    group = reading.take("group", lambda raw: _group(raw, reading.choices))
    position = reading.take("position", _position)
    paper, own = _papers(reading)
    relation = reading.take("relation", lambda raw: _word("relation", raw))
    code = reading.take("code", _code)
    bracket = bracket_of(born, reading.today)
    if paper is not None and bracket in MINORS:
        reading.need("relation")  # a sheet for a child says who signed it
    codes = questionnaires_of(role or Wish.MENTEE, bracket, "position" in reading.cells)
    answers = {each: _answers(reading, catalogue, each) for each in codes if each in catalogue}
    if role is None or name is None or reading.faults:
        return None
    return Row(
        number=reading.number,
        role=role,
        name=name,
        born=born,
        group=group,
        position=position,
        paper=paper,
        own_paper=own,
        relation=relation,
        code=code[1] if code and code[0] else None,
        person=code[1] if code and not code[0] else None,
        answers=answers,
    )


def questionnaires_of(role: Wish, bracket: Bracket | None, is_employed: bool) -> tuple[str, ...]:
    """Return the questionnaires that a row answers: an adult with a position is a teacher."""
    mentee = TEACHERS if is_employed and bracket not in MINORS else LEARNERS
    return {Wish.MENTEE: (mentee,), Wish.MENTOR: (MENTORS,), Wish.BOTH: (mentee, MENTORS)}[role]


def _name(reading: Reading) -> str | None:
    parts = ("family", "given", "patronymic")
    if "fio" in reading.titles or "family" not in reading.titles:
        reading.need("fio")
        return reading.take("fio", read_name)
    reading.need("family")
    whole = " ".join(_cased(reading.cells[part]) for part in parts if part in reading.cells)
    joined = replace(reading, cells={"family": whole} if "family" in reading.cells else {})
    return joined.take("family", read_name)  # its faults are noted in the same list


def _cased(part: str) -> str:
    """Write a part of a name as names are written, when a school writes it in capitals."""
    return "-".join(each.capitalize() for each in part.split("-")) if part.isupper() else part


def _word(column: str, raw: str) -> str:
    found = spoken(column).get(folded(raw))
    if found is None:
        raise NotAnOption(raw)
    return found


def _group(raw: str, choices: Choices) -> str:
    """Read a class; where the school has a list of them, as the list writes it."""
    written = read_text(raw, GROUP)
    forbid_statuses(written)
    listed = {_tight(option.text.ru): option.text.ru for option in choices.lists.get("groups", ())}
    if listed and _tight(written) not in listed:
        raise NotAnOption(raw)
    return listed.get(_tight(written), written)


def _position(raw: str) -> str:
    forbid_statuses(raw)
    return read_text(raw, PLACE)


def _tight(text: str) -> str:
    return folded(text).replace(" ", "")


def _code(raw: str) -> tuple[bool, int]:
    """Read a code: whether it stands on a sheet, and its number."""
    letters = "".join(each for each in raw if each.isalpha()).casefold()
    digits = "".join(each for each in raw if each.isdecimal())
    if not digits or len(digits) > 6:
        raise NotAnOption(raw)
    return not letters or spoken("code").get(letters) == SHEET, int(digits)


def _papers(reading: Reading) -> tuple[Paper | None, Paper | None]:
    """Read the signed sheets: the one that is always needed, and the learner's own from 14."""
    number = reading.take("paper_number", _sheet_number)
    dated = reading.take("paper_date", lambda raw: read_date(raw, reading.today, SIGNED))
    place = reading.take("paper_place", lambda raw: read_text(raw, PLACE, 2))
    own = reading.take("own_number", _sheet_number)
    if not {"paper_number", "own_number"} & reading.cells.keys():
        return None, None
    for column in ("paper_number", "paper_date", "paper_place", "birth_date"):
        reading.need(column)
    if number is None or dated is None or place is None:
        return None, None
    paper = Paper(number=number, dated_on=dated, kept_at=place)
    return paper, paper.model_copy(update={"number": own}) if own else None


def _sheet_number(raw: str) -> str:
    number = read_text(raw, NUMBER)
    if not is_sheet_number(number):
        raise NoSheet(raw)
    return number


def _answers(reading: Reading, catalogue: Catalogue, code: str) -> dict[str, Value]:
    questionnaire = catalogue[code]
    given: dict[str, Value] = {}
    for column in columns().values():
        for step in filter(None, map(questionnaire.by_id.get, column.steps)):
            read = partial(read_written, step, choices=reading.choices, answers=given)
            if (value := reading.take(column.id, read)) is not None:
                given[step.id] = value
    return given
