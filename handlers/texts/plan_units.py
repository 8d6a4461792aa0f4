"""Word the pairs and groups of a plan: eight a page, a card with reasons, what can be tried."""

from collections.abc import Sequence

from handlers.callbacks.pairing import MatchMentor
from handlers.callbacks.plans import (
    GatherIn,
    MoveTo,
    PlanMember,
    PlanModels,
    PlanUnit,
    PlanUnits,
    SwapWith,
    TryPlan,
)
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.big_groups import big_group_lines
from handlers.texts.discretion import discretion_of
from handlers.texts.pair_parts import PAGE, button, number, page_of, short, span
from handlers.texts.plan_parts import (
    Names,
    back_to,
    names_of,
    plan_in,
    score_of,
    turns,
    unit_name,
    work_words,
)
from handlers.texts.plan_reasons import of_group, of_two
from handlers.texts.speech import _, pgettext
from handlers.texts.why_you import why_for_participants
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.ids import ParticipationId
from mentoring.planning.looking import Judged, judged
from mentoring.planning.trying import Act
from mentoring.plans.records import Plan, PlanState, Unit
from mentoring.public_facts import PairFacts, public_facts
from mentoring.zones import share_a_clock

NUMBERS = 4
LOCKED = "🔒"


async def plan_units(room: Room, args: Args) -> Screen | None:
    """List the pairs and groups, the weakest last as the plan has them: by mentor."""
    seen = await plan_in(room, args)
    if seen is None:
        return None
    plan, result = seen
    page, shown = page_of(result.units, number(args, "page"))
    names = await names_of(room, [side for unit in shown for side in (unit.mentor, *unit.members)])
    lines = [
        _("<b>Plan No. {n}</b> · {span}").format(
            n=plan.number, span=span(page, len(shown), len(result.units))
        )
    ]
    first = page * PAGE + 1
    confidence = (await discretion_of(room)).confidence
    for place, unit in enumerate(shown, first):
        line = f"{place}. {h(unit_name(unit, names))}"
        line += "" if confidence.closed else f" · {score_of(unit)}"
        lines.append(line + (f" {LOCKED}" if unit.locked else ""))
    if not shown:
        lines.append(_("Nobody could be paired; the reasons stand under “Without a pair”."))
    numbers = [
        button(str(place), PlanUnit(plan=plan.id, mentee=unit.members[0]))
        for place, unit in enumerate(shown, first)
    ]
    rows = tuple(tuple(numbers[at : at + NUMBERS]) for at in range(0, len(numbers), NUMBERS))
    nearby = turns(PlanUnits(plan=plan.id), page, len(result.units))
    return Screen("\n".join(lines), (*rows, *nearby, (back_to(plan),)))


async def plan_unit(room: Room, args: Args) -> Screen | None:
    """Show a pair or a group: how they would work, why they suit, what they will read."""
    seen = await plan_in(room, args)
    unit = seen[1].unit_of(ParticipationId(number(args, "mentee"))) if seen else None
    if seen is None or unit is None:
        return await plan_units(room, args)
    plan = seen[0]
    members = await judged(room.tx, plan, unit)
    names = await names_of(room, [unit.mentor, *unit.members])
    sign = f" {LOCKED}" if unit.locked else ""
    lines = [f"<b>{h(unit_name(unit, names))}</b>{sign}", work_words(room, unit)]
    lines += big_group_lines(len(unit.members))
    discretion = await discretion_of(room)
    if len(unit.members) > 1:
        lines += of_group(discretion, members, names)
    for each in members if len(unit.members) == 1 else ():
        lines += of_two(discretion, each, names)
        lines += await _read_by_them(room, unit, each)
    return Screen("\n".join(filter(None, lines)), _unit_rows(plan, unit, names))


