"""Word the first contact: who runs this bot and why, which side, of age or not, goodbye."""

from handlers.callbacks.menu import ShowId, SpeakIn
from handlers.callbacks.start import Age, Begin, Choose
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.speech import _, locale, ngettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.joining import CODES
from mentoring.people import Wish
from mentoring.questionnaire import effort

MINUTE = 60


async def welcome(room: Room, _args: Args) -> Screen:
    """Say who runs this bot, what for, who sees the answers and how long it takes."""
    n = minutes(room)
    time = ngettext(
        "It takes about {n} minute, and you can stop at any moment.",
        "It takes about {n} minutes, and you can stop at any moment.",
        n,
    ).format(n=n)
    text = "\n".join(
        (
            "<b>" + _("Mentoring · {name}").format(name=h(room.organisation.name)) + "</b>",
            _("I help mentors and mentees find each other, agree on meetings and forget nothing."),
            _(
                "Your answers are seen by {curator}. "
                "A future pair sees only your name, subject and request."
            ).format(curator=curator(room)),
            time,
        )
    )
    other, name = ("en", "English") if locale() == "ru" else ("ru", "Русский")
    return Screen(
        text,
        (
            (Button(_("Begin"), Begin(to="next").pack()),),
            (Button(_("Who sees my data?"), Begin(to="who").pack()),),
            (Button(name, SpeakIn(language=other, at="welcome").pack()),),
        ),
    )


async def who_sees(room: Room, _args: Args) -> Screen:
    """Say who sees what."""
    lines = (
        "<b>" + _("Who sees my data?") + "</b>",
        _("• The questionnaire is read by {curator}, to find a pair.").format(
            curator=curator(room)
        ),
        _("• Your pair sees your name, subject and request; a contact only if both allow it."),
        _("• The head sees numbers and the list of participants."),
        _("Nothing but your language, role and age group is kept before you consent."),
        _("You can look at everything and erase it at any time: /mydata"),
    )
    return Screen(
        "\n".join(lines),
        (
            (Button(_("Begin"), Begin(to="next").pack()),),
            (Button(_("Show my number"), ShowId().pack()),),
            (Button(_("Back"), Begin(to="welcome").pack()),),
        ),
    )


async def role(_room: Room, _args: Args) -> Screen:
    """Ask which side of mentoring is wished."""
    wishes = (
        (_("I need a mentor"), Wish.MENTEE),
        (_("I want to be a mentor"), Wish.MENTOR),
        (_("Both"), Wish.BOTH),
    )
    text = _("<b>Which role suits you?</b>\nIn “both” the common questions are asked once.")
    return Screen(text, tuple((Button(name, Choose(wish=wish).pack()),) for name, wish in wishes))


async def age(_room: Room, _args: Args) -> Screen:
    """Ask for the age bracket."""
    text = _("<b>Are you 18 or older?</b>\nThe law asks for this before anything else.")
    return Screen(
        text,
        (
            (Button(_("I am 18 or older"), Age(adult=True).pack()),),
            (Button(_("I am not 18 yet"), Age(adult=False).pack()),),
        ),
    )


async def under_age(room: Room, _args: Args) -> Screen:
    """Say goodbye to somebody under eighteen; nothing they entered is kept."""
    text = _(
        "<b>Thank you for coming</b>\n"
        "For now this bot works with adults only. What was entered is erased.\n"
        "To take part, please talk to {curator}."
    ).format(curator=curator(room))
    return Screen(text)


def curator(room: Room) -> str:
    """Return who the curator is, by name where it is known."""
    name = room.organisation.curator_name
    if not name:
        return _("the programme's curator")
    return _("the curator, {name}").format(name=h(name))


def minutes(room: Room) -> int:
    """Return how long the longest questionnaire of one side takes."""
    codes = {code for pair in CODES.values() for code in pair}
    seconds = [
        effort(room.house.questionnaires[code])
        for code in codes
        if code in room.house.questionnaires
    ]
    return max(1, round(max(seconds, default=MINUTE) / MINUTE))


SCREENS: dict[str, ScreenFn] = {
    "welcome": welcome,
    "who_sees": who_sees,
    "role": role,
    "age": age,
    "under_age": under_age,
}
