"""Word what curators are told of newcomers: a neutral line that opens the details by a press."""

from handlers.callbacks.pairing import PersonCard
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.speech import _
from mentoring.applications import ParticipationState
from mentoring.delivery import Args
from mentoring.ids import ParticipationId


async def application_waiting(room: Room, args: Args) -> Screen | None:
    """Push: an application waits for a decision; true until somebody decides."""
    number = ParticipationId(int(args.get("participation") or 0))
    found = await room.tx.participations.get(number)
    if found is None or not room.reader.is_curator:
        return None
    if found.state is not ParticipationState.SUBMITTED:
        return None
    card = Button(_("Open"), PersonCard(participation=found.id).pack())
    return Screen(_("A new application waits for you."), ((card,),))


SCREENS: dict[str, ScreenFn] = {"application_waiting": application_waiting}

PUSHED = frozenset({"application_waiting"})
