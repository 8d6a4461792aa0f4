"""Describe the organisation that runs a programme and the cycle it runs."""

from datetime import date, datetime
from enum import StrEnum

from mentoring.ids import CycleId, OrganisationId, PersonId
from mentoring.norms import ORDINARY, Norms
from mentoring.record import Record


class OrganisationKind(StrEnum):
    """Name the kinds of organisation; their people are called differently."""

    SCHOOL = "school"
    COLLEGE = "college"
    KINDERGARTEN = "kindergarten"
    CENTRE = "centre"


OLDEST = {OrganisationKind.SCHOOL: 19}
"""Up to which age one learns, by the kind of the organisation; the settings may say otherwise."""


class Organisation(Record):
    """Describe one school or college: the operator of the personal data."""

    id: OrganisationId
    name: str
    kind: OrganisationKind
    zone: str
    locale: str = "ru"
    address: str | None = None
    """Where the operator is found; consents name it beside the name."""
    curator_name: str | None = None
    subjects: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    set_up_at: datetime | None = None
    parent_id: OrganisationId | None = None
    """The organisation this one is a branch of."""
    own_from: int | None = None
    urgent: tuple[PersonId, ...] = ()
    """Who is called at once when somebody asks for urgent help, in turn."""
    help_confirmed_at: datetime | None = None
    """When the school confirmed these people and numbers."""
    pseudonymous: bool = False
    """Whether chats hold codes only; names are on the server."""
    names_by: PersonId | None = None
    """Who decided about names in chats; nobody when the settings did."""
    names_at: datetime | None = None
    talk_days: tuple[int, ...] = (0, 1, 2, 3, 4)
    """On which days of the week talks with candidates are offered, from Monday at 0."""
    talk_times: tuple[str, ...] = ("10:00", "14:00", "16:00")
    coded_at: datetime | None = None
    """Since when chats hold codes only: words written before may hold names."""
    norms: Norms = ORDINARY
    """The school's own measures of matching, as the settings say."""
    most_mentees: int | None = None
    """The norm: the most mentees one mentor has here, however many they offer; None: no norm."""
    pair_chain: tuple[str, ...] = ("curator",)
    """Whose word a pair needs, in turn."""
    representative_accepts: bool = True
    """Whether a minor's representative is asked before a pair is announced."""
    by_themselves: tuple[str, ...] = ()
    """What the school leaves to people without a curator's first word (`pleas.OPENABLE`)."""

    def measures(self) -> Norms:
        """Return the norms in force: pupils of a school are under twenty, students of any age."""
        oldest = self.norms.oldest or OLDEST.get(self.kind)
        return self.norms.model_copy(update={"oldest": oldest})


class Served(Record):
    """Name one of the organisations a bot serves: all that others may know of it."""

    id: OrganisationId
    name: str
    parent_id: OrganisationId | None = None


class Cycle(Record):
    """Describe one run of the programme; its calendar is data, never a school year by default."""

    id: CycleId
    organisation_id: OrganisationId
    title: str
    starts_on: date
    ends_on: date
    forms: tuple[str, ...]
    answers_until: date | None = None
    mentor_steps: tuple[str, ...] = ("approval",)
    training_words: str | None = None
