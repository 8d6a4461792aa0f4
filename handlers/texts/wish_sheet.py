"""Lay wishes out as a table for a curator, without those that the reader may not see."""

from datetime import datetime

from handlers.papers.workbook import Cell, Sheet
from handlers.screen import Room
from handlers.texts.pair_parts import short
from handlers.texts.speech import _
from mentoring.applications import Side
from mentoring.confidence import confidence_in
from mentoring.ids import ParticipationId
from mentoring.wishes.records import Continuing, Grouping, Rating, Why, Wish
from mentoring.wishes.rounds import Aside

Names = dict[ParticipationId, str]


async def sheet_of(room: Room) -> tuple[Sheet, int]:
    """Return the table and how many answers are left out of it."""
    tx = room.tx
    sides = {each.id: each for each in await tx.participations.all()}
    people = await tx.people.persons({each.person_id for each in sides.values()})
    names = {key: short(people.get(each.person_id)) for key, each in sides.items()}
    confidence = await confidence_in(tx, room.reader)
    asides = {each.participation_id: each for each in await tx.wishes.asides()}
    ratings = await tx.wishes.ratings()
    wishes = [*(said := await tx.wishes.all()), *_silent(said, ratings, room.now)]
    read = [
        wish
        for wish in wishes
        if confidence.opens(wish.side, sides[wish.participation_id].person_id)
    ]
    rows = [
        _row(wish, names, asides.get(wish.participation_id), _of(ratings, wish)) for wish in read
    ]
    return Sheet(_("Wishes"), _columns(), tuple(rows)), len(wishes) - len(read)


def _columns() -> tuple[str, ...]:
    return (
        _("Name"),
        _("Side"),
        _("At the meeting"),
        _("Would like, in order"),
        _("Why"),
        _("Rather not"),
        _("Group"),
        _("Request has changed"),
        _("In doubt"),
        _("After trial talks"),
    )


def _row(wish: Wish, names: Names, aside: Aside | None, ratings: list[Rating]) -> tuple[Cell, ...]:
    ranked = [f"{n}. {names.get(each, '')}" for n, each in enumerate(wish.ranked, 1)]
    return (
        names.get(wish.participation_id, ""),
        _("mentee") if wish.side is Side.MENTEE else _("mentor"),
        _yes_no(wish.attended),
        "\n".join(ranked) or _("all the same"),
        ", ".join(why_words(each) for each in wish.why),
        ", ".join(names.get(each, "") for each in wish.avoided),
        _grouping(wish),
        _yes_no(True if aside and aside.request else None),
        _yes_no(True if aside and aside.doubts else None),
        "\n".join(_rating(each, wish.side, names) for each in ratings),
    )


def _silent(said: list[Wish], ratings: list[Rating], now: datetime) -> list[Wish]:
    """Return a line for whoever wished nothing but said something after a trial talk."""
    known = {each.participation_id for each in said}
    more = {(each.mentee if each.by is Side.MENTEE else each.mentor): each.by for each in ratings}
    return [
        Wish(participation_id=who, side=side, answered_at=now)
        for who, side in sorted(more.items())
        if who not in known
    ]


def _of(ratings: list[Rating], wish: Wish) -> list[Rating]:
    mine = wish.participation_id
    return [
        each for each in ratings if each.by is wish.side and mine in (each.mentee, each.mentor)
    ]


def _rating(rating: Rating, side: Side, names: Names) -> str:
    other = rating.mentor if side is Side.MENTEE else rating.mentee
    return f"{names.get(other, '')}: {continuing_words(rating.said)}"


def why_words(why: Why) -> str:
    """Say what speaks for somebody."""
    return {
        Why.INTERESTS: _("common interests"),
        Why.EXPLAINS: _("explains clearly"),
        Why.SUBJECT: _("the right subject"),
        Why.COMFORT: _("easy to talk to"),
        Why.OTHER: _("something else"),
    }[why]


def continuing_words(said: Continuing) -> str:
    """Say whether somebody would go on after a trial talk."""
    return {
        Continuing.YES: _("would go on"),
        Continuing.DOUBT: _("in doubt"),
        Continuing.NO: _("would not"),
    }[said]


def _grouping(wish: Wish) -> str:
    if wish.side is Side.MENTOR:
        return "" if wish.group_most is None else _("up to {n}").format(n=wish.group_most)
    if wish.grouping is None:
        return ""
    return {
        Grouping.ALONE: _("alone"),
        Grouping.GROUP: _("in a group"),
        Grouping.ANY: _("either"),
    }[wish.grouping]


def _yes_no(said: bool | None) -> str:
    return "" if said is None else _("yes") if said else _("no")
