"""Write the script of an intake: who takes part, in which form, with what papers; all invented."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from random import Random

from bot.playground.college.names import Name, names
from tests.rosters import HEADINGS, Cells, signed, workbook

COLUMNS = HEADINGS | {
    "kind": "Кто наставник",
    "forms": "Формы",
    "places": "Мест",
    "wants": "Что хочется решить",
    "contact": "Как связаться",
}
LEARNER, TEACHER, EMPLOYEE = "Обучающийся", "Педагог", "Сотрудник предприятия"
TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Guest:
    """Somebody of the script: one participation, or two of one teacher."""

    number: int
    name: Name
    form: str
    role: str
    kind: str
    born: date
    group: str = ""
    places: int = 0
    teaches: tuple[str, ...] = ()
    """The forms somebody mentors in, when the own form does not tell."""

    phone: bool = True

    @property
    def age(self) -> int:
        """How old somebody is on the day of the intake."""
        passed = (TODAY.month, TODAY.day) >= (self.born.month, self.born.day)
        return TODAY.year - self.born.year - (not passed)

    @property
    def is_minor(self) -> bool:
        """Whether a representative signs."""
        return self.age < 18

    @property
    def mentors_in(self) -> tuple[str, ...]:
        """The forms somebody is a mentor in."""
        return () if self.role == "наставляемый" else self.teaches or (self.form,)

    @property
    def met(self) -> str:
        """How somebody without a phone is reached, in the words of their questionnaire."""
        if self.role == "наставник":
            return "Лично, на работе или учёбе"
        return "Через классного или куратора" if self.kind == LEARNER else "Лично, на работе"

    @property
    def papers(self) -> Cells:
        """The cells of the signed sheets."""
        cells = signed(f"{self.number}/26")
        if self.is_minor:
            cells |= {"who": "мать" if self.number % 3 else "отец"}
        return cells | ({"own": f"{self.number}/26-2"} if 14 <= self.age < 18 else {})

    def cells(self, titles: dict[str, str]) -> Cells:
        """The row of a list, without the papers; `titles` are how the forms are called."""
        told = {
            "role": self.role,
            "fio": self.name.full,
            "born": f"{self.born:%d.%m.%Y}",
            "group": self.group,
            "position": {TEACHER: "Преподаватель", EMPLOYEE: "Мастер участка"}.get(self.kind, ""),
        }
        told |= {"phone": f"+7000{1000000 + self.number}"} if self.phone else {"contact": self.met}
        if self.role != "наставник":
            told |= {"request": f"Разобраться с делом № {self.number}"}
            told |= {"wants": "Выбор профессии"} if self.kind == LEARNER else {}
        if self.role != "наставляемый":
            forms = "; ".join(titles[form] for form in self.mentors_in)
            told |= {"kind": self.kind, "forms": forms, "places": str(self.places)}
        return told


@dataclass(frozen=True)
class Form:
    """How many take part in a form, and in which shapes; who the two sides are."""

    code: str
    mentees: str
    mentors: str
    shapes: tuple[int, ...]


COLLEGE = (
    Form("learner-learner", LEARNER, LEARNER, (1,) * 5 + (3,) * 5),
    Form("teacher-learner", LEARNER, TEACHER, (1,) * 4 + (3,) * 4),
    Form("employer-student", LEARNER, EMPLOYEE, (4,) * 5),
    Form("teacher-teacher", TEACHER, TEACHER, (1, 1, 1, 2, 2)),
    Form("employer-teacher", TEACHER, EMPLOYEE, (1, 1)),
)
SCHOOL = (
    Form("learner-learner", LEARNER, LEARNER, (1,) * 8 + (3, 3)),
    Form("teacher-learner", LEARNER, TEACHER, (1, 1, 1, 2, 2, 2, 3)),
    Form("teacher-teacher", TEACHER, TEACHER, (1, 1, 1)),
)
Ages = tuple[tuple[int, int], ...]
COURSES: Ages = ((15, 29), (16, 9), (17, 2), (18, 12), (19, 4))
"""How many mentees of a college are of which age: nine of ten of the first course are minors."""

PUPILS: Ages = ((10, 6), (11, 6), (12, 6), (13, 5), (14, 2), (15, 1))


@dataclass(frozen=True)
class School:
    """What is to be made up: the forms, the ages of learners, how classes are called."""

    forms: tuple[Form, ...]
    ages: Ages
    elders: tuple[int, int]
    """Between which ages learners are mentors."""

    first_year: int
    letter: str

    def group(self, age: int) -> str:
        """The class of somebody of an age."""
        return f"{max(1, age - self.first_year)}{self.letter}"


THE_COLLEGE = School(COLLEGE, COURSES, (18, 20), 14, "-ПД")
THE_SCHOOL = School(SCHOOL, PUPILS, (15, 17), 6, "А")


def script(school: School, seed: int) -> list[Guest]:
    """Make everybody up: mentees first, then mentors, form by form."""
    made, random = names(seed), Random(seed)
    ages = iter([age for age, count in school.ages for _ in range(count)])
    guests: list[Guest] = []
    for form in school.forms:
        for _ in range(sum(form.shapes)):
            age = next(ages) if form.mentees == LEARNER else random.randint(23, 30)
            guests.append(_guest(school, len(guests) + 1, next(made), form.mentees, age))
            guests[-1] = replace(guests[-1], form=form.code)
    for form in school.forms:
        for places in form.shapes:
            elders = school.elders if form.mentors == LEARNER else (35, 60)
            mentor = _guest(
                school, len(guests) + 1, next(made), form.mentors, random.randint(*elders)
            )
            guests.append(replace(mentor, form=form.code, role="наставник", places=places))
    return guests


def _guest(school: School, number: int, name: Name, kind: str, age: int) -> Guest:
    born = date(TODAY.year - age, 1 + number % 10, 1 + number % 28)
    group = school.group(age) if kind == LEARNER else ""
    return Guest(number, name, "", "наставляемый", kind, born, group)


def both_roles(guests: list[Guest], mentee_in: str, mentor_in: str) -> list[Guest]:
    """Let the last mentee of one form be the last mentor of another: one teacher less."""
    mentee = [g for g in guests if g.form == mentee_in and g.role == "наставляемый"][-1]
    mentor = [g for g in guests if g.form == mentor_in and g.role == "наставник"][-1]
    both = replace(mentee, role="оба", teaches=(mentor_in,), places=mentor.places)
    return [both if guest is mentee else guest for guest in guests if guest is not mentor]


def both_forms(guests: list[Guest], one: str, other: str) -> list[Guest]:
    """Let the last mentor of one form be the last of another too: one teacher less."""
    first, second = ([g for g in guests if form in g.mentors_in][-1] for form in (one, other))
    both = replace(first, teaches=(one, other), places=first.places + second.places)
    return [both if guest is first else guest for guest in guests if guest is not second]


def sides(guests: Iterable[Guest], side: str) -> list[Guest]:
    """Those on one side, whoever is on both too."""
    return [guest for guest in guests if guest.role in (side, "оба")]


def units(guests: list[Guest], forms: tuple[Form, ...]) -> list[tuple[Guest, list[Guest]]]:
    """Who is to work with whom: every mentor with as many mentees as the shape says."""
    found: list[tuple[Guest, list[Guest]]] = []
    for form in forms:
        mentees = iter([g for g in sides(guests, "наставляемый") if g.form == form.code])
        mentors = sorted((g for g in guests if form.code in g.mentors_in), key=_own(form))
        for mentor, places in zip(mentors, form.shapes, strict=True):
            found.append((mentor, list(islice(mentees, places))))
        assert not list(mentees)
    return found


def _own(form: Form) -> Callable[[Guest], bool]:
    """Put those whose first form is another behind the others."""
    return lambda guest: guest.form != form.code


def table(rows: Iterable[Cells]) -> bytes:
    """A workbook of rows under the headings of a whole list."""
    lines = [[row.get(column, "") for column in COLUMNS] for row in rows]
    return workbook([list(COLUMNS.values()), *lines])
