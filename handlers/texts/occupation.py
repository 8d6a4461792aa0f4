"""Ask an adult who needs a mentor whether they work or study here."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.occupation import Occupy
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.speech import _
from mentoring.delivery import Args
from mentoring.occupations import Occupation


async def occupation(_room: Room, _args: Args) -> Screen:
    """Offer the two ways; mentors of every kind tell it in their own questionnaire."""
    text = _("<b>What do you do here?</b>\nTeachers and learners are asked different things.")
    ways = ((_("I work here"), Occupation.WORKS), (_("I study here"), Occupation.STUDIES))
    rows = tuple((Button(name, Occupy(occupation=each).pack()),) for name, each in ways)
    return Screen(text, (*rows, (Button(_("Menu"), MenuTo(to="menu").pack()),)))


SCREENS: dict[str, ScreenFn] = {"occupation": occupation}
