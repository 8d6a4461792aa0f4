"""Read a meeting for a screen, as one of its participants only."""

from handlers.callbacks.meetings import NewMeeting, OpenMeeting
from handlers.screen import Button, Room
from handlers.texts.speech import _
from mentoring.delivery import Args
from mentoring.ids import MeetingId, PersonId
from mentoring.meetings import Meeting
from mentoring.pairs import Pair


async def mine(room: Room, args: Args) -> tuple[Meeting | None, Pair | None, PersonId | None]:
    """Return the meeting, its pair and the reader; nothing for somebody who is not in it."""
    found = await room.tx.meetings.get(MeetingId(number(args, "meeting")))
    person = room.reader.person
    if found is None or person is None or found.answer_of(person.id) is None:
        return None, None, None
    return found, await room.tx.pairs.get(found.pair_id), person.id


def number(args: Args, name: str) -> int:
    """Return a number of a screen's args, 0 when absent."""
    return int(args.get(name) or 0)


def open_button(found: Meeting) -> Button:
    """Offer the details."""
    return Button(_("Open"), OpenMeeting(meeting=found.id).pack())


def move_button(found: Meeting) -> Button:
    """Offer another time."""
    return Button(_("Move"), NewMeeting(pair=found.pair_id, moves=found.id).pack())
