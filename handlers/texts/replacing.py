"""Word who could lead a pair on: ranked, each with three reasons and the risks."""

from handlers.callbacks.mending import Instead, KeepMentor, PairChanges, Replace
from handlers.callbacks.pairing import PairCard, PersonCard
from handlers.screen import Button, RefusalFn, Room, Screen, ScreenFn
from handlers.texts.discretion import discretion_of
from handlers.texts.match_parts import reason_words
from handlers.texts.pair_parts import (
    button,
    form_words,
    menu,
    number,
    page_of,
    pager,
    people_of,
    short,
)
from handlers.texts.pairs import sides
from handlers.texts.plan_reasons import against, in_short
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h, name_of
from mentoring.candidates_instead import Successor, candidates_for
from mentoring.delivery import Args
from mentoring.ids import PairId
from mentoring.pairs import OVER, Pair

SHOWN = 5


async def replacement(room: Room, args: Args) -> Screen | None:
    """Rank who could take a pair over, or say who has been asked."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    if pair is None or pair.state in OVER or not room.reader.is_curator:
        return None
    people = await people_of(room, [pair])
    lines = [
        _("<b>Another mentor for pair No. {number}</b>").format(number=pair.number),
        sides(pair, people),
        form_words(room, pair),
    ]
    back = (button(_("Back"), PairChanges(pair=pair.id)), *menu())
    if (asked := await room.tx.pairs.successor(pair.id)) is not None:
        lines.append(_("A new pair is on its way: No. {number}.").format(number=asked.number))
        card = button(_("Pair No. {number}").format(number=asked.number), PairCard(pair=asked.id))
        return Screen("\n".join(lines), ((card,), back))
    lines.append(_("It keeps the form and the task; the history stays."))
    found = await _successors(room, pair)
    page, shown = page_of(found, number(args, "page"), SHOWN)
    names = await room.tx.people.persons({each.mentor.person_id for each in shown})
    rows: list[tuple[Button, ...]] = []
    for place, each in enumerate(shown, page * SHOWN + 1):
        name = short(names.get(each.mentor.person_id))
        line = _("{place}. {name} · {score} of 100: {why}")
        lines.append(line.format(place=place, name=h(name), score=each.score, why=h(_why(each))))
        look = Instead(pair=pair.id, mentor=each.mentor.id)
        rows.append((button(f"{place}. {name}", look),))
    if not found:
        lines.append(_("Nobody suits now. Invite a mentor, or end the pair."))
    nearby = pager(
        page,
        len(found),
        Replace(pair=pair.id, page=page - 1),
        Replace(pair=pair.id, page=page + 1),
        SHOWN,
    )
    keep = button(_("Keep the mentor"), KeepMentor(pair=pair.id))
    return Screen("\n".join(lines), (*rows, *nearby, (keep,), back))


async def replacement_card(room: Room, args: Args) -> Screen | None:
    """Show one mentor for a pair; asking is one press."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    if pair is None or pair.state in OVER or not room.reader.is_curator:
        return None
    mentor = number(args, "mentor")
    found = next((s for s in await _successors(room, pair) if s.mentor.id == mentor), None)
    if found is None:
        return await replacement(room, args)
    person = await room.tx.people.person(found.mentor.person_id)
    text = _("<b>{name}</b>\nInstead of the mentor of pair No. {number}: {score} of 100.")
    lines = [text.format(name=name_of(person), number=pair.number, score=found.score)]
    lines.append(_("Speaks for it: {why}.").format(why=h(_why(found))))
    alone = len(found.fits) == 1
    lines += against(found.weakest) if alone else in_short(found.fits)
    lines.append(_members(pair))
    ask = Instead(pair=pair.id, mentor=found.mentor.id, sure=True)
    rows = (
        (button(_("Ask this mentor"), ask),),
        (button(_("All answers"), PersonCard(participation=found.mentor.id)),),
        (button(_("Back"), Replace(pair=pair.id)), *menu()),
    )
    return Screen("\n".join(line for line in lines if line), rows)


def already_replaced(_room: Room, data: Args) -> Screen:
    """Say that somebody else is being asked."""
    text = _("<b>Another mentor is being asked already</b>\nOne new pair at a time.")
    card = button(_("That pair"), PairCard(pair=number(data, "pair")))
    return Screen(text, ((card,), menu()) if data.get("pair") else (menu(),))


async def _successors(room: Room, pair: Pair) -> list[Successor]:
    """Rank them as the reader may see it: who takes part reads no wishes here."""
    return (await discretion_of(room)).successors(await candidates_for(room.tx, pair))


def _why(found: Successor) -> str:
    reasons = (reason_words(point) for point in found.weakest.reasons)
    return ", ".join(reasons) or _("nothing speaks against it")


def _members(pair: Pair) -> str:
    n = len(pair.members)
    text = ngettext(
        "The offer goes the usual way: the mentor first, then {n} member.",
        "The offer goes the usual way: the mentor first, then {n} members.",
        n,
    )
    return text.format(n=n)


SCREENS: dict[str, ScreenFn] = {"replacement": replacement, "replacement_card": replacement_card}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {"already_replaced": already_replaced}
