"""Word the choices of a change: another mentor, whom to change places with, a group, a model."""

from handlers.callbacks.pairing import packed, unpacked
from handlers.callbacks.plans import (
    GatherIn,
    GatherNow,
    MoveTo,
    PlanUnit,
    SwapWith,
    TryPlan,
)
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.big_groups import big_group_lines
from handlers.texts.discretion import discretion_of
from handlers.texts.match_models import ahead_words
from handlers.texts.pair_parts import button, number, page_of, short
from handlers.texts.plan_parts import names_of, plan_in, turns
from handlers.texts.plan_units import plan_units
from handlers.texts.speech import _, said
from handlers.texts.words import h, name_of
from mentoring.applications import Participation
from mentoring.delivery import Args
from mentoring.ids import ParticipationId
from mentoring.model_rules import models_by_hand
from mentoring.pairs import GROUP_LIMIT
from mentoring.planning.looking import (
    companions,
    judged,
    mentees_to_swap,
    mentors_to_move,
)
from mentoring.planning.trying import Act
from mentoring.plans.records import Plan
from mentoring.suitability import Fit

PER_PAGE = 6


async def plan_move(room: Room, args: Args) -> Screen | None:
    """List the mentors a mentee could be moved to, the best first."""
    seen = await plan_in(room, args)
    if seen is None:
        return None
    plan, result = seen
    mentee = ParticipationId(number(args, "mentee"))
    fits = await _mentors(room, plan, mentee)
    page, shown = page_of(fits, number(args, "page"), PER_PAGE)
    people = {each.person_id for each, _fit in shown}
    names = await room.tx.people.persons(people)
    taken = {unit.mentor: len(unit.members) for unit in result.units}
    rows: list[tuple[Button, ...]] = []
    for each, fit in shown:
        busy = each.free <= taken.get(each.id, 0)
        text = _("{name} · {score}, all places taken") if busy else "{name} · {score}"
        press = TryPlan(plan=plan.id, act=Act.LOCK, mentor=each.id, mentee=mentee)
        label = text.format(name=short(names.get(each.person_id)), score=fit.score)
        rows.append((button(label, press),))
    nearby = turns(MoveTo(plan=plan.id, mentee=mentee), page, len(fits), PER_PAGE)
    title = await _title(room, _("<b>Another mentor for: {name}</b>"), mentee)
    hint = _("The score stands beside the name. First you see what else changes.")
    if not fits:
        hint = _("Nobody else suits; the reasons stand under “All about the two”.")
    return Screen(f"{title}\n{hint}", (*rows, *nearby, (_back(plan, mentee),)))


async def plan_swap(room: Room, args: Args) -> Screen | None:
    """List the mentees with whom one could change places: both have to suit."""
    seen = await plan_in(room, args)
    if seen is None:
        return None
    plan, mentee = seen[0], ParticipationId(number(args, "mentee"))
    discretion = await discretion_of(room)
    swaps = await mentees_to_swap(room.tx, plan, mentee)
    found = [each for each in swaps if all(discretion.suits(*two) for two in each.both)]
    page, shown = page_of(found, number(args, "page"), PER_PAGE)
    people = {who.person_id for each in shown for who in (each.other, each.host)}
    names = await room.tx.people.persons(people)
    rows: list[tuple[Button, ...]] = []
    for each in shown:
        other = short(names.get(each.other.person_id))
        text = f"{short(names.get(each.host.person_id))} → {other}"
        press = TryPlan(plan=plan.id, act=Act.SWAP, mentee=mentee, other=each.other.id)
        rows.append((button(text, press),))
    nearby = turns(SwapWith(plan=plan.id, mentee=mentee), page, len(found), PER_PAGE)
    title = await _title(room, _("<b>Change places: {name}</b>"), mentee)
    hint = _("With whom? Both new pairs keep the rules.")
    if not found:
        hint = _("There is nobody whose place would suit both.")
    return Screen(f"{title}\n{hint}", (*rows, *nearby, (_back(plan, mentee),)))


