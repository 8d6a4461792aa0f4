"""Tell a learner whose consent has ended what is true: nothing is asked, what stays until when."""

from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, Room, Screen
from handlers.texts.help_button import help_row
from handlers.texts.moments import day_of_year
from handlers.texts.speech import _, pgettext
from handlers.texts.start import curator
from mentoring.consent import GONE, MINOR, ConsentStep, Standing
from mentoring.permits import ended_for


async def stopped(room: Room) -> Screen | None:
    """Return the screen of a learner whose consent ended; None as long as none has."""
    person = room.reader.person
    if person is None:
        return None
    standing = await room.tx.consents.standing(person.id)
    ended = ended_for(standing, room.today)
    if ended is None:
        return None
    lines = [
        pgettext("learner", "<b>Taking part has stopped</b>"),
        pgettext("learner", "You need not do or explain anything, and it is nobody's fault."),
        pgettext(
            "learner", "What is stored about you stays until {until} at most and is then erased."
        ).format(until=_until(room, standing, ended)),
        *_another(standing),
        pgettext("learner", "Questions are welcome at {curator}.").format(curator=curator(room)),
    ]
    own = (
        Button(_("My data"), MenuTo(to="mydata").pack()),
        Button(_("Consent"), MenuTo(to="consent").pack()),
    )
    return Screen("\n".join(lines), (own, help_row()))


def _another(standing: Standing) -> list[str]:
    """Say the way on when nobody speaks for the learner any more."""
    last = standing.last.get(MINOR)
    if last is None or last.method != GONE:
        return []
    return [
        pgettext(
            "learner",
            "To go on, another parent or guardian has to agree: the curator gives them a code.",
        )
    ]


def _until(room: Room, standing: Standing, ended: tuple[str, ...]) -> str:
    steps = [standing.last[code] for code in ended]
    ends = [each.at for each in steps if each.step is not ConsentStep.GIVEN] or [room.now]
    until = max(ends) + room.house.rules.erasure_term
    return day_of_year(until.astimezone(room.zone).date())
