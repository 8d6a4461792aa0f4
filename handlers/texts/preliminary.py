"""Word the anonymous minute: who I am, what I need, thank you; nobody learns who answered."""

from handlers.callbacks.outreach import SendNeeds, WhatINeed, WhoIAm
from handlers.callbacks.start import Begin
from handlers.screen import Button, RefusalFn, Room, Screen, ScreenFn
from handlers.texts.pair_parts import number
from handlers.texts.speech import _, locale
from handlers.texts.words import BUTTON, h, limit
from mentoring.asking import Asking
from mentoring.delivery import Args
from mentoring.ids import AskingId
from mentoring.outreach import outreach
from mentoring.preliminary import MOST, AskingOver

TICKED, FREE = "☑", "☐"


async def minute_who(room: Room, args: Args) -> Screen | None:
    """Ask who it is, and say what becomes of the answer."""
    asking = await _open(room, args)
    if asking is None:
        return over()
    text = _(
        "<b>One minute for {name}</b>\n"
        "Which help from a mentor is wanted here? Two questions by buttons, without a name.\n"
        "Only numbers are counted. Nobody learns who answered what, the curator neither.\n"
        "<b>Who are you?</b>"
    )
    rows = [
        (_button(each.own.said(locale()), WhoIAm(asking=asking.id, circle=each.code).pack()),)
        for each in outreach().circles
    ]
    return Screen(text.format(name=h(room.organisation.name)), tuple(rows))


async def minute_needs(room: Room, args: Args) -> Screen | None:
    """Ask what is needed: up to three ticks, each press carries the whole choice."""
    asking, circle = await _open(room, args), outreach().circle(str(args.get("circle")))
    if asking is None or circle is None:
        return over()
    ticked = circle.known(str(args.get("needs") or "").split("."))[:MOST]
    rows: list[tuple[Button, ...]] = []
    for need in circle.needs:
        if need.code in ticked:
            wished = tuple(each for each in ticked if each != need.code)
        else:
            wished = (*ticked, need.code) if len(ticked) < MOST else ticked
        sign = TICKED if need.code in ticked else FREE
        press = WhatINeed(asking=asking.id, circle=circle.code, needs=".".join(wished))
        rows.append((_button(f"{sign} {need.text.said(locale())}", press.pack()),))
    if ticked:
        send = SendNeeds(asking=asking.id, circle=circle.code, needs=".".join(ticked))
        rows.append((Button(_("Done (chosen: {n})").format(n=len(ticked)), send.pack()),))
    text = _("<b>{who}</b>\nWhat would help? Tick up to three.")
    return Screen(text.format(who=circle.own.said(locale())), tuple(rows))


async def minute_thanks(_room: Room, args: Args) -> Screen:
    """Thank; whoever answered before is told so."""
    if args.get("counted"):
        text = _("<b>Thank you, it is counted</b>\nYour name was not kept and cannot be found.")
    else:
        text = _("<b>Thank you</b>\nFrom here an answer has been counted already, once is enough.")
    join = Button(_("Take part in the programme"), Begin(to="welcome").pack())
    return Screen(text, ((join,),))


def over() -> Screen:
    """Say that nobody asks any more, and where to go."""
    text = _("<b>This poll is over</b>\nThe programme goes on, you are welcome to take part.")
    return Screen(text, ((Button(_("Take part"), Begin(to="welcome").pack()),),))


async def _open(room: Room, args: Args) -> Asking | None:
    found = await room.tx.askings.get(AskingId(number(args, "asking")))
    return found if found is not None and found.is_open else None


def _button(text: str, press: str) -> Button:
    return Button(limit(text, BUTTON), press)


def _over(_room: Room, _data: Args) -> Screen:
    return over()


SCREENS: dict[str, ScreenFn] = {
    "minute_who": minute_who,
    "minute_needs": minute_needs,
    "minute_thanks": minute_thanks,
}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {AskingOver.code: _over}
