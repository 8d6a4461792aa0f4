"""Word the gathering of a group: tick mentees for one mentor, never more than there are places."""

from handlers.callbacks.pairing import Gather, MatchMentor, Propose, packed, unpacked
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.big_groups import big_group_lines
from handlers.texts.discretion import discretion_of
from handlers.texts.pair_parts import button, number, page_of, pager, short
from handlers.texts.speech import _
from handlers.texts.words import name_of
from mentoring.delivery import Args
from mentoring.ids import ParticipationId
from mentoring.matching import companions_for
from mentoring.pairs import GROUP_LIMIT

PER_PAGE = 6


async def match_group(room: Room, args: Args) -> Screen | None:
    """Show who may join a mentor's group; each press carries the wished members."""
    mentor = await room.tx.participations.get(ParticipationId(number(args, "mentor")))
    if mentor is None or not room.reader.is_curator:
        return None
    discretion = await discretion_of(room)
    fits = discretion.companions(await companions_for(room.tx, mentor.id))
    wished = unpacked(str(args.get("members") or ""))
    chosen = tuple(each.id for each, _fit in fits if each.id in wished)
    most = min(GROUP_LIMIT, mentor.free)
    if len(chosen) == GROUP_LIMIT:
        fits = [(each, fit) for each, fit in fits if each.id in chosen]
    page, shown = page_of(fits, number(args, "page"), PER_PAGE)
    people = {mentor.person_id, *(each.person_id for each, _fit in shown)}
    names = await room.tx.people.persons(people)
    rows: list[tuple[Button, ...]] = []
    for each, fit in shown:
        ticked = each.id in chosen
        others = tuple(one for one in chosen if one != each.id)
        wish = others if ticked else (*chosen, each.id)
        sign = "☑" if ticked else "☐"
        text = f"{sign} {short(names.get(each.person_id))} · {fit.score}"
        if ticked or len(chosen) < most:
            press = Gather(mentor=mentor.id, members=packed(wish), page=page)
            rows.append((button(text, press),))
    rows.extend(_pages(mentor.id, chosen, page, len(fits)))
    if chosen:
        label = _("Propose the group") if len(chosen) > 1 else _("Propose the pair")
        back = button(_("Back"), MatchMentor(mentee=chosen[0], mentor=mentor.id))
        rows.append((button(label, Propose(mentor=mentor.id, members=packed(chosen))), back))
    if len(chosen) == GROUP_LIMIT:
        rows.insert(0, _split(mentor.id, chosen))
    title = _("<b>A group of {name}</b>\nTicked: {n} of {most}. The score stands beside the name.")
    name = name_of(names.get(mentor.person_id))
    head = title.format(name=name, n=len(chosen), most=most)
    return Screen("\n".join([head, *big_group_lines(len(chosen))]), tuple(rows))


def _split(mentor: int, chosen: tuple[int, ...]) -> tuple[Button, ...]:
    """Offer to keep half of a full group; the others wait for a second mentor."""
    half = chosen[: len(chosen) // 2]
    text = _("Split into two groups")
    return (button(text, Gather(mentor=mentor, members=packed(half))),)


def _pages(
    mentor: int, chosen: tuple[int, ...], page: int, total: int
) -> tuple[tuple[Button, ...], ...]:
    before = Gather(mentor=mentor, members=packed(chosen), page=page - 1)
    after = Gather(mentor=mentor, members=packed(chosen), page=page + 1)
    return pager(page, total, before, after, PER_PAGE)


SCREENS: dict[str, ScreenFn] = {"match_group": match_group}
PUSHED: frozenset[str] = frozenset()
