"""Write the order D15 as a paper: who is replaced by whom, what ends early, what is extended.

Names stand in tables only, in the nominative: nothing is declined, so nothing is declined wrongly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.papers.parts import Grid, Heading, Part, Words
from handlers.screen import Room
from handlers.texts.base_words import Teller, dotted
from handlers.texts.pair_card import end_words
from handlers.texts.pair_changes import heir_of
from handlers.texts.pair_parts import members_of, people_of
from handlers.texts.speech import _, pgettext
from mentoring.annexes import Annex, AnnexKind
from mentoring.bases import both_bases
from mentoring.ids import PersonId
from mentoring.keeping import REASONS
from mentoring.pairs import Pair, Seat
from mentoring.people import Person

BLANK = "_" * 24
TABLE = 10
WIDTHS = (24, 31, 31, 34, 23, 27)
"""Columns of a replacement; every other table has five equal ones."""

JOINT = "\n"
OPEN_REASONS = frozenset({"goal_reached", "by_mentor", "left", "away", "force_majeure"})
"""Reasons that may stand in a paper; what is between two people, or health, stays out of it."""


@dataclass(frozen=True, slots=True)
class Change:
    """Hold one change with its pair, the pair that follows it, and their people."""

    annex: Annex
    pair: Pair
    after: Pair | None
    people: Mapping[PersonId, Person]


async def the_change(room: Room, annex: Annex) -> Change | None:
    """Find what a change is about."""
    pair = await room.tx.pairs.get(annex.pair_id)
    if pair is None:
        return None
    after = await heir_of(room, pair)
    people = await people_of(room, [pair, *([after] if after else [])])
    return Change(annex, pair, after, people)


async def annex_parts(
    room: Room, changes: Sequence[Change], *, named: bool = True
) -> tuple[str, tuple[Part, ...]]:
    """Return the title and the parts of an order on these changes."""
    teller = Teller(room, await both_bases(room.tx), named and not room.reader.coded)
    title = _("On changes in the mentoring pairs and groups")
    return title, (
        Words(room.organisation.name, centred=True),
        Heading(pgettext("paper", "ORDER"), centred=True),
        Words(_("No. {blank}   of {blank}").format(blank=BLANK), centred=True),
        Words(title, bold=True, centred=True),
        Words(_("In addition to the orders named in the tables I ORDER:")),
        *_points(
            _replaced(room, teller, changes),
            _ended(room, teller, changes),
            _extended(teller, changes),
            _released(teller, changes),
        ),
        Words(""),
        Words(_("Head {blank}   {blank}").format(blank=BLANK)),
        Words(""),
        Words(_("Have read the order:"), bold=True),
        Grid(
            (
                pgettext("column", "Name"),
                pgettext("column", "Signature"),
                pgettext("column", "Date"),
            ),
            tuple((name, "", "") for name in _signers(teller, changes)),
        ),
    )


def _replaced(room: Room, teller: Teller, changes: Sequence[Change]) -> tuple[str, Grid] | None:
    head = (
        pgettext("column", "Pair"),
        pgettext("column", "Mentor until now"),
        pgettext("column", "New mentor"),
        pgettext("column", "Mentees"),
        pgettext("column", "From"),
        pgettext("column", "Reason"),
    )
    rows = tuple(
        (
            _number(each),
            _mentor(teller, each.pair),
            _mentor(teller, each.after) if each.after else BLANK,
            _members(teller, each.pair),
            _day(teller, each),
            _reason(room, each),
        )
        for each in _of(changes, AnnexKind.REPLACE)
    )
    return _table(_("To replace the mentors:"), head, rows)


def _ended(room: Room, teller: Teller, changes: Sequence[Change]) -> tuple[str, Grid] | None:
    head = (
        pgettext("column", "Pair"),
        pgettext("column", "Mentor"),
        pgettext("column", "Mentees"),
        pgettext("column", "From"),
        pgettext("column", "Reason"),
    )
    rows = tuple(
        (
            _number(each),
            _mentor(teller, each.pair),
            _members(teller, each.pair),
            _day(teller, each),
            _reason(room, each),
        )
        for each in _of(changes, AnnexKind.END)
    )
    return _table(_("To end the work before its term:"), head, rows)


def _extended(teller: Teller, changes: Sequence[Change]) -> tuple[str, Grid] | None:
    head = (
        pgettext("column", "Pair"),
        pgettext("column", "Mentor"),
        pgettext("column", "Mentees"),
        pgettext("column", "Form"),
        pgettext("column", "Until"),
    )
    rows = tuple(
        (
            _number(each),
            _mentor(teller, each.pair),
            _members(teller, each.pair),
            teller.forms((each.pair,)),
            dotted(each.annex.until),
        )
        for each in _of(changes, AnnexKind.EXTEND)
    )
    return _table(_("To extend the work:"), head, rows)


def _released(teller: Teller, changes: Sequence[Change]) -> tuple[str, Grid] | None:
    head = (
        pgettext("column", "Pair"),
        pgettext("column", "Mentor"),
        pgettext("column", "Who leaves"),
        pgettext("column", "Who stays"),
        pgettext("column", "From"),
    )
    rows = tuple(
        (
            _number(each),
            _mentor(teller, each.pair),
            JOINT.join(teller.who(seat.person_id) for seat in _leaving(each)),
            _staying(teller, each),
            dotted(teller.day(each.annex.made_at)),
        )
        for each in _of(changes, AnnexKind.RELEASE)
    )
    return _table(_("To let out of the groups:"), head, rows)


def _leaving(change: Change) -> list[Seat]:
    return [seat for seat in change.pair.seats if seat.ended_at == change.annex.made_at]


def _staying(teller: Teller, change: Change) -> str:
    made = change.annex.made_at
    after = (seat for seat in change.pair.seats if seat is not change.pair.mentor)
    stay = (seat for seat in after if seat.ended_at is None or seat.ended_at > made)
    return JOINT.join(teller.who(seat.person_id) for seat in stay)


def _table(
    title: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> tuple[str, Grid] | None:
    widths = WIDTHS if len(head) == len(WIDTHS) else ()
    return (title, Grid(head, rows, widths, TABLE)) if rows else None


def _points(*tables: tuple[str, Grid] | None) -> tuple[Part, ...]:
    """Number what is ordered: each table is a point, the last one is for the curator."""
    parts: list[Part] = []
    there = [each for each in tables if each is not None]
    for n, (title, grid) in enumerate(there, 1):
        parts += [Words(f"{n}. {title}"), grid, Words("")]
    told = _("The curator of the programme tells the people concerned of this order.")
    return (*parts, Words(f"{len(there) + 1}. {told}"))


def _of(changes: Sequence[Change], kind: AnnexKind) -> list[Change]:
    return [each for each in changes if each.annex.kind is kind]


def _number(change: Change) -> str:
    pair = change.pair
    number = _("No. {number}").format(number=pair.number)
    if pair.order_number is None or pair.order_date is None:
        return number
    order = _("order No. {number} of {day}")
    return JOINT.join(
        (number, order.format(number=pair.order_number, day=dotted(pair.order_date)))
    )


def _mentor(teller: Teller, pair: Pair) -> str:
    return teller.who(pair.mentor.person_id)


def _members(teller: Teller, pair: Pair) -> str:
    return JOINT.join(teller.who(seat.person_id) for seat in members_of(pair))


def _day(teller: Teller, change: Change) -> str:
    return dotted(teller.day(change.pair.ended_at or change.annex.made_at))


def _reason(room: Room, change: Change) -> str:
    reason = change.pair.end_reason
    code = next((code for code, each in REASONS.items() if each is reason), "other")
    return end_words(room, code) if code in OPEN_REASONS else BLANK


def _signers(teller: Teller, changes: Sequence[Change]) -> list[str]:
    mentors = [pair for each in changes for pair in (each.pair, each.after) if pair is not None]
    return list(dict.fromkeys(_mentor(teller, pair) for pair in mentors))
