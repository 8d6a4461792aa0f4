"""Word the order about pairs that have changed since theirs: the list, the draft, the number."""

from asyncio import to_thread
from collections.abc import Sequence

from handlers.callbacks.mending import AnnexOrder, AnnexPaper
from handlers.callbacks.pairing import PairCard, PairsList
from handlers.papers.document import document
from handlers.screen import Button, File, Room, Screen, ScreenFn
from handlers.texts.annex_parts import Change, annex_parts, the_change
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.pairs import sides
from handlers.texts.speech import _, ngettext
from mentoring.annexes import AnnexKind
from mentoring.annexing import without_order
from mentoring.delivery import Args
from mentoring.ids import PairId

SHOWN = 12


async def annexes(room: Room, args: Args) -> Screen | None:
    """List what has changed and waits for an order."""
    if not room.reader.is_curator:
        return None
    found = await _changes(room, args)
    lines = ["<b>" + _("Changes since the order") + "</b>"]
    if args.get("said") == "entered":
        lines.append(_("Number and date are written down."))
    if not found:
        lines.append(_("Nothing waits for an order."))
        return Screen("\n".join(lines), (_back(args),))
    lines.extend(_line(each) for each in found[:SHOWN])
    n = len(found)
    draft = ngettext("Draft of the order: {n} pair", "Draft of the order: {n} pairs", n)
    about = number(args, "pair")
    last = max(each.annex.id for each in found)
    rows = (
        (button(draft.format(n=n), AnnexPaper(pair=about)),),
        (button(_("Number and date of the order"), AnnexOrder(up_to=last, pair=about)),),
        _back(args),
    )
    return Screen("\n".join(lines), rows)


async def annex_paper(room: Room, args: Args) -> Screen | None:
    """Hand over the draft; its number belongs to exactly what stands in it."""
    found = await _changes(room, args) if room.reader.is_curator else []
    if not found:
        return None
    text = _(
        "<b>Draft of the order</b>\nPlease check and sign it. Then enter its number and date: "
        "they count for the pairs in this draft."
    )
    about, last = number(args, "pair"), max(each.annex.id for each in found)
    order = button(_("Number and date of the order"), AnnexOrder(up_to=last, pair=about))
    return Screen(text, ((order,), _back(args)), await annex_file(room, found))


async def annex_file(room: Room, changes: Sequence[Change]) -> File:
    """Make the order on some changes as a file, with codes where the reader sees codes only."""
    title, parts = await annex_parts(room, changes)
    return File("order-changes.docx", await to_thread(document, title, parts))


async def _changes(room: Room, args: Args) -> list[Change]:
    return await changes_without_order(room, PairId(number(args, "pair")) or None)


async def changes_without_order(room: Room, pair: PairId | None = None) -> list[Change]:
    """Return what has changed and waits for an order, of one pair or of all."""
    found = [await the_change(room, each) for each in await without_order(room.tx, pair)]
    return [each for each in found if each is not None]


def _line(change: Change) -> str:
    what = {
        AnnexKind.REPLACE: _("the mentor is replaced"),
        AnnexKind.END: _("ended early"),
        AnnexKind.EXTEND: _("extended"),
        AnnexKind.RELEASE: _("a mentee left the group"),
    }[change.annex.kind]
    number_ = _("No. {number}").format(number=change.pair.number)
    return f"{number_} · {sides(change.pair, change.people)} · {what}"


def _back(args: Args) -> tuple[Button, ...]:
    if about := number(args, "pair"):
        return (button(_("Back"), PairCard(pair=about)), *menu())
    return (button(_("Pairs"), PairsList()), *menu())


SCREENS: dict[str, ScreenFn] = {"annexes": annexes, "annex_paper": annex_paper}
PUSHED: frozenset[str] = frozenset()
