"""Word the reminder of a questionnaire that was begun; what it is about stays unsaid."""

from handlers.callbacks.people import Nudges
from handlers.callbacks.questionnaire import Show
from handlers.screen import Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.speech import _
from mentoring.delivery import Args
from mentoring.ids import RunId
from mentoring.runs import RunState
from mentoring.unfinished import willing


async def unfinished(room: Room, args: Args) -> Screen | None:
    """Push: a questionnaire waits; a finished or silenced one says nothing."""
    run = await room.tx.runs.get(RunId(number(args, "run")))
    if run is None or run.state is not RunState.OPEN or not await willing(room.tx, [run]):
        return None
    text = _("<b>The questionnaire waits</b>\nThe answers are kept, a few minutes are enough.")
    onward = button(_("Continue"), Show(run=run.id))
    quiet = button(_("Do not remind me"), Nudges(run=run.id))
    return Screen(text, ((onward,), (quiet,)))


async def unfinished_quiet(room: Room, args: Args) -> Screen | None:
    """Confirm that there will be no more reminders; the way back stays."""
    run = await room.tx.runs.get(RunId(number(args, "run")))
    text = _("<b>No more reminders</b>\nThe questionnaire can be finished at any time.")
    if run is None or run.state is not RunState.OPEN:
        return Screen(text, (menu(),))
    return Screen(text, ((button(_("Continue"), Show(run=run.id)),), menu()))


SCREENS: dict[str, ScreenFn] = {"unfinished": unfinished, "unfinished_quiet": unfinished_quiet}
PUSHED = frozenset({"unfinished"})
