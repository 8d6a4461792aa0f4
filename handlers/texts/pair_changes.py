"""Word for curators what may change in a pair: mentor, dispute, last day, order."""

from handlers.callbacks.mending import (
    Annexes,
    AsPair,
    BeginDispute,
    Extend,
    OpenDispute,
    PairChanges,
    Replace,
)
from handlers.callbacks.pairing import PairCard
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.extending import term_lines
from handlers.texts.moments import day, day_of_year
from handlers.texts.pair_parts import button, menu, number, people_of
from handlers.texts.pairs import sides
from handlers.texts.parting import farewell_for_curator
from handlers.texts.second_look import second_looks_for_curator
from handlers.texts.speech import _
from handlers.texts.words import h
from mentoring.annexes import Annex, AnnexKind
from mentoring.annexing import without_order
from mentoring.delivery import Args
from mentoring.disputing import may_look
from mentoring.extending import measured
from mentoring.ids import PairId
from mentoring.pairs import OVER, Pair
from mentoring.shrinking import is_left_alone


async def pair_changes(room: Room, args: Args) -> Screen | None:
    """Show what goes on in a pair, and what can be begun."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    if pair is None or not room.reader.is_curator:
        return None
    people = await people_of(room, [pair])
    head = _("<b>Pair No. {number}: changes</b>\n{sides}")
    lines = [
        head.format(number=pair.number, sides=sides(pair, people)),
        *await _said_of(room, pair, args),
        *await change_lines(room, pair),
        *await term_lines(room, pair),
        *await farewell_for_curator(room, pair),
        *await second_looks_for_curator(room, pair),
    ]
    rows = await _doings(room, pair)
    if len(lines) == 1 and not rows:
        lines.append(_("Nothing can be changed here now."))
    back = (button(_("Back"), PairCard(pair=pair.id)), *menu())
    return Screen("\n".join(lines), (*rows, back))


async def change_lines(room: Room, pair: Pair) -> list[str]:
    """Say in lines for its card where a pair comes from, what goes on, and its last day."""
    lines = await _succession(room, pair)
    search = await room.tx.replacements.open_of(pair.id)
    if search is not None:
        since = _("Another mentor is looked for, from {day}.")
        lines.append(since.format(day=day(search.since)))
    dispute = await room.tx.disputes.open_of(pair.id)
    if dispute is not None and await may_look(room.tx, room.reader, dispute):
        until = day(dispute.due_at.astimezone(room.zone).date())
        lines.append(_("A dispute is being settled, until {day}.").format(day=until))
    if pair.ends_on is not None:
        lines.append(_("Works until {day}").format(day=day_of_year(pair.ends_on)))
    lines.extend(_ordered(each) for each in await room.tx.annexes.of_pair(pair.id))
    return [each for each in lines if each]


def change_rows(pair: Pair) -> Rows:
    """Lead from the card of an announced pair to what may change in it."""
    if pair.announced_at is None:
        return ()
    return ((button(_("Changes: mentor, term, dispute"), PairChanges(pair=pair.id)),),)


async def _succession(room: Room, pair: Pair) -> list[str]:
    lines = []
    if pair.replaces and (old := await room.tx.pairs.get(pair.replaces)) is not None:
        lines.append(_("Goes on from pair No. {number}").format(number=old.number))
    if (new := await heir_of(room, pair)) is not None:
        lines.append(_("Goes on as pair No. {number}").format(number=new.number))
    return lines


async def _said_of(room: Room, pair: Pair, args: Args) -> list[str]:
    if args.get("said") == "extended":
        done, everybody = await measured(room.tx, pair)
        start = _("The start of the new term is the last measurement: {done} of {all} have one.")
        return [
            _("The new last day is written down, both sides are told."),
            start.format(done=done, all=everybody),
        ]
    return {
        "as_pair": [_("The group goes on as a pair.")],
        "kept": [_("The search has stopped, the pair goes on.")],
    }.get(str(args.get("said") or ""), [])


async def _doings(room: Room, pair: Pair) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if pair.announced_at is not None and pair.state not in OVER:
        searching = await room.tx.replacements.open_of(pair.id) is not None
        title = _("Who could take over") if searching else _("Replace the mentor…")
        rows.append((button(title, Replace(pair=pair.id)),))
        rows.append((await _dispute(room, pair),))
        rows.append((button(_("Extend…"), Extend(pair=pair.id)),))
        if is_left_alone(pair):
            rows.append((button(_("Go on as a pair of two"), AsPair(pair=pair.id)),))
    if await without_order(room.tx, pair.id):
        rows.append((button(_("Order about the change"), Annexes(pair=pair.id)),))
    for other in await _relatives(room, pair):
        text = (
            _("History: pair No. {number}")
            if other.id == pair.replaces
            else _("Pair No. {number}")
        )
        rows.append((button(text.format(number=other.number), PairCard(pair=other.id)),))
    return tuple(rows)


async def _dispute(room: Room, pair: Pair) -> Button:
    found = await room.tx.disputes.open_of(pair.id)
    if found is not None and await may_look(room.tx, room.reader, found):
        return button(_("The dispute"), OpenDispute(dispute=found.id))
    return button(_("Settle a dispute…"), BeginDispute(pair=pair.id))


async def _relatives(room: Room, pair: Pair) -> list[Pair]:
    old = await room.tx.pairs.get(pair.replaces) if pair.replaces else None
    new = await heir_of(room, pair)
    return [each for each in (old, new) if each is not None]


async def heir_of(room: Room, pair: Pair) -> Pair | None:
    """Return the pair that follows another: the announced one, or the one on its way."""
    found = await room.tx.pairs.heirs(pair.id)
    known = [each for each in found if each.announced_at is not None or each.state not in OVER]
    return known[-1] if known else None


def change_words(kind: AnnexKind) -> str:
    """Name what an order says of a pair that an order made."""
    return {
        AnnexKind.REPLACE: _("replacement"),
        AnnexKind.END: _("early end"),
        AnnexKind.EXTEND: _("extension"),
        AnnexKind.RELEASE: _("a mentee left the group"),
    }[kind]


def _ordered(annex: Annex) -> str:
    what = change_words(annex.kind)
    if annex.order_number is None or annex.order_date is None:
        return _("The order about the {what} is not entered yet").format(what=what)
    text = _("Order No. {number} of {day}: {what}")
    when = day_of_year(annex.order_date)
    return text.format(number=h(annex.order_number), day=when, what=what)


SCREENS: dict[str, ScreenFn] = {"pair_changes": pair_changes}
PUSHED: frozenset[str] = frozenset()
