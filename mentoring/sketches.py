"""Describe a person prepared for being judged: plain values that are quick to compare."""

from dataclasses import dataclass

from mentoring.applications import Side
from mentoring.ids import ParticipationId, PersonId
from mentoring.sexes import Sex

NOBODY: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what the programme knows of somebody besides their answers."""

    permitted: bool
    represented: bool
    colleagues: bool
    cleared: bool
    guest: bool
    shared: bool
    sex: Sex | None
    only: Sex | None
    parents: frozenset[PersonId]
    class_parents: frozenset[PersonId]
    maybe_class_parents: frozenset[PersonId] = NOBODY
    """Whose child may sit in the same class: one of the two classes is not known."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Hold with whom somebody works, worked, or would rather not."""

    mentors: frozenset[tuple[PersonId, str]] = frozenset()
    """Who mentors them, in which form."""

    leads: frozenset[tuple[PersonId, str | None, bool]] = frozenset()
    """Whom they mentor, working on what, and whether it is a junior teaching a senior."""

    parted: frozenset[PersonId] = NOBODY
    declined: frozenset[tuple[PersonId, str]] = frozenset()


NO_TIES = Ties()


@dataclass(frozen=True, slots=True)
class Choices:
    """Hold whom somebody named: in the questionnaire by person, among wishes by side."""

    superiors: frozenset[PersonId] | None
    """None while nobody knows who they are."""

    avoids: frozenset[PersonId]
    avoids_ids: frozenset[ParticipationId]
    avoids_more: bool
    """Whether somebody was named in own words, and nobody knows yet who is meant."""

    wished: frozenset[PersonId]
    ranks: tuple[ParticipationId, ...] | None


@dataclass(frozen=True, slots=True)
class Sketch:
    """Stand for one side that somebody takes; plain values that are quick to compare."""

    id: ParticipationId
    person: PersonId
    side: Side
    ready: bool
    learner: bool
    forms: tuple[str, ...]
    """Forms open to a mentee, the best first; those a mentor works in."""

    forms_told: bool
    """Whether they were asked for and named, or there is no choice."""

    requests: frozenset[str]
    wanted: tuple[tuple[str, int], ...]
    """What help is wanted with, and how strongly each is felt."""

    felt: int
    """How strongly all of it is felt together."""

    for_learners: frozenset[str]
    for_colleagues: frozenset[str]
    subjects: frozenset[str]
    subjects_told: tuple[str, ...]
    group: str | None
    leads_group: str | None
    kind: str | None
    slots: frozenset[str]
    slots_told: tuple[str, ...]
    clock: int
    """How many minutes the own clock is ahead of the school's."""

    interests: frozenset[str]
    mode: str | None
    models: frozenset[str]
    years: int | None
    age: int | None
    start_ages: tuple[int, int] | None
    """The least and the greatest age they may have when the programme starts."""

    grown: bool | None
    ages: frozenset[str]
    older_or_near: frozenset[str]
    choices: Choices
    free: int
    offered: int
    """How many more the mentor would take, whatever the school's norm is."""

    capacity: int
    """How many mentees the mentor may have at most: by the own word and by the norm."""

    known: Known
    ties: Ties
