"""Word the waiting for a representative, to a learner: the code, how it goes on, reminders."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.start import Begin
from handlers.callbacks.waiting import AboutWaiting, RemindMe
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.help_button import help_row
from handlers.texts.speech import _, pgettext
from handlers.texts.start import curator
from handlers.texts.stopped import stopped
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.enrolments import Enrolment, EnrolmentState, code_of
from mentoring.ids import EnrolmentId
from mentoring.newcomers import waits
from mentoring.permits import own_step


def parents_awaited() -> str:
    """Name those who wait for a parent's consent: by these words everywhere."""
    return pgettext("list of people", "waiting for a parent's consent")


def code(enrolment: Enrolment) -> str:
    """Return the code people say: «К-017»."""
    return code_of(enrolment, pgettext("the letter of a code", "K"))


async def waiting(room: Room, args: Args) -> Screen | None:
    """Say that the consent is awaited, with the code and what may be done meanwhile."""
    if (ended := await stopped(room)) is not None:
        return ended
    enrolment = await _mine(room)
    lines = [
        pgettext("learner", "<b>We are waiting for a parent's or guardian's consent</b>"),
        *_place(room, enrolment),
        pgettext("learner", "The questions begin once the consent is there."),
        pgettext("learner", "Until then nothing is kept of you but your age."),
    ]
    if args.get("said") == "tomorrow":
        lines.append(pgettext("learner", "All right, I shall remind you tomorrow."))
    if args.get("said") == "young":
        lines.insert(1, pgettext("learner", "What was entered is erased: under 18 it goes first."))
    rows: list[tuple[Button, ...]] = [
        (Button(_("How it works"), AboutWaiting(to="how").pack()),),
        (Button(_("Remind me tomorrow"), RemindMe().pack()),),
    ]
    return Screen("\n".join(lines), (*rows, help_row()))


def _place(room: Room, enrolment: Enrolment | None) -> list[str]:
    """Say the code; somebody the curator brought in by a list has none of their own."""
    if enrolment is None:
        return []
    place = code(enrolment) + (f" · {h(enrolment.group)}" if enrolment.group else "")
    said = pgettext("learner", "Your code: {code}. The sheet with it comes from {curator}.")
    return [said.format(code=place, curator=curator(room))]


async def how(room: Room, _args: Args) -> Screen:
    """Tell how the waiting ends."""
    text = pgettext(
        "learner",
        "<b>How it works</b>\n"
        "1. {curator} gives your parent or guardian a sheet with a code.\n"
        "2. They open it on their own phone, read what it is about and decide. "
        "On paper it works as well.\n"
        "3. You get a message here, and we begin.\n"
        "If nobody answers within 30 days, what you entered is erased.",
    )
    back = Button(_("Back"), AboutWaiting(to="back").pack())
    return Screen(text.format(curator=_capital(curator(room))), ((back,),))


async def child_admitted(room: Room, args: Args) -> Screen | None:
    """Push: the consent has come; nobody beside learns what it is about."""
    if await _in_state(room, args, EnrolmentState.CONSENTED) is None:
        return None
    return _news(_opening())


async def learner_next(room: Room, _args: Args) -> Screen:
    """Lead a learner on whose representative has consented; nobody is asked who took it back."""
    if (ended := await stopped(room)) is not None:
        return ended
    text = pgettext("learner", "<b>The consent is there</b>\nNow it is your turn: we can begin.")
    return Screen(text, ((Button(_("Begin"), Begin(to="next").pack()),),))


async def child_still_waits(room: Room, args: Args) -> Screen | None:
    """Push: remind a learner to ask at home, as long as it is true."""
    if await _in_state(room, args, EnrolmentState.WAITING) is None:
        return None
    return Screen(
        pgettext("learner", "<b>A reminder from the mentoring programme</b>"), (_opening(),)
    )


async def parent_still_waits(room: Room, args: Args) -> Screen | None:
    """Push: remind a representative who came by a code and has not answered, while it is true."""
    if await _in_state(room, args, EnrolmentState.WAITING) is None:
        return None
    return Screen(_("<b>A reminder from the mentoring programme</b>"), (_at_home(),))


async def child_waited_in_vain(room: Room, args: Args) -> Screen | None:
    """Push: the waiting is over, and what was entered is erased."""
    if await _in_state(room, args, EnrolmentState.CLOSED) is None:
        return None
    text = pgettext(
        "learner",
        "<b>The month is over</b>\n"
        "What was entered here is erased. We can begin again on any day.",
    )
    return Screen(text, ((Button(_("Begin"), Begin(to="next").pack()),),))


async def child_refused(room: Room, args: Args) -> Screen | None:
    """Push: it does not begin now; no reason, no blame."""
    if await _in_state(room, args, EnrolmentState.REFUSED) is None:
        return None
    text = pgettext(
        "learner",
        "<b>We do not begin for now</b>\n"
        "What was entered here is erased. Questions are welcome at {curator}.",
    )
    ask = (Button(_("What the bot can do"), MenuTo(to="help").pack()),)
    return Screen(text.format(curator=curator(room)), (ask,))


async def age_again(_room: Room, _args: Args) -> Screen:
    """Push: a question is open again."""
    return _news(_opening())


async def own_word_wanted(room: Room, _args: Args) -> Screen | None:
    """Push: after a birthday somebody is asked in person; true until they have answered."""
    person = room.reader.person
    if person is None or await own_step(room.tx, person) is None:
        return None
    return _news((Button(_("Open"), MenuTo(to="own_word").pack()),))


def _news(*rows: tuple[Button, ...]) -> Screen:
    return Screen(_("<b>News of the mentoring programme</b>"), rows)


def _opening() -> tuple[Button, ...]:
    return (Button(_("Open"), Begin(to="next").pack()),)


def _at_home() -> tuple[Button, ...]:
    return (Button(_("Open"), MenuTo(to="menu").pack()),)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


async def _mine(room: Room) -> Enrolment | None:
    """Return the enrolment of the reader, also one whose consent ended meanwhile."""
    if room.reader.person is not None:
        return await room.tx.enrolments.of_person(room.reader.person.id)
    return await waits(room.tx, room.reader)


async def _in_state(room: Room, args: Args, state: EnrolmentState) -> Enrolment | None:
    found = await room.tx.enrolments.get(EnrolmentId(int(args.get("enrolment") or 0)))
    return found if found is not None and found.state is state else None


SCREENS: dict[str, ScreenFn] = {
    "waiting": waiting,
    "waiting_how": how,
    "learner_next": learner_next,
    "child_admitted": child_admitted,
    "child_still_waits": child_still_waits,
    "child_waited_in_vain": child_waited_in_vain,
    "parent_still_waits": parent_still_waits,
    "child_refused": child_refused,
    "age_again": age_again,
    "own_word_wanted": own_word_wanted,
}
PUSHED = frozenset(
    {
        "child_admitted",
        "child_still_waits",
        "child_waited_in_vain",
        "parent_still_waits",
        "child_refused",
        "age_again",
        "own_word_wanted",
    }
)
