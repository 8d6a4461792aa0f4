"""Word how a mentor prepares: what to read, which meetings, and what the curator has set."""

from handlers.callbacks.candidates import Training
from handlers.screen import Room, Rows, Screen, ScreenFn
from handlers.texts.moments import moment
from handlers.texts.pair_parts import button, menu
from handlers.texts.speech import _
from handlers.texts.words import h, limit
from mentoring.delivery import Args
from mentoring.events import EventKind
from mentoring.training import own_training

SHOWN = 5
LINE = 1500


async def training(room: Room, args: Args) -> Screen | None:
    """Show a candidate how to prepare; to a curator also how to change it."""
    candidate = room.reader.person is not None and await own_training(room.tx, room.reader)
    if not candidate and not room.reader.is_curator:
        return Screen(_("Nothing is left to prepare."), (menu(),))
    cycle = await room.tx.organisations.cycle()
    words = cycle.training_words if cycle else None
    lines = ["<b>" + _("Getting ready to mentor") + "</b>", *_said(args)]
    lines.append(h(limit(words, LINE)) if words else _("There are no materials yet."))
    lines.extend(
        "• " + moment(room, event.starts_at)
        for event in await room.tx.events.upcoming()
        if event.kind is EventKind.TRAINING
    )
    rows: Rows = ()
    if candidate and words:
        rows = ((button(_("I have read it"), Training(act="read")),),)
    if room.reader.is_curator:
        rows = (*rows, (button(_("Change the materials"), Training(act="write")),))
    return Screen("\n".join(lines), (*rows, menu()))


async def training_rows(room: Room) -> Rows:
    """Offer the preparation to a candidate who lacks it."""
    if room.reader.person is None or await own_training(room.tx, room.reader) is None:
        return ()
    return ((button(_("Getting ready to mentor"), Training()),),)


def _said(args: Args) -> list[str]:
    words = {
        "read": _("Thank you. The curator knows."),
        "saved": _("Saved: future mentors see this."),
    }.get(str(args.get("said") or ""))
    return [words] if words else []


SCREENS: dict[str, ScreenFn] = {"training": training}
