"""Word the first contact: who runs this bot and why, which side, of age or not, goodbye."""

from handlers.callbacks.menu import ShowId, SpeakIn
from handlers.callbacks.start import Age, Begin, Choose
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.speech import _, locale, ngettext, pgettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.joining import SIDES
from mentoring.people import Bracket, Wish
from mentoring.questionnaire import minutes


async def welcome(room: Room, _args: Args) -> Screen:
    """Say who runs this bot, what for, who sees the answers and how long it takes."""
    n = longest(room)
    time = ngettext(
        "It takes about {n} minute, and you can stop at any moment.",
        "It takes about {n} minutes, and you can stop at any moment.",
        n,
    ).format(n=n)
    text = "\n".join(
        (
            "<b>" + _("Mentoring · {name}").format(name=h(room.organisation.name)) + "</b>",
            _("I help mentors and mentees find each other, agree on meetings and forget nothing."),
            _seen_by(room).format(curator=curator(room)),
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


def _seen_by(room: Room) -> str:
    if room.organisation.pseudonymous:
        return _(
            "Your answers are seen by {curator}. A future pair sees only a code, your subject and "
            "request: there are no names in this chat."
        )
    return _(
        "Your answers are seen by {curator}. "
        "A future pair sees only your name, subject and request."
    )


def _pair_sees(room: Room) -> str:
    if room.organisation.pseudonymous:
        return _("• Your pair sees a code, your subject and request; no name and no contact.")
    return _("• Your pair sees your name, subject and request; a contact only if both allow it.")


async def who_sees(room: Room, _args: Args) -> Screen:
    """Say who sees what."""
    lines = (
        "<b>" + _("Who sees my data?") + "</b>",
        _("• The questionnaire is read by {curator}, to find a pair.").format(
            curator=curator(room)
        ),
        _pair_sees(room),
        _("• The head sees numbers, and whom they approve by name."),
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
    """Ask for the age bracket, never for a date."""
    text = _("<b>How old are you?</b>\nThe law asks for this before anything else.")
    brackets = (
        (_("Under 10"), Bracket.UNDER_10),
        ("10–13", Bracket.FROM_10),
        ("14–17", Bracket.FROM_14),
        (_("18 or older"), Bracket.ADULT),
    )
    first, second, third, last = (
        Button(name, Age(bracket=bracket).pack()) for name, bracket in brackets
    )
    return Screen(text, ((first, second), (third, last)))


async def under_age(room: Room, _args: Args) -> Screen:
    """Say goodbye to a child under ten; nothing they entered is kept."""
    text = pgettext(
        "learner",
        "<b>Thank you for coming</b>\n"
        "The programme is for those who are ten or older. Nothing of you is kept here.\n"
        "See you later! Questions are welcome at {curator}.",
    ).format(curator=curator(room))
    return Screen(text)


def curator(room: Room) -> str:
    """Return who the curator is, by name where it is known."""
    name = room.organisation.curator_name
    if not name:
        return _("the programme's curator")
    return _("the curator, {name}").format(name=h(name))


def longest(room: Room) -> int:
    """Return the minutes of the longest questionnaire of one side; its own screen is exact."""
    return max(minutes(room.house.questionnaires[code]) for code in SIDES)


SCREENS: dict[str, ScreenFn] = {
    "welcome": welcome,
    "who_sees": who_sees,
    "role": role,
    "age": age,
    "under_age": under_age,
}
