"""Word where a meeting is: a place of the school, a room in own words, or online."""

from handlers.texts.speech import _
from mentoring.places import MEMBERS_ROOM, MENTORS_ROOM, ONLINE


def place_words(place: str) -> str:
    """Say a stored place; what begins with @ is a place everybody knows."""
    known = {
        ONLINE: _("online"),
        MENTORS_ROOM: _("the mentor's room"),
        MEMBERS_ROOM: _("the mentee's room"),
    }
    return known.get(place, place)
