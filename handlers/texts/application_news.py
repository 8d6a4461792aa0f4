"""Word what became of one's own application: a neutral push, the answer by a press."""

from handlers.callbacks.menu import MenuTo
from handlers.screen import Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, hide, menu, news, number
from handlers.texts.person_card import decline_words
from handlers.texts.speech import _, pgettext
from handlers.texts.words import h
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.delivery import Args
from mentoring.ids import ParticipationId

APPLICATION = "application"


async def application_approved(room: Room, args: Args) -> Screen | None:
    """Push: the application is approved."""
    return await _push(room, args, ParticipationState.READY)


async def application_declined(room: Room, args: Args) -> Screen | None:
    """Push: the application is not accepted for now."""
    return await _push(room, args, ParticipationState.DECLINED)


async def application_answer(room: Room, args: Args) -> Screen | None:
    """Show the answer in full."""
    found = await _mine(room, args)
    if found is None:
        return None
    last = (hide(APPLICATION, found.id), *menu())
    if found.state is ParticipationState.DECLINED:
        text = pgettext(
            "adult",
            "<b>Your application is not accepted for now</b>\nThe reason: {reason}\n"
            "You can change the answers and hand it in again, or ask the curator.",
        )
        reason = h(decline_words(room, found.reason or "—"))
        change = (button(_("Change the answers"), MenuTo(to="profile")),)
        return Screen(text.format(reason=reason), (change, last))
    if found.state is not ParticipationState.READY:
        return Screen(_("<b>The application waits for a decision</b>"), (last,))
    if found.side is Side.MENTOR:
        text = pgettext(
            "adult",
            "<b>Your application is approved: you are a mentor</b>\n"
            "Next the curator chooses a pair and asks you first. I will write.",
        )
    else:
        text = pgettext(
            "adult",
            "<b>Your application is approved</b>\n"
            "Next the curator chooses a mentor. I will write when there is an offer.",
        )
    return Screen(text, (last,))


async def _push(room: Room, args: Args, state: ParticipationState) -> Screen | None:
    found = await _mine(room, args)
    return news(APPLICATION, found.id) if found is not None and found.state is state else None


async def _mine(room: Room, args: Args) -> Participation | None:
    found = await room.tx.participations.get(ParticipationId(number(args, "participation")))
    person = room.reader.person
    return found if found and person and found.person_id == person.id else None


SCREENS: dict[str, ScreenFn] = {
    "application_approved": application_approved,
    "application_declined": application_declined,
    "application_answer": application_answer,
}
PUSHED = frozenset({"application_approved", "application_declined"})