async def plan_gather(room: Room, args: Args) -> Screen | None:
    """Tick who sits in a mentor's group; each press carries the wished members."""
    seen = await plan_in(room, args)
    mentor = await room.tx.participations.get(ParticipationId(number(args, "mentor")))
    if seen is None or mentor is None:
        return None
    plan = seen[0]
    fits = (await discretion_of(room)).companions(await companions(room.tx, plan, mentor.id))
    wished = unpacked(str(args.get("members") or ""))
    chosen = tuple(each.id for each, _fit in fits if each.id in wished)
    most = min(GROUP_LIMIT, mentor.free)
    page, shown = page_of(fits, number(args, "page"), PER_PAGE)
    people = {mentor.person_id, *(each.person_id for each, _fit in shown)}
    names = await room.tx.people.persons(people)
    rows: list[tuple[Button, ...]] = []
    for each, fit in shown:
        others = tuple(one for one in chosen if one != each.id)
        ticked = each.id in chosen
        if not ticked and len(chosen) >= most:
            continue
        wish = packed(others if ticked else (*chosen, each.id))
        text = f"{'☑' if ticked else '☐'} {short(names.get(each.person_id))} · {fit.score}"
        press = GatherIn(plan=plan.id, mentor=mentor.id, members=wish, page=page)
        rows.append((button(text, press),))
    here = GatherIn(plan=plan.id, mentor=mentor.id, members=packed(chosen))
    rows.extend(turns(here, page, len(fits), PER_PAGE))
    if len(chosen) > 1:
        now = GatherNow(plan=plan.id, mentor=mentor.id, members=packed(chosen))
        rows.append((button(_("Try this group"), now),))
    first = next(iter(wished), 0)
    rows.append((_back(plan, ParticipationId(first)),))
    title = _("<b>A group of {name}</b>").format(name=name_of(names.get(mentor.person_id)))
    lines = [title, _seats(len(chosen), most, len(fits)), *big_group_lines(len(chosen))]
    return Screen("\n".join(lines), tuple(rows))


async def _mentors(
    room: Room, plan: Plan, mentee: ParticipationId
) -> list[tuple[Participation, Fit]]:
    """Rank them as the reader may see it: who takes part reads no wishes here."""
    own = await room.tx.participations.get(mentee)
    if own is None:
        return []
    found = await mentors_to_move(room.tx, plan, mentee)
    ranked = (await discretion_of(room)).ranked(own, found)
    return [(fit.mentor, fit) for fit in ranked]


def _seats(chosen: int, most: int, fitting: int) -> str:
    """Say how many sit in the group, or why there can be none."""
    if most < 2:
        return _("This mentor has one free place, so it stays one to one.")
    if fitting < 2:
        return _("Nobody else who waits suits this mentor.")
    words = _("Ticked: {n} of {most}. The score stands beside the name.")
    return words.format(n=chosen, most=most)


async def plan_models(room: Room, args: Args) -> Screen | None:
    """List the models in which a unit could work."""
    seen = await plan_in(room, args)
    mentee = ParticipationId(number(args, "mentee"))
    unit = seen[1].unit_of(mentee) if seen else None
    if seen is None or unit is None:
        return await plan_units(room, args)
    plan, members = seen[0], await judged(room.tx, seen[0], unit)
    rows: list[tuple[Button, ...]] = []
    about: list[str] = []
    for model in models_by_hand(len(unit.members)):
        if model.code == unit.model or not members:
            continue
        press = TryPlan(
            plan=plan.id, act=Act.MODEL, mentor=unit.mentor, mentee=mentee, model=model.code
        )
        rows.append((button(said(model.title), press),))
        about.append(f"{h(said(model.title))}: {ahead_words(model)}")
    now = next(
        (each for each in models_by_hand(len(unit.members)) if each.code == unit.model), None
    )
    lines = [_("<b>How would they work?</b>")]
    if now is not None:
        lines.append(_("Now: {model}").format(model=h(said(now.title))))
    lines += [*about, _("The rules are checked for each model.")]
    return Screen("\n".join(lines), (*rows, (_back(plan, mentee),)))


async def _title(room: Room, text: str, mentee: ParticipationId) -> str:
    names = await names_of(room, [mentee])
    return text.format(name=h(short(names.get(mentee))))


def _back(plan: Plan, mentee: ParticipationId) -> Button:
    return button(_("Back"), PlanUnit(plan=plan.id, mentee=mentee))


SCREENS: dict[str, ScreenFn] = {
    "plan_move": plan_move,
    "plan_swap": plan_swap,
    "plan_gather": plan_gather,
    "plan_models": plan_models,
}
PUSHED: frozenset[str] = frozenset()
