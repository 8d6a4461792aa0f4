"""Word what a curator does for somebody who has no messenger."""

from handlers.callbacks.behalf import AddSomebody, Behalf
from handlers.callbacks.pairing import PersonCard
from handlers.callbacks.people import MoreOfPeople
from handlers.callbacks.questionnaire import Show
from handlers.screen import RefusalFn, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.speech import _
from mentoring.applications import Participation, Told
from mentoring.behalf import given_for_others
from mentoring.delivery import Args
from mentoring.ids import ParticipationId
from mentoring.people import short_name
from mentoring.runs import Run


async def behalf(room: Room, _args: Args) -> Screen | None:
    """Offer to write somebody down, or to go on with those who were begun."""
    if not room.reader.is_curator:
        return None
    text = _(
        "<b>Somebody without a messenger</b>\n"
        "First the signed consent: its number, date and place. Then the same questions, "
        "from paper or from what the person says. Words alone are no consent."
    )
    begun = await given_for_others(room.tx, room.reader)
    rows = [(button(_continue(run), Show(run=run.id)),) for run in begun]
    add = (button(_("Add somebody"), AddSomebody()),)
    return Screen(text, (*rows, add, (button(_("Back"), MoreOfPeople()), *menu())))


def _continue(run: Run) -> str:
    written = run.draft.answers.get("fio")
    name = short_name(written) if isinstance(written, str) else None
    return _("Go on: {name}").format(name=name or _("no name yet"))


async def behalf_waits(_room: Room, _args: Args) -> Screen | None:
    """Say that the second signature is missing."""
    text = _(
        "<b>The parent's consent is noted</b>\n"
        "From 14 on the learner signs too. The questions begin when that sheet is here; "
        "until then nothing is kept but the age and the consent."
    )
    return Screen(text, ((button(_("Somebody else"), Behalf()),), menu()))


async def behalf_done(room: Room, args: Args) -> Screen | None:
    """Say that the answers are in, and lead to the card."""
    found = await room.tx.participations.get(ParticipationId(number(args, "participation")))
    if found is None or not room.reader.is_curator:
        return None
    text = _("<b>The answers are in</b>\nThe card says that they came from your hand.")
    card = button(_("To the card"), PersonCard(participation=found.id))
    return Screen(text, ((card,), (button(_("Somebody else"), Behalf()), *menu())))


def told_line(found: Participation) -> str:
    """Say on a card that the answers are not from the person's own hand."""
    if found.told is None:
        return ""
    return {
        Told.WORDS: _("Written down by a curator, from words"),
        Told.PAPER: _("Written down by a curator, from paper"),
        Told.LIST: _("Came in with a list"),
    }[Told(found.told)]


def sheet_without_number(_room: Room, _data: Args) -> Screen:
    """Explain that a sheet is needed."""
    text = _(
        "A signed sheet has a number with a digit in it. What was only said is no consent, "
        "so nothing was written down."
    )
    return Screen(text, ((button(_("Try again"), AddSomebody()),), menu()))


def age_differs(_room: Room, _data: Args) -> Screen:
    """Explain that another consent would be needed."""
    text = _(
        "By this birth date the age is another one, and so is the consent that is needed. "
        "Please check the date; the answers wait here."
    )
    return Screen(text, ((button(_("Whose answers wait"), Behalf()),), menu()))


SCREENS: dict[str, ScreenFn] = {
    "behalf": behalf,
    "behalf_waits": behalf_waits,
    "behalf_done": behalf_done,
}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {
    "sheet_without_number": sheet_without_number,
    "age_differs": age_differs,
}
