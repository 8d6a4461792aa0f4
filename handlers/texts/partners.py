"""Word whose employees mentor here, and what is done when a partner takes its people back."""

from handlers.callbacks.mending import PartnerLeaves, Partners, Replace
from handlers.callbacks.pairing import PairsList
from handlers.screen import Button, RefusalFn, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number, people_of
from handlers.texts.pairs import sides
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.partners import Partner
from mentoring.partners import partners as all_partners

SHOWN = 12


async def partners(room: Room, args: Args) -> Screen | None:
    """List the employers, or the pairs that the people of one lead."""
    if not room.reader.is_curator:
        return None
    found = await all_partners(room.tx)
    chosen = next((each for each in found if each.code == args.get("code")), None)
    if chosen is not None:
        return await _one(room, chosen)
    lines = ["<b>" + _("Partners whose people mentor") + "</b>"]
    lines.append(_("Which one? Its pairs can be handed over or ended at once."))
    if not found:
        lines = [_("<b>Partners</b>\nNo employee of a partner leads a pair now.")]
    rows = tuple(
        (button(f"{each.name} · {len(each.pairs)}", Partners(code=each.code)),)
        for each in found[:SHOWN]
    )
    return Screen("\n".join(lines), (*rows, _back()))


async def partner_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more."""
    found = {each.code: each for each in await all_partners(room.tx)}
    chosen = found.get(str(args.get("code")))
    if chosen is None or not room.reader.is_curator:
        return None
    n, replace = number(args, "count"), bool(args.get("replace"))
    if replace:
        head = ngettext(
            "<b>Look for other mentors in {n} pair?</b>",
            "<b>Look for other mentors in {n} pairs?</b>",
            n,
        )
        told = _("The pairs go on hold, their people get a short note without a reason.")
    else:
        head = ngettext("<b>End {n} pair?</b>", "<b>End {n} pairs?</b>", n)
        told = _("Their people get a short note without a reason, the places come free.")
    press = PartnerLeaves(code=chosen.code, count=n, replace=replace, sure=True)
    yes = _("Yes, look for others") if replace else _("Yes, end them")
    text = f"{head.format(n=n)}\n{h(chosen.name)}\n{told}"
    keep = (button(_("Leave as it is"), Partners(code=chosen.code)),)
    return Screen(text, (keep, (button(yes, press),)))


async def partner_left(room: Room, args: Args) -> Screen | None:
    """Say what is done, and lead to each pair that waits for another mentor."""
    if not room.reader.is_curator:
        return None
    n = number(args, "count")
    if not args.get("replace"):
        text = ngettext("<b>Ended: {n} pair</b>", "<b>Ended: {n} pairs</b>", n).format(n=n)
        return Screen(text, (_back(),))
    rows: list[tuple[Button, ...]] = []
    for search in (await room.tx.replacements.open())[-SHOWN:]:
        pair = await room.tx.pairs.get(search.pair_id)
        if pair is not None:
            label = _("Pair No. {number}").format(number=pair.number)
            rows.append((button(label, Replace(pair=pair.id)),))
    text = _("<b>Other mentors are looked for</b>\nPlease choose one for each pair.")
    return Screen(text, (*rows, _back()))


def partner_changed(_room: Room, _data: Args) -> Screen:
    """Say that the pairs are others by now."""
    text = _("<b>The pairs of this partner have just changed</b>\nPlease look once more.")
    return Screen(text, ((button(_("Partners"), Partners()), *menu()),))


async def _one(room: Room, chosen: Partner) -> Screen:
    people = await people_of(room, chosen.pairs)
    n = len(chosen.pairs)
    lines = [
        f"<b>{h(chosen.name)}</b>",
        *(
            _("No. {number}").format(number=pair.number) + f" · {sides(pair, people)}"
            for pair in chosen.pairs[:SHOWN]
        ),
    ]
    seek = ngettext("Look for others: {n} pair", "Look for others: {n} pairs", n).format(n=n)
    stop = ngettext("End {n} pair", "End {n} pairs", n).format(n=n)
    rows = (
        (button(seek, PartnerLeaves(code=chosen.code, count=n, replace=True)),),
        (button(stop, PartnerLeaves(code=chosen.code, count=n, replace=False)),),
        (button(_("Partners"), Partners()), *menu()),
    )
    return Screen("\n".join(lines), rows)


def _back() -> tuple[Button, ...]:
    return (button(_("Pairs"), PairsList()), *menu())


SCREENS: dict[str, ScreenFn] = {
    "partners": partners,
    "partner_sure": partner_sure,
    "partner_left": partner_left,
}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {"partner_changed": partner_changed}
