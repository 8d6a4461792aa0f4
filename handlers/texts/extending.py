"""Word the last day of a pair: asked before it comes, said by both sides, written by a curator."""

from handlers.callbacks.mending import Extend, OpenTerm, PairChanges, SayOfEnd
from handlers.callbacks.pairing import EndPair, MyPair, OpenNews
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.help_button import help_with
from handlers.texts.moments import day_of_year
from handlers.texts.pair_parts import button, menu, neutral, number
from handlers.texts.speech import _, pgettext
from handlers.texts.task_words import TaskWords
from mentoring.delivery import Args
from mentoring.extending import last_day
from mentoring.ids import PairId
from mentoring.office import Task, TaskKind
from mentoring.pairs import OVER, Pair


async def pair_term(room: Room, args: Args) -> Screen | None:
    """Push: the last day of a pair is near; true until it has come or moved."""
    pair = await _mine(room, args)
    last = await last_day(room.tx, pair) if pair else None
    if pair is None or last is None or last < room.today:
        return None
    return Screen(neutral(), ((button(_("Open"), OpenTerm(pair=pair.id)),),))


async def pair_extended(room: Room, args: Args) -> Screen | None:
    """Push: a pair has a later last day."""
    pair = await _mine(room, args)
    if pair is None:
        return None
    return Screen(neutral(), ((button(_("Open"), OpenNews(what="pair", about=pair.id)),),))


async def my_term(room: Room, args: Args) -> Screen | None:
    """Show the last day to one of the pair, and ask for go on or finish."""
    pair, person = await _mine(room, args), room.reader.person
    last = await last_day(room.tx, pair) if pair else None
    if pair is None or person is None or last is None:
        return None
    said = {each.person_id: each.goes_on for each in await room.tx.renewals.of(pair.id, last)}
    lines = [_("<b>The pair works until {day}</b>").format(day=day_of_year(last))]
    mine = said.get(person.id)
    if mine is None:
        lines.append(
            pgettext(
                "adult",
                "Would you like to go on after it? The other side does not see the answer.",
            )
        )
    else:
        lines.append(
            _("Noted: to go on. The curator decides and writes to both.")
            if mine
            else _("Noted: to finish on that day. It can be changed here.")
        )
    go, stop = (SayOfEnd(pair=pair.id, day=last.toordinal(), on=on) for on in (True, False))
    rows: Rows = ((button(pgettext("last day", "Go on"), go), button(_("Finish then"), stop)),)
    back = (button(_("My pair"), MyPair(pair=pair.id)), help_with(pair.id))
    return Screen("\n".join(lines), (*rows, back, menu()))


async def term_lines(room: Room, pair: Pair) -> list[str]:
    """Say for a curator which day is the last, and what both sides said of it."""
    last = await last_day(room.tx, pair)
    if last is None:
        return []
    until = [] if pair.ends_on else [_("Works until {day}").format(day=day_of_year(last))]
    said = [each.goes_on for each in await room.tx.renewals.of(pair.id, last)]
    if not said:
        return until
    text = _("Of {day}: go on {on}, finish {off}, no answer {silent}")
    silent = 1 + len(pair.members) - len(said)
    return [
        *until,
        text.format(
            day=day_of_year(last), on=sum(said), off=len(said) - sum(said), silent=max(0, silent)
        ),
    ]


def not_later(_room: Room, data: Args) -> Screen:
    """Say that the new day has to come after the old one."""
    text = _("<b>The pair works longer than that already</b>\nThe new day comes after the last.")
    pair = number(data, "pair")
    again = (button(_("Another day"), Extend(pair=pair)),)
    return Screen(text, (again, (button(_("Back"), PairChanges(pair=pair)), *menu())))


async def _mine(room: Room, args: Args) -> Pair | None:
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    person = room.reader.person
    if pair is None or person is None or pair.announced_at is None or pair.state in OVER:
        return None
    return pair if pair.seat_of(person.id) is not None else None


def _ways(task: Task) -> tuple[Button, ...]:
    pair = int(task.subject["pair"])
    return (
        button(_("Extend…"), Extend(pair=pair)),
        button(_("Finish…"), EndPair(pair=pair)),
        button(_("What they say"), PairChanges(pair=pair)),
    )


TASKS: dict[str, TaskWords] = {
    TaskKind.TERM_AHEAD: TaskWords(
        happened=lambda: _("The last day is near · pair No. {pair}"),
        advice=lambda: _("Both sides are asked: go on or finish. Nothing ends by itself."),
        own=lambda: _("the last day of the pair"),
        leads=_ways,
    ),
}
SCREENS: dict[str, ScreenFn] = {
    "pair_term": pair_term,
    "pair_extended": pair_extended,
    "my_term": my_term,
}
PUSHED = frozenset({"pair_term", "pair_extended"})
REFUSALS: dict[str, RefusalFn] = {"not_later": not_later}
