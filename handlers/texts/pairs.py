"""Word the list of pairs for a curator: one line a pair, filters, eight a page."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from handlers.callbacks.pairing import MatchList, PairCard, PairsList
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import day
from handlers.texts.pair_bulk import bulk_rows, order_row, said_of_many
from handlers.texts.pair_parts import (
    button,
    members_of,
    menu,
    number,
    page_of,
    pager,
    people_of,
    short,
    span,
)
from handlers.texts.pairs_aside import aside_rows
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.words import h
from mentoring.aftermath import was_held
from mentoring.delivery import Args
from mentoring.ids import PairId, PersonId
from mentoring.meetings import Meeting, MeetingState
from mentoring.pairs import OVER, WORKING, Pair, PairState
from mentoring.people import Person
from mentoring.standing import SILENCE

ALL, WORKS, ANSWERS, NO_ORDER, PAUSED, FINISHED = (
    "all",
    "works",
    "answers",
    "order",
    "hold",
    "over",
)
PROPOSED, APPROVED, READY, UNOFFICIAL = "proposed", "approved", "ready", "papers"
FILTERS = (
    ALL,
    PROPOSED,
    APPROVED,
    ANSWERS,
    READY,
    WORKS,
    NO_ORDER,
    UNOFFICIAL,
    PAUSED,
    FINISHED,
)
ROWS = 8
BACK = timedelta(days=400)
AHEAD = timedelta(days=400)


async def pairs(room: Room, args: Args) -> Screen | None:
    """List pairs under a filter."""
    if not room.reader.is_curator:
        return None
    everything = await room.tx.pairs.all()
    show = str(args.get("show") or ALL)
    found = [pair for pair in everything if in_filter(pair, show)]
    if not everything:
        text = _("<b>Pairs</b>\nNo pairs yet. Choose a mentor for somebody who waits.")
        return Screen(text, ((button(_("Choose mentors"), MatchList()), *menu()),))
    page, shown = page_of(found, number(args, "page"))
    people = await people_of(room, shown)
    meetings = await _meetings(room)
    head = _("<b>Pairs · {span}</b> · filter: {filter}")
    lines = [head.format(span=span(page, len(shown), len(found)), filter=filter_name(show))]
    lines += said_of_many(args)
    if not found:
        lines = [_("<b>Pairs</b> · filter: {filter}\nNone.").format(filter=filter_name(show))]
    lines.extend(line(room, pair, people, meetings.get(pair.id, [])) for pair in shown)
    numbers = [Button(str(pair.number), PairCard(pair=pair.id).pack()) for pair in shown]
    rows = tuple(tuple(numbers[at : at + 4]) for at in range(0, len(numbers), 4))
    nearby = pager(
        page,
        len(found),
        PairsList(show=show, page=page - 1),
        PairsList(show=show, page=page + 1),
    )
    many = (*bulk_rows(everything), *order_row(sum(in_filter(p, NO_ORDER) for p in everything)))
    here = (*rows, *nearby, *many, *await aside_rows(room))
    ways = (*filter_rows(everything, show), menu())
    if len(here) + len(ways) > ROWS:
        ways = ((button(_("Filter"), PairsList(show=show, choosing=True)), *menu()),)
    return Screen("\n".join(lines), (*here, *ways))


async def pairs_filter(room: Room, args: Args) -> Screen | None:
    """Choose which pairs are listed, where the list has no room for it."""
    if not room.reader.is_curator:
        return None
    show = str(args.get("show") or ALL)
    text = _("<b>Which pairs?</b>\nNow: {filter}").format(filter=filter_name(show))
    rows = filter_rows(await room.tx.pairs.all(), show)
    back = button(_("To the list"), PairsList(show=show))
    return Screen(text, (*rows, (back, *menu())))


def in_filter(pair: Pair, show: str) -> bool:
    """Tell whether a filter lets a pair through."""
    return {
        WORKS: pair.state in WORKING,
        PROPOSED: pair.state is PairState.PROPOSED,
        APPROVED: pair.state is PairState.APPROVED,
        ANSWERS: pair.state is PairState.OFFERED,
        READY: pair.state is PairState.ACCEPTED and pair.announce_at is None,
        UNOFFICIAL: pair.state is PairState.ORDERED,
        NO_ORDER: pair.state in WORKING and pair.order_number is None,
        PAUSED: pair.state is PairState.ON_HOLD,
        FINISHED: pair.state in OVER,
    }.get(show, pair.state not in OVER)


def filter_name(show: str) -> str:
    """Name a filter."""
    return {
        WORKS: pgettext("filter of pairs", "working"),
        PROPOSED: pgettext("filter of pairs", "to approve"),
        APPROVED: pgettext("filter of pairs", "to offer"),
        ANSWERS: pgettext("filter of pairs", "waiting for answers"),
        READY: pgettext("filter of pairs", "to announce"),
        UNOFFICIAL: pgettext("filter of pairs", "without labour papers"),
        NO_ORDER: pgettext("filter of pairs", "without an order"),
        PAUSED: pgettext("filter of pairs", "on hold"),
        FINISHED: pgettext("filter of pairs", "over"),
    }.get(show, pgettext("filter of pairs", "all"))


def line(
    room: Room, pair: Pair, people: Mapping[PersonId, Person], meetings: Sequence[Meeting]
) -> str:
    """Say a pair in one line: «№ 12 · Яковлев И. О. → Кузнецова М. П. · нет встреч 21 день»."""
    number = _("No. {number}").format(number=pair.number)
    return f"{number} · {sides(pair, people)} · {_what(room, pair, meetings)}"


def sides(pair: Pair, people: Mapping[PersonId, Person]) -> str:
    """Say who works with whom, escaped."""
    members = members_of(pair)
    if len(members) == 1:
        other = short(people.get(members[0].person_id))
    else:
        n = len(members)
        other = ngettext("{n} person", "{n} people", n).format(n=n)
    return f"{h(short(people.get(pair.mentor.person_id)))} → {h(other)}"


def state_name(pair: Pair) -> str:
    """Name the state of a pair."""
    return {
        PairState.PROPOSED: pgettext("pair", "proposed"),
        PairState.APPROVED: pgettext("pair", "approved, not offered yet"),
        PairState.OFFERED: pgettext("pair", "waits for answers"),
        PairState.ACCEPTED: pgettext("pair", "all have agreed"),
        PairState.ANNOUNCED: pgettext("pair", "works, no order yet"),
        PairState.ORDERED: pgettext("pair", "works, the order is entered"),
        PairState.ACTIVE: pgettext("pair", "works"),
        PairState.ON_HOLD: pgettext("pair", "on hold"),
        PairState.COMPLETED: pgettext("pair", "completed"),
        PairState.REPLACED: pgettext("pair", "the mentor was replaced"),
        PairState.ENDED: pgettext("pair", "ended"),
    }[pair.state]


def next_and_last(
    room: Room, pair: Pair, meetings: Sequence[Meeting]
) -> tuple[Meeting | None, Meeting | None]:
    """Return the next agreed meeting and the last that took place."""
    open_states = (MeetingState.PROPOSED, MeetingState.CONFIRMED)
    ahead = [m for m in meetings if m.starts_at > room.now and m.state in open_states]
    return (
        min(ahead, key=lambda m: m.starts_at, default=None),
        max(held_of(room, pair, meetings), key=lambda m: m.starts_at, default=None),
    )


def held_of(room: Room, pair: Pair, meetings: Sequence[Meeting]) -> list[Meeting]:
    """Return the meetings that took place, by the same rule as the report."""
    return [m for m in meetings if was_held(m, pair.mentor.person_id, room.now)]


def _what(room: Room, pair: Pair, meetings: Sequence[Meeting]) -> str:
    if pair.state is PairState.ACCEPTED and pair.announce_at is not None:
        return pgettext("pair", "the announcement is on its way")
    if pair.state not in WORKING or pair.announced_at is None:
        return state_name(pair)
    coming, last = next_and_last(room, pair, meetings)
    if coming:
        when = day(coming.starts_at.astimezone(room.zone).date())
        return _("next on {day}").format(day=when)
    quiet = room.now - (last.starts_at if last else pair.announced_at)
    if quiet >= SILENCE:
        days = quiet.days
        return ngettext("no meetings for {n} day", "no meetings for {n} days", days).format(n=days)
    return state_name(pair)


async def _meetings(room: Room) -> dict[PairId, list[Meeting]]:
    found: dict[PairId, list[Meeting]] = {}
    for meeting in await room.tx.meetings.between(room.now - BACK, room.now + AHEAD):
        found.setdefault(meeting.pair_id, []).append(meeting)
    return found


def filter_rows(everything: Sequence[Pair], show: str) -> Rows:
    """Offer the filters that let anything through, each with its count."""
    buttons = []
    for name in FILTERS:
        count = sum(in_filter(pair, name) for pair in everything)
        if name != show and (count or name == ALL):
            words = filter_name(name)
            text = f"{words[:1].upper()}{words[1:]} · {count}"
            buttons.append(button(text, PairsList(show=name)))
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


SCREENS: dict[str, ScreenFn] = {"pairs": pairs, "pairs_filter": pairs_filter}
PUSHED: frozenset[str] = frozenset()
