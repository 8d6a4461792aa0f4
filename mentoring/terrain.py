"""Hold what is true of everybody today, as far as pairs are judged by it; plain and picklable."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from mentoring.applications import Side
from mentoring.bars import Override
from mentoring.ids import PairId, ParticipationId, PersonId
from mentoring.norms import ORDINARY, Norms
from mentoring.pairs import OVER, Assent, EndReason, Pair, Seat
from mentoring.record import Record
from mentoring.sexes import Sex
from mentoring.weights import Weights
from mentoring.wishes.records import Rating, Wish

REVERSE = "reverse"
NO_DISPUTES: Mapping[PairId, datetime] = MappingProxyType({})
NO_CLASS = ""
"""Stands for the class of children whose class nobody knows."""


class Link(Record):
    """Say that one works with another in a form today."""

    mentor: PersonId
    mentee: PersonId
    form: str


class Terrain(Record):
    """Hold what is true of everybody today: consents, enabled forms, who works with whom."""

    today: date
    consents: frozenset[PersonId]
    forms: tuple[str, ...]
    norms: Norms = ORDINARY
    starts_on: date | None = None
    """When the programme starts, if it has not."""

    links: frozenset[Link] = frozenset()
    turned: frozenset[Link] = frozenset()
    """Those links in which the junior is the mentor."""

    works_on: Mapping[Link, str] = {}
    """The role models of those links that have one."""

    parted: frozenset[Link] = frozenset()
    declined: frozenset[Link] = frozenset()
    unrepresented: frozenset[PersonId] = frozenset()
    """Minors whose representative's consent is not in force."""

    not_colleagues: frozenset[PersonId] = frozenset()
    """Who said no to mentoring colleagues: the labour consent, closed without a reason."""

    cleared: frozenset[ParticipationId] = frozenset()
    """Mentors whose permission to work with minors was checked."""

    guests: frozenset[PersonId] = frozenset()
    """Mentors of other organisations."""

    unshared: frozenset[PersonId] = frozenset()
    """Guests whose own permission to be shared is over."""

    parents: Mapping[PersonId, frozenset[PersonId]] = {}
    """Who represents a child."""

    class_parents: Mapping[str, frozenset[PersonId]] = {}
    """Who represents somebody in a class or group."""

    sexes: Mapping[PersonId, Sex] = {}
    """As patronymics say; who has none, or only a code, is not in it."""

    only: Mapping[PersonId, Sex] = {}
    """Children whose representative allows mentors of one sex only."""

    clocks: Mapping[PersonId, int] = {}
    """How many minutes whose clock is ahead of the school's; who is not in it has the same."""

    overrides: frozenset[Override] = frozenset()
    wishes: Mapping[ParticipationId, Wish] = {}
    ratings: tuple[Rating, ...] = ()

    @property
    def weights(self) -> Weights:
        """Return how much each part of a score counts here."""
        return self.norms.weights

    def linked(self, mentor: PersonId, mentee: PersonId, form: str) -> bool:
        """Tell whether a mentor has a mentee in a form."""
        return Link(mentor=mentor, mentee=mentee, form=form) in self.links

    def weighed(self, weights: Weights) -> "Terrain":
        """Return the same ground, judged by other weights."""
        norms = self.norms.model_copy(update={"weights": weights})
        return self.model_copy(update={"norms": norms})


def links_of(pairs: Iterable[Pair]) -> frozenset[Link]:
    """Read from the pairs that are not over who works with whom."""
    going = (pair for pair in pairs if pair.state not in OVER)
    return links_in((pair, seat) for pair in going for seat in pair.members)


def turned_in(pairs: Iterable[Pair]) -> frozenset[Link]:
    """Read who teaches an older colleague now."""
    return links_of(pair for pair in pairs if pair.model == REVERSE)


def works_on(pairs: Iterable[Pair]) -> dict[Link, str]:
    """Read what those who work together work on."""
    return {
        link: pair.role_model
        for pair in pairs
        if pair.role_model is not None
        for link in links_of([pair])
    }


def parted_in(
    pairs: Iterable[Pair], disputed: Mapping[PairId, datetime] = NO_DISPUTES
) -> frozenset[Link]:
    """Read who parted because they did not get on, or after a dispute: for good.

    It concerns who sat there then, never somebody who had left a group long before.
    """
    return links_in(
        (pair, seat)
        for pair in pairs
        for seat in pair.seats
        if _left_in_conflict(pair, seat) or _sat_in(seat, disputed.get(pair.id))
    )


def _left_in_conflict(pair: Pair, seat: Seat) -> bool:
    to_the_end = pair.state in OVER and seat.ended_at == pair.ended_at
    reason = pair.end_reason if to_the_end else seat.end_reason
    return reason is EndReason.INCOMPATIBLE


def _sat_in(seat: Seat, at: datetime | None) -> bool:
    return at is not None and (seat.ended_at is None or seat.ended_at >= at)


def declined_in(pairs: Iterable[Pair]) -> frozenset[Link]:
    """Read between whom an offer was declined: it speaks against asking again, no more."""
    said_no = Assent.DECLINED
    return links_in(
        (pair, seat)
        for pair in pairs
        for seat in pair.seats
        if said_no in (seat.assent, pair.mentor.assent)
    )


def links_in(seats: Iterable[tuple[Pair, Seat]]) -> frozenset[Link]:
    """Read who has worked with whom in these seats."""
    return frozenset(
        Link(mentor=pair.mentor.person_id, mentee=seat.person_id, form=pair.form)
        for pair, seat in seats
        if seat.side is Side.MENTEE
    )
