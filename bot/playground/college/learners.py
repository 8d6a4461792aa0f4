"""Say who is who in the college of the demo: learners, their parents, mentors of four kinds."""

from datetime import date

from bot.playground.college.cast import (
    FREE_MENTOR,
    NEWCOMER,
    SUBJECTS,
    Cast,
    Family,
    Other,
    Role,
    Unit,
    mentees,
    mentors,
)
from bot.playground.college.names import Name
from bot.playground.college.waiting import FAMILIES, free_mentors, learner, waiting
from mentoring.guardians import Relation
from mentoring.people import Bracket, Wish

HEAD, TAMARA, GLEB, SERGEY, POLINA, NIKITA, PETYA, DASHA, KOSTYA, ANNA, IRINA = range(104, 115)
FORMS = ("teacher-teacher", "teacher-learner", "learner-learner", "employer-student")
PHYSICS, COMPUTING, WELDING = SUBJECTS[2], SUBJECTS[3], SUBJECTS[6]


def everybody() -> Cast:
    """Return the college: everybody in it has a phone, but for one father who signed a sheet."""
    ivan = next(each for each in mentors() if each.number == FREE_MENTOR)
    maria = next(each for each in mentees() if each.number == NEWCOMER)
    return Cast(
        mentors=(_tamara(), _gleb(), _sergey(), *free_mentors(), ivan),
        mentees=(_polina(), _petya(), _dasha(), _nikita(), _kostya(), *waiting(), maria),
        units=(
            Unit(TAMARA, (PETYA,), 4),
            Unit(GLEB, (DASHA,), 5),
            Unit(SERGEY, (NIKITA,), 2, ordered=False),
            Unit(TAMARA, (POLINA,), 4, papers=False),
        ),
        families=(
            Family(PETYA, ANNA, Relation.MOTHER),
            Family(DASHA, None, Relation.FATHER),
            Family(KOSTYA, IRINA, Relation.MOTHER, agreed=False),
            *FAMILIES,
        ),
        others=(
            Other(HEAD, "Вера Николаевна", "staff", "head", "Лаптева Вера Николаевна"),
            Other(ANNA, "Анна", "parent", "parent"),
            Other(IRINA, "Ирина", "parent", "parent"),
        ),
        contingent={"teachers": 21, "young_teachers": 5, "learners": 60},
    )


def _tamara() -> Role:
    return Role(
        number=TAMARA,
        name=Name("Белова", "Тамара", "Игоревна"),
        wish=Wish.MENTOR,
        subject=PHYSICS,
        born=date(1972, 5, 11),
        since=date(1996, 9, 1),
        slots=("mon-day", "tue-day", "thu-day"),
        deficits=("methods", "parents"),
        capacity=3,
        said={
            "forms": ("teacher-teacher", "teacher-learner"),
            "mentee_age": ("teachers", "14-15", "16-17"),
            "helps_with": ("study", "contest"),
        },
    )


def _gleb() -> Role:
    return Role(
        number=GLEB,
        name=Name("Громов", "Глеб", "Андреевич"),
        wish=Wish.MENTOR,
        subject=COMPUTING,
        born=date(2007, 2, 3),
        since=date(2024, 9, 1),
        slots=("mon-day", "thu-day"),
        deficits=(),
        capacity=1,
        part="student",
        said={
            "mentor_kind": "learner",
            "org_place": "Группа М-31",
            "forms": ("learner-learner",),
            "mentee_age": ("14-15", "16-17"),
            "helps_with": ("adaptation", "study"),
            "achievements": ("marks", "projects"),
        },
    )


def _sergey() -> Role:
    return Role(
        number=SERGEY,
        name=Name("Рожков", "Сергей", "Львович"),
        wish=Wish.MENTOR,
        subject=WELDING,
        born=date(1985, 8, 20),
        since=date(2008, 6, 1),
        slots=("wed-day", "fri-day"),
        deficits=(),
        capacity=1,
        part="employee",
        said={
            "mentor_kind": "employee",
            "org_place": "Сварочный цех, мастер участка",
            "forms": ("employer-student",),
            "mentee_age": ("18+",),
            "helps_with": ("career", "project"),
            "achievements": ("production",),
        },
    )


def _polina() -> Role:
    return Role(
        number=POLINA,
        name=Name("Зотова", "Полина", "Юрьевна"),
        wish=Wish.MENTEE,
        subject=PHYSICS,
        born=date(2000, 4, 7),
        since=date(2024, 9, 1),
        slots=("tue-day", "thu-day"),
        deficits=("methods", "parents"),
    )


def _petya() -> Role:
    return learner(
        PETYA,
        Name("Орлов", "Пётр", "Ильич"),
        date(2010, 3, 5),
        ("mon-day",),
        ("study",),
        request="Понять электрические схемы и не бояться контрольных.",
    )


def _dasha() -> Role:
    return learner(
        DASHA,
        Name("Савина", "Дарья", "Павловна"),
        date(2011, 6, 14),
        ("thu-day",),
        ("adaptation", "friends"),
        request="Освоиться в группе: раньше училась в другом городе.",
    )


def _nikita() -> Role:
    return learner(
        NIKITA,
        Name("Титов", "Никита", "Викторович"),
        date(2007, 1, 30),
        ("wed-day",),
        ("career",),
        request="Понять, как устроена работа в цехе и чему научиться до диплома.",
        bracket=Bracket.ADULT,
    )


def _kostya() -> Role:
    return learner(
        KOSTYA,
        Name("Маслов", "Константин", "Борисович"),
        date(2010, 10, 9),
        ("wed-day",),
        ("study",),
        request="Подтянуть физику к зимней сессии.",
    )
