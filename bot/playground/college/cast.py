"""Say who is who in the sample college: seven young teachers, five mentors, one curator."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from bot.playground.college.names import Name, names
from mentoring.guardians import Relation
from mentoring.people import Bracket, Wish
from mentoring.questionnaire import Value

SEED = 2021
CURATOR = 101
NEWCOMER = 102
FREE_MENTOR = 103
FIRST = 104

SUBJECTS = (
    "Математика",
    "Русский язык и литература",
    "Физика",
    "Информатика",
    "История",
    "Иностранный язык",
    "Сварочное производство",
    "Технология машиностроения",
    "Бухгалтерский учёт",
    "Физическая культура",
)
PLACES = ("Кабинет 214", "Методический кабинет", "Мастерская № 2")


@dataclass(frozen=True)
class Role:
    """Hold one participant of the sample college."""

    number: int
    name: Name
    wish: Wish
    subject: str
    born: date
    since: date
    slots: tuple[str, ...]
    deficits: tuple[str, ...]
    capacity: int = 0
    bracket: Bracket = Bracket.ADULT
    learns: bool = False
    part: str = "teacher"
    """What the page calls them."""

    said: Mapping[str, Value] = field(default_factory=dict)
    """What they answer differently from everybody."""


@dataclass(frozen=True)
class Unit:
    """Say who works with whom, and how many weekly meetings they have had."""

    mentor: int
    members: tuple[int, ...]
    met: int
    ordered: bool = True
    papers: bool = True
    """Whether the mentor has signed what the Labour Code asks for, where it asks."""


@dataclass(frozen=True)
class Family:
    """Say who speaks for a learner under age: a parent with a phone, or one on paper."""

    child: int
    parent: int | None
    relation: Relation
    agreed: bool = True


@dataclass(frozen=True)
class Other:
    """Hold somebody who has a phone but no questionnaire of the college: staff, a parent."""

    number: int
    given: str
    side: str
    part: str
    full: str | None = None
    """The name on the server; nobody knows a parent's."""


@dataclass(frozen=True)
class Cast:
    """Hold everybody of a sample college."""

    mentors: tuple[Role, ...]
    mentees: tuple[Role, ...]
    units: tuple[Unit, ...]
    families: tuple[Family, ...] = ()
    others: tuple[Other, ...] = ()
    contingent: Mapping[str, int] = field(
        default_factory=lambda: {"teachers": 44, "young_teachers": 7}
    )
    targets: Mapping[str, int] = field(
        default_factory=lambda: {"teachers": 20, "young_teachers": 100, "learners": 10}
    )

    @property
    def roles(self) -> dict[int, Role]:
        """Return whoever takes part, by number."""
        return {role.number: role for role in (*self.mentors, *self.mentees)}

    @property
    def waiting(self) -> set[int]:
        """Return the learners whose parent has not answered yet."""
        return {each.child for each in self.families if not each.agreed}


_NEWCOMER = Role(
    NEWCOMER,
    Name("Кузнецова", "Мария", "Петровна"),
    Wish.MENTEE,
    "Математика",
    date(1999, 3, 14),
    date(2026, 9, 1),
    ("wed-day", "fri-morning"),
    ("assessment", "methods"),
)
_FREE_MENTOR = Role(
    FREE_MENTOR,
    Name("Яковлев", "Иван", "Олегович"),
    Wish.MENTOR,
    "Математика",
    date(1979, 6, 2),
    date(2004, 9, 1),
    ("wed-day", "thu-morning", "fri-morning"),
    ("assessment", "methods", "subject"),
    capacity=2,
)
_DEFICITS = (
    ("methods", "parents"),
    ("ict", "assessment"),
    ("norms",),
    ("psychology", "diverse"),
    ("methods", "ict"),
    ("extracurricular",),
)
_SLOTS = (
    ("mon-day", "wed-day"),
    ("tue-day", "thu-evening"),
    ("wed-morning", "fri-day"),
    ("tue-day", "thu-day"),
)
UNITS = ((0, (0,)), (1, (1,)), (2, (2, 3)), (3, (4, 5)))
"""Which mentor works with which young teachers: two pairs and two groups of two."""

MEETINGS = (6, 2, 6, 5)
"""How many weekly meetings each unit has had; the second has been silent for weeks."""


def teachers() -> Cast:
    """Return the college in which only teachers take part."""
    old, new = mentors(), mentees()
    units = tuple(
        Unit(old[mentor].number, tuple(new[n].number for n in members), met, ordered=mentor != 2)
        for (mentor, members), met in zip(UNITS, MEETINGS, strict=True)
    )
    return Cast(old, new, units)


def mentors() -> tuple[Role, ...]:
    """Return the four mentors at work, then the one who is free."""
    made = islice(names(SEED), 4)
    working = tuple(
        Role(
            FIRST + n,
            name,
            Wish.MENTOR,
            SUBJECTS[2 + n],
            date(1968 + 4 * n, 5, 10 + n),
            date(1996 + 3 * n, 9, 1),
            _SLOTS[n],
            tuple({each for member in UNITS[n][1] for each in _DEFICITS[member]}),
            capacity=3,
        )
        for n, name in enumerate(made)
    )
    return (*working, _FREE_MENTOR)


def mentees() -> tuple[Role, ...]:
    """Return the six young teachers at work, then the one who is still answering."""
    made = islice(names(SEED), 4, 10)
    mentor_of = {member: mentor for mentor, members in UNITS for member in members}
    working = tuple(
        Role(
            FIRST + 4 + n,
            name,
            Wish.MENTEE,
            SUBJECTS[2 + mentor_of[n]],
            date(1995 + n, 2 + n, 7),
            date(2024 + n % 3, 9, 1),
            _SLOTS[mentor_of[n]],
            _DEFICITS[n],
        )
        for n, name in enumerate(made)
    )
    return (*working, _NEWCOMER)


def guest(number: int) -> Role:
    """Return a role for somebody who joins during the demo, whichever side they choose."""
    return Role(
        number,
        Name("Романова", "Анна", "Ильинична"),
        Wish.BOTH,
        "Информатика",
        date(1994, 4, 21),
        date(2025, 9, 1),
        ("tue-day", "wed-day"),
        ("ict",),
        capacity=1,
    )
