"""Word a round of wishes for the curator: who answered, how long it lasts, the closed summary."""

from asyncio import to_thread

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.trials import DraftTalks, TalkList
from handlers.callbacks.wishes import (
    EndWishes,
    MoreDays,
    OpenWishes,
    WishPaper,
    WishRound,
)
from handlers.papers.workbook import workbook
from handlers.screen import Button, File, Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.speech import _, ngettext
from handlers.texts.wish_sheet import sheet_of
from handlers.texts.wishes import until_words
from handlers.texts.wishes_for import silent_row
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.ids import WishRoundId
from mentoring.wishes.rounds import Round, RoundKind
from mentoring.wishing.candidates import asked
from mentoring.wishing.windows import LONGEST, MORE


async def wish_round(room: Room, args: Args) -> Screen | None:
    """Show where wishes stand: how many have answered, until when, what can be done."""
    if not room.reader.is_curator:
        return None
    found = await _round_at(room, args)
    talks = await room.tx.wishes.round(RoundKind.TALKS)
    lines = ["<b>" + _("Wishes and trial talks") + "</b>", *await _state(room, found)]
    rows: list[tuple[Button, ...]] = [*_on_round(room, found), *await silent_row(room, found)]
    if found is not None:
        rows.append((button(_("Summary of wishes"), WishPaper()),))
    if talks is None or talks.closed_at is not None:
        rows.append((button(_("Plan trial talks"), DraftTalks()),))
    if talks is not None:
        rows.append((button(_("Trial talks"), TalkList()),))
    rows.append((button(_("Find a pair"), MenuTo(to="match")),))
    return Screen("\n".join(lines), (*rows, menu()))


async def wish_sure(room: Room, args: Args) -> Screen | None:
    """Show how many would be asked, before anybody is."""
    if not room.reader.is_curator:
        return None
    n = len({each.person_id for each in await asked(room.tx)})
    days = room.house.rules.wish_window.days
    text = ngettext(
        "{n} person will be asked whom they wish for.",
        "{n} people will be asked whom they wish for.",
        n,
    ).format(n=n)
    term = ngettext(
        "It stays open for {n} day, with two reminders. Only curators read the answers.",
        "It stays open for {n} days, with two reminders. Only curators read the answers.",
        days,
    ).format(n=days)
    yes = button(_("Open the questionnaire"), OpenWishes(event=number(args, "event"), sure=True))
    title = "<b>" + _("Questionnaire of wishes") + "</b>"
    return Screen(f"{title}\n{text}\n{term}", ((yes,), (_back(),)))


async def wish_end_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before the questionnaire is closed."""
    found = await room.tx.wishes.get(WishRoundId(number(args, "round")))
    if found is None or not room.reader.is_curator:
        return None
    text = _("Close the questionnaire of wishes? Nobody can answer after that.")
    sure = button(_("Close the questionnaire"), EndWishes(round=found.id, sure=True))
    return Screen(f"{text}", ((_back(),), (sure,)))


async def wishes_closed(room: Room, args: Args) -> Screen | None:
    """Push to curators: a round is closed; the numbers open by a press."""
    found = await room.tx.wishes.get(WishRoundId(number(args, "round")))
    if found is None or not room.reader.is_curator:
        return None
    if found.kind is RoundKind.TALKS:
        text, way = _("<b>The trial talks are closed</b>"), button(_("Open"), TalkList())
    else:
        text = _("<b>The questionnaire after the joint meeting is closed</b>")
        way = button(_("Open"), WishRound(round=found.id))
    return Screen(text, ((way,),))


async def wish_paper(room: Room, _args: Args) -> Screen | None:
    """Hand the summary over as a table; whom it concerns does not read it."""
    if not room.reader.is_curator:
        return None
    sheet, hidden = await sheet_of(room)
    text = _(
        "<b>Summary of wishes</b>\nIt is for curators only: do not forward it, do not print it."
    )
    if hidden:
        more = ngettext(
            "{n} answer is left out, because you or somebody close to you may be named there. "
            "Another curator can read it.",
            "{n} answers are left out, because you or somebody close to you may be named there. "
            "Another curator can read them.",
            hidden,
        ).format(n=hidden)
        text += "\n" + more
    made = await to_thread(workbook, [sheet])
    return Screen(text, ((_back(),),), File("wishes.xlsx", made))


async def menu_rows(room: Room) -> Rows:
    """Offer the round in a curator's menu while one is open."""
    if not room.reader.is_curator:
        return ()
    found = await room.tx.wishes.round()
    if found is None or not found.is_open(room.now):
        return ()
    return ((button(_("Wishes"), MenuTo(to="wishes")),),)


def _on_round(room: Room, found: Round | None) -> Rows:
    if found is None or found.closed_at is not None:
        return ((button(_("Open the questionnaire"), OpenWishes()),),)
    if not found.is_open(room.now):
        return ()
    end = (button(_("Close the questionnaire"), EndWishes(round=found.id)),)
    longer = found.closes_at + MORE
    if longer > found.opened_at + LONGEST:
        return (end,)
    press = MoreDays(round=found.id, until=int(longer.timestamp()))
    return ((button(_("Three days more"), press),), end)


async def _state(room: Room, found: Round | None) -> list[str]:
    if found is None:
        return [
            _("After the joint meeting people say whom they would like to work with."),
            _("The questionnaire opens by itself two hours after its beginning, or by a press."),
        ]
    answered = await room.tx.wishes.answered(found.id)
    whole = {each.id for each in await asked(room.tx)} | answered
    said = _("Answered: {n} of {total}").format(n=len(answered), total=len(whole))
    if not found.is_open(room.now):
        return [_("The questionnaire is closed."), said]
    until = _("Open until {when}").format(when=h(until_words(room, found)))
    return [until, said, _("Who does not answer is matched by all the rest.")]


async def _round_at(room: Room, args: Args) -> Round | None:
    if args.get("round"):
        return await room.tx.wishes.get(WishRoundId(number(args, "round")))
    return await room.tx.wishes.round()


def _back() -> Button:
    return button(_("Back"), MenuTo(to="wishes"))


SCREENS: dict[str, ScreenFn] = {
    "wish_round": wish_round,
    "wish_sure": wish_sure,
    "wish_end_sure": wish_end_sure,
    "wishes_closed": wishes_closed,
    "wish_paper": wish_paper,
}
PUSHED = frozenset({"wishes_closed"})
STAFF_ROWS: dict[str, RowsFn] = {"wishes": menu_rows}
