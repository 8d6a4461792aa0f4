"""Say who waits for a pair in the college of the demo: two teachers, two learners; one mentor."""

from datetime import date

from bot.playground.college.cast import SUBJECTS, Family, Role
from bot.playground.college.names import Name
from mentoring.guardians import Relation
from mentoring.people import Bracket, Wish

NINA, LIDIA, OLEG, ALINA, RUSLAN = range(115, 120)
MATHEMATICS, PHYSICS, COMPUTING = SUBJECTS[0], SUBJECTS[2], SUBJECTS[3]

FAMILIES = (Family(ALINA, None, Relation.MOTHER),)
"""The mother of the younger learner has signed a sheet."""


def free_mentors() -> tuple[Role, ...]:
    """Return the mentor who has nobody yet, beside the one of the story."""
    nina = Role(
        number=NINA,
        name=Name("Соколова", "Нина", "Аркадьевна"),
        wish=Wish.MENTOR,
        subject=COMPUTING,
        born=date(1981, 9, 17),
        since=date(2006, 9, 1),
        slots=("tue-day", "thu-day"),
        deficits=("ict", "methods"),
        capacity=1,
    )
    return (nina,)


def waiting() -> tuple[Role, ...]:
    """Return whoever is approved and in no pair."""
    return (_lidia(), _oleg(), _alina(), _ruslan())


def _lidia() -> Role:
    return Role(
        number=LIDIA,
        name=Name("Ветрова", "Лидия", "Марковна"),
        wish=Wish.MENTEE,
        subject=MATHEMATICS,
        born=date(1998, 12, 2),
        since=date(2025, 9, 1),
        slots=("tue-day", "thu-morning", "fri-morning"),
        deficits=("assessment", "methods"),
        said={"request_text": "Хочу, чтобы контрольные проверяли понимание, а не память."},
    )


def _oleg() -> Role:
    return Role(
        number=OLEG,
        name=Name("Панин", "Олег", "Дмитриевич"),
        wish=Wish.MENTEE,
        subject=COMPUTING,
        born=date(2001, 8, 23),
        since=date(2026, 9, 1),
        slots=("tue-day", "wed-day"),
        deficits=("methods", "ict"),
        said={"request_text": "Первый год веду практику: как занять сразу двадцать человек?"},
    )


def _alina() -> Role:
    return learner(
        ALINA,
        Name("Шилова", "Алина", "Романовна"),
        date(2010, 1, 26),
        ("tue-day",),
        ("study",),
        request="Разобраться в физике до зимней сессии.",
    )


def _ruslan() -> Role:
    return learner(
        RUSLAN,
        Name("Гаев", "Руслан", "Тимурович"),
        date(2007, 4, 11),
        ("wed-day", "fri-day"),
        ("career",),
        request="Понять, как попасть на практику в сварочный цех.",
        bracket=Bracket.ADULT,
    )


def learner(
    number: int,
    name: Name,
    born: date,
    slots: tuple[str, ...],
    wishes: tuple[str, ...],
    *,
    request: str,
    bracket: Bracket = Bracket.FROM_14,
) -> Role:
    """Return a learner of the college, who answers the questionnaire of learners."""
    return Role(
        number=number,
        name=name,
        wish=Wish.MENTEE,
        subject=PHYSICS,
        born=born,
        since=date(2026, 9, 1),
        slots=slots,
        deficits=wishes,
        bracket=bracket,
        learns=True,
        part="learner",
        said={"request_text": request},
    )