async def plan_member(room: Room, args: Args) -> Screen | None:
    """Show one member of a group and what can be tried about them."""
    mentee = ParticipationId(number(args, "mentee"))
    seen = await plan_in(room, args)
    unit = seen[1].unit_of(mentee) if seen else None
    if seen is None or unit is None:
        return await plan_units(room, args)
    plan = seen[0]
    names = await names_of(room, [unit.mentor, mentee])
    only = [each for each in await judged(room.tx, plan, unit) if each.mentee.id == mentee]
    lines = [f"<b>{h(short(names.get(mentee)))}</b>"]
    discretion = await discretion_of(room)
    for each in only:
        lines += of_two(discretion, each, names)
        lines += await _read_by_them(room, unit, each)
    back = button(_("Back"), PlanUnit(plan=plan.id, mentee=mentee))
    rows = _rows_of_two(plan, unit, mentee) if plan.state is PlanState.READY else ()
    return Screen("\n".join(filter(None, lines)), (*rows, (back,)))


async def _read_by_them(room: Room, unit: Unit, each: Judged) -> list[str]:
    """Quote what the two themselves will read: public facts only."""
    two = each.mentee, each.mentor
    one_clock = await share_a_clock(room.tx, *(side.person_id for side in two))
    facts: PairFacts = public_facts(unit.form, unit.role_model, *two, one_clock=one_clock)
    words = why_for_participants(facts, room.organisation.kind)
    return [_("The two will read: {words}").format(words=h(words))] if words else []


def _unit_rows(plan: Plan, unit: Unit, names: Names) -> Rows:
    back = (button(_("All pairs"), PlanUnits(plan=plan.id)), back_to(plan))
    if plan.state is not PlanState.READY:
        return (back,)
    if len(unit.members) == 1:
        return (*_rows_of_two(plan, unit, unit.members[0]), back)
    members = [
        button(short(names.get(each)), PlanMember(plan=plan.id, mentee=each))
        for each in unit.members
    ]
    first = unit.members[0]
    split = TryPlan(plan=plan.id, act=Act.SPLIT, mentor=unit.mentor, mentee=first)
    change = button(_("Change the group"), _gathering(plan, unit.mentor, unit.members))
    return (
        *_by_twos(members),
        (change, button(_("Work one to one"), split)),
        (button(_("Another model"), PlanModels(plan=plan.id, mentee=first)),),
        back,
    )


def _rows_of_two(plan: Plan, unit: Unit, mentee: ParticipationId) -> Rows:
    """Offer what can be tried about a mentor and a mentee."""
    two = {"plan": plan.id, "mentor": unit.mentor, "mentee": mentee}
    lock = button(pgettext("plan", "Keep them together"), TryPlan(act=Act.LOCK, **two))
    if unit.locked:
        lock = button(pgettext("plan", "Unlock"), TryPlan(act=Act.UNLOCK, **two))
    out = TryPlan(plan=plan.id, act=Act.LEAVE_OUT, other=mentee)
    rows: list[tuple[Button, ...]] = [
        (lock, button(_("Not these two"), TryPlan(act=Act.BAN, **two))),
        (
            button(_("Another mentor"), MoveTo(plan=plan.id, mentee=mentee)),
            button(_("Change places"), SwapWith(plan=plan.id, mentee=mentee)),
        ),
    ]
    if len(unit.members) == 1:
        group = button(_("Make a group"), _gathering(plan, unit.mentor, unit.members))
        rows.append((group, button(_("Another model"), PlanModels(plan=plan.id, mentee=mentee))))
    card = button(_("All about the two"), MatchMentor(**two))
    rows.append((button(_("Leave the mentee out"), out), card))
    return tuple(rows)


def _gathering(
    plan: Plan, mentor: ParticipationId, members: Sequence[ParticipationId]
) -> GatherIn:
    packed = ".".join(map(str, members))
    return GatherIn(plan=plan.id, mentor=mentor, members=packed)


def _by_twos(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


SCREENS: dict[str, ScreenFn] = {
    "plan_units": plan_units,
    "plan_unit": plan_unit,
    "plan_member": plan_member,
}
PUSHED: frozenset[str] = frozenset()
