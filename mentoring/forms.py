"""Know the forms, role models and models of mentoring: they are data; a cycle enables forms."""

import tomllib
from collections.abc import Collection, Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pydantic import Field

from mentoring.organisations import OrganisationKind
from mentoring.questionnaire.wording import Wording
from mentoring.record import Record

TEACHER_TEACHER = "teacher-teacher"
TRADITIONAL = "traditional"
SPEED = "speed"
GROUP = "group"
LEARNER = "learner"
"""The side of a form that pupils and students take."""


class Place(StrEnum):
    """Say where the mentors of a form belong."""

    OWN = "own"
    OTHER = "other"
    ANY = "any"


class Ahead(StrEnum):
    """Say who of the two is ahead in a model."""

    DIRECT = "direct"
    INVERTED = "inverted"
    LEVEL = "level"
    HIGHER = "higher"
    ANY = "any"


class ChosenBy(StrEnum):
    """Say who brings the two together."""

    CURATOR = "curator"
    MENTEE = "mentee"
    BOTH = "both"
    ORGANISER = "organiser"


Titles = dict[OrganisationKind | str, Wording]


class Party(Record):
    """Say what one side of a form is called, by kind of organisation."""

    code: str
    title: Titles
    wanted: Titles = Field(default_factory=dict)

    def called(self, kind: OrganisationKind) -> Wording:
        """Return what these people are called here."""
        return _by_kind(self.title, kind)

    def as_mentor(self, kind: OrganisationKind) -> Wording:
        """Return how a learner reads whom to work with."""
        return _by_kind(self.wanted, kind)


class Form(Record):
    """Say who the two sides are; the title differs by kind of organisation."""

    code: str
    mentor: str
    mentee: str
    mentors_from: Place = Place.ANY
    title: Titles
    kinds: frozenset[OrganisationKind] = frozenset(OrganisationKind)

    def named(self, kind: OrganisationKind) -> Wording:
        """Return the title that this kind of organisation uses."""
        return _by_kind(self.title, kind)


class RoleModel(Record):
    """Say what a pair works on; there is no other title than the one everybody may read."""

    code: str
    forms: tuple[str, ...]
    title: Titles
    requests: frozenset[str]
    same_subject: bool = False
    same_place: bool = False
    """Whether only somebody of the same organisation can help."""

    seniority: int = 0
    """By how many years of experience the mentor has to be ahead."""

    def named(self, kind: OrganisationKind) -> Wording:
        """Return the public title."""
        return _by_kind(self.title, kind)


class Model(Record):
    """Say how the work is organised, how many members it takes and what it asks of the two."""

    code: str
    title: Wording
    least: int
    most: int
    ahead: Ahead
    needs_slot: bool = True
    """Whether the two need a common time in the week."""

    regular: bool = True
    """Whether they meet all the time, so that a long silence is worth a word."""

    scheduled: bool = False
    """Whether all meetings are agreed in advance."""

    by_goals: bool = False
    """Whether the pair sets itself goals, each with a day and a yes or a no."""

    needs_topic: bool = False
    needs_link: bool = False
    chosen_by: ChosenBy = ChosenBy.CURATOR
    elsewhere: bool = False
    """Whether mentors of other organisations are as welcome as one's own."""

    def takes(self, members: int) -> bool:
        """Tell whether so many members work in this model."""
        return self.least <= members <= self.most


class Repertoire(Record):
    """Hold everything there is, by code."""

    form: dict[str, Form]
    model: dict[str, Model]
    role_model: dict[str, RoleModel]
    party: dict[str, Party]


@cache
def repertoire() -> Repertoire:
    """Read the catalogue that ships with the program."""
    text = files("mentoring").joinpath("forms.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    return Repertoire.model_validate(
        {what: {each["code"]: each for each in listed} for what, listed in raw.items()}
    )


def model_for(members: int) -> str:
    """Return the model that so many members work in by default."""
    return TRADITIONAL if members == 1 else GROUP


def enabled_forms(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the codes of a cycle that are known; a cycle without forms works teacher to teacher."""
    known = tuple(code for code in codes if code in repertoire().form)
    return known or (TEACHER_TEACHER,)


def forms_of(kind: OrganisationKind) -> tuple[Form, ...]:
    """Return the forms that an organisation of this kind may open."""
    return tuple(form for form in repertoire().form.values() if kind in form.kinds)


def mentees_in(codes: Iterable[str]) -> frozenset[str]:
    """Return who may be a mentee in these forms: learners, teachers or both."""
    return frozenset(repertoire().form[code].mentee for code in codes)


def role_models_for(form: str, requests: Collection[str]) -> tuple[RoleModel, ...]:
    """Return what a pair in this form works on; while no request is known, what is usual."""
    usual = usual_in(form)
    asked = [each for each in usual if not each.requests.isdisjoint(requests)]
    return tuple(asked) if requests else tuple(usual[:1])


def usual_in(form: str) -> list[RoleModel]:
    """Return everything a pair in this form may work on."""
    return [each for each in repertoire().role_model.values() if form in each.forms]


def suggested_forms(requests: Collection[str], enabled: Collection[str]) -> tuple[str, ...]:
    """Return the forms that suit a request, the best first; none when nothing speaks for any."""
    met = {code: _met(code, requests) for code in enabled}
    return tuple(code for code in sorted(met, key=lambda code: -met[code]) if met[code])


def public_title(
    form: str, role_model: RoleModel | str | None, kind: OrganisationKind
) -> Wording | None:
    """Return what lists and papers say of a pair: the form, and what it works on if known."""
    known = repertoire()
    if form not in known.form:
        return None
    title = known.form[form].named(kind)
    role = known.role_model.get(role_model) if isinstance(role_model, str) else role_model
    if role is None:
        return title
    about = role.named(kind)
    return Wording(ru=f"{title.ru}, {about.ru}", en=f"{title.en}, {about.en}")


def _met(form: str, requests: Collection[str]) -> int:
    return sum(each in _requests_met_in(form) for each in requests)


@cache
def _requests_met_in(form: str) -> frozenset[str]:
    return frozenset[str]().union(*(each.requests for each in usual_in(form)))


def _by_kind(titles: Titles, kind: OrganisationKind) -> Wording:
    return titles.get(kind) or titles["any"]
