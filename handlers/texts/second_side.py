"""Word the offer to partners: the second questionnaire, in which the common answers stand."""

from handlers.callbacks.profile import SecondSide
from handlers.screen import Room, Rows
from handlers.texts.pair_parts import button
from handlers.texts.speech import _
from mentoring.occupations import MENTORS
from mentoring.second_side import second_side


async def second_side_rows(room: Room) -> Rows:
    """Offer the other questionnaire to whoever works, or would like to, as an equal."""
    person = room.reader.person
    code = await second_side(room.tx, person.id) if person is not None else None
    if code is None:
        return ()
    words = {
        True: _("Answer as a mentor too"),
        False: _("Answer as a mentee too"),
    }
    return ((button(words[code == MENTORS], SecondSide()),),)
