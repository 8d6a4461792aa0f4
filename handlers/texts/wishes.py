"""Word the questionnaire of wishes for whoever is asked: neutral pushes, what for, until when."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.wishes import AskWishes, OwnWishes
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import clock, day
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.words import h
from mentoring.applications import Participation, Side
from mentoring.delivery import Args
from mentoring.ids import WishRoundId
from mentoring.questionnaire import minutes
from mentoring.wishes.rounds import Round
from mentoring.wishing.answering import CODES
from mentoring.wishing.candidates import asked_of
from mentoring.wishing.windows import NobodyToAsk, NotHeldYet, RoundClosed


async def wishes_opened(room: Room, args: Args) -> Screen | None:
    """Push: there is a short questionnaire; true while it is open and unanswered."""
    found = await _open_round(room, args)
    sides = await _unanswered(room, found) if found else []
    if found is None or not sides:
        return None
    n = sum(minutes(room.house.questionnaires[CODES[each.side]]) for each in sides)
    title = _("<b>A short questionnaire of the mentoring programme</b>")
    time = ngettext("It takes about {n} minute.", "It takes about {n} minutes.", n).format(n=n)
    return Screen(f"{title}\n{time}", ((_to(found),),))


async def wishes_reminder(room: Room, args: Args) -> Screen | None:
    """Push: the questionnaire is still open; nobody has to answer."""
    found = await _open_round(room, args)
    if found is None or not await _unanswered(room, found):
        return None
    title = _("<b>The short questionnaire of the mentoring programme is still open</b>")
    until = _("Until {when}. Nobody has to answer.").format(when=until_words(room, found))
    return Screen(f"{title}\n{h(until)}", ((_to(found),),))


async def wishes(room: Room, args: Args) -> Screen | None:
    """Show what is asked, who reads it and until when; an answer may be given anew till then."""
    found = await room.tx.wishes.get(WishRoundId(number(args, "round")))
    person = room.reader.person
    if found is None or person is None:
        return None
    sides = await asked_of(room.tx, person.id)
    if not found.is_open(room.now) or not sides:
        return Screen(_over(found), (menu(),))
    answered = await room.tx.wishes.answered(found.id)
    kept = args.get("said") == "kept"
    title = _("Thank you, your answer is kept") if kept else _("Wishes for a pair")
    lines = [
        f"<b>{title}</b>",
        _("Only the curator reads the answers. Whoever you name will not know of it."),
        _("It can be answered or changed until {when}.").format(when=h(until_words(room, found))),
    ]
    if not kept and any(each.id in answered for each in sides):
        lines.append(_("☑ There is an answer; the last one counts."))
    rows = [
        (_ask(found, each, answered=each.id in answered, only=len(sides) == 1),) for each in sides
    ]
    return Screen("\n".join(lines), (*rows, menu()))


async def wishes_rows(room: Room) -> Rows:
    """Offer the questionnaire in the menu while it is open to the reader."""
    found = await room.tx.wishes.round()
    if found is None or not found.is_open(room.now) or room.reader.person is None:
        return ()
    if not await asked_of(room.tx, room.reader.person.id):
        return ()
    return ((button(_("Wishes for a pair"), OwnWishes(round=found.id)),),)


def until_words(room: Room, found: Round) -> str:
    """Say until when a round is open: «3 декабря, 15:30»."""
    local = found.closes_at.astimezone(room.zone)
    return f"{day(local.date())}, {clock(local)}"


def _ask(found: Round, own: Participation, *, answered: bool, only: bool) -> Button:
    press = AskWishes(round=found.id, participation=own.id)
    if only:
        return button(_("Answer anew") if answered else _("Answer the questions"), press)
    if own.side is Side.MENTOR:
        return button(_("Answer as a mentor"), press)
    return button(_("Answer as a mentee"), press)


def _to(found: Round) -> Button:
    return button(_("Open"), OwnWishes(round=found.id))


def _over(found: Round) -> str:
    closed = found.closed_at is not None or found.called_at is not None
    if closed:
        return _("<b>The questionnaire is closed</b>\nThank you to everybody who answered.")
    return _("This is not here any more. The menu shows what is current.")


async def _open_round(room: Room, args: Args) -> Round | None:
    found = await room.tx.wishes.get(WishRoundId(number(args, "round")))
    return found if found is not None and found.is_open(room.now) else None


async def _unanswered(room: Room, found: Round) -> list[Participation]:
    if room.reader.person is None:
        return []
    answered = await room.tx.wishes.answered(found.id)
    sides = await asked_of(room.tx, room.reader.person.id)
    return [each for each in sides if each.id not in answered]


def _closed(_room: Room, _data: Args) -> Screen:
    text = _(
        "<b>This is closed already</b>\nAnswers are taken no more. Questions go to the curator."
    )
    return Screen(text, (menu(),))


def _not_held(_room: Room, _data: Args) -> Screen:
    text = _("The joint meeting has not begun yet. The questionnaire opens by itself after it.")
    return Screen(text, (menu(),))


def _nobody(_room: Room, _data: Args) -> Screen:
    text = pgettext(
        "curator",
        "Nobody to ask yet: at least one ready mentor and one ready mentee without a pair are "
        "needed.",
    )
    return Screen(text, ((button(_("People"), MenuTo(to="people")),), menu()))


SCREENS: dict[str, ScreenFn] = {
    "wishes_opened": wishes_opened,
    "wishes_reminder": wishes_reminder,
    "wishes": wishes,
}
PUSHED = frozenset({"wishes_opened", "wishes_reminder"})
REFUSALS: dict[str, RefusalFn] = {
    RoundClosed.code: _closed,
    NotHeldYet.code: _not_held,
    NobodyToAsk.code: _nobody,
}
