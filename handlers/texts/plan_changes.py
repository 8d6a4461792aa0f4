"""Word what a change of a plan changes and for whom, what was asked for, and why it cannot be."""

from handlers.callbacks.pairing import MatchMentor
from handlers.callbacks.plans import (
    KeepPlan,
    PlanChanges,
    PlanEdits,
    PlanList,
    RevertPlan,
    TryPlan,
)
from handlers.screen import Button, RefusalFn, Room, Screen, ScreenFn
from handlers.texts.match_parts import bar_words
from handlers.texts.pair_parts import button, menu, number, page_of, short, span
from handlers.texts.plan_parts import Names, back_to, names_of, plan_in, turns
from handlers.texts.speech import _, ngettext, said
from handlers.texts.words import h
from mentoring.bars import CONFIDED, SOFT
from mentoring.delivery import Args
from mentoring.forms import repertoire
from mentoring.ids import ParticipationId
from mentoring.planning.looking import not_kept
from mentoring.planning.permitting import CannotBePlanned
from mentoring.planning.trying import Act, tried_on
from mentoring.plans.comparing import Difference, Reshaping, Shift, difference
from mentoring.plans.records import Bond, Plan, PlanState

EDITS = 5


async def plan_changes(room: Room, args: Args) -> Screen | None:
    """Show for whom a change changes something: from → to."""
    seen = await plan_in(room, args)
    if seen is None:
        return None
    plan, result = seen
    before = await tried_on(room.tx, plan)
    if before is None or before.result is None:
        return Screen(_("<b>This is decided already</b>"), ((back_to(plan), *menu()),))
    changed = difference(before.result, result)
    everybody: tuple[Shift | Reshaping, ...] = (*changed.shifts, *changed.reshaped)
    page, shown = page_of(everybody, number(args, "page"))
    broken = not_kept(plan)
    names = await names_of(room, [*_people(changed), *(side for b in broken for side in _two(b))])
    total = changed.people
    lines = [_("<b>For whom it changes</b> · {span}").format(span=span(page, len(shown), total))]
    lines += [_line(each, names) for each in shown]
    for each in broken[:EDITS] if not page else ():
        lines.append(_("Could not be kept together: {two}").format(two=_names(each, names)))
    nearby = turns(PlanChanges(plan=plan.id), page, total)
    rows = (
        (button(_("Keep it so"), KeepPlan(plan=plan.id)),),
        (button(_("Return to the former"), RevertPlan(plan=plan.id)),),
        (back_to(plan),),
    )
    return Screen("\n".join(lines), (*nearby, *rows))


async def plan_edits(room: Room, args: Args) -> Screen | None:
    """List what the curator has asked of a plan; each can be taken back."""
    seen = await plan_in(room, args)
    if seen is None:
        return None
    plan = seen[0]
    asked = plan.constraints
    names = await names_of(
        room,
        [
            *(side for bond in (*asked.locks, *asked.bans) for side in _two(bond)),
            *(side for team in asked.teams for side in (team.mentor, *team.members)),
            *(*asked.left_out, *asked.apart, *(each.mentor for each in asked.models)),
        ],
    )
    edits = _edits(plan, names)
    page, shown = page_of(edits, number(args, "page"), EDITS)
    lines = [_("<b>My changes</b> · plan No. {n}").format(n=plan.number)]
    lines += [h(text) for text, _undo in shown] or [_("Nothing is changed by hand.")]
    rows: list[tuple[Button, ...]] = []
    for text, undo in shown:
        if undo is not None and plan.state is PlanState.READY:
            rows.append((button(_("Undo: {what}").format(what=text), undo),))
    nearby = turns(PlanEdits(plan=plan.id), page, len(edits), EDITS)
    return Screen("\n".join(lines), (*rows, *nearby, (back_to(plan),)))


def _edits(plan: Plan, names: Names) -> list[tuple[str, TryPlan | None]]:
    asked, edits = plan.constraints, list[tuple[str, TryPlan | None]]()
    for each in asked.locks:
        text = _("together: {two}").format(two=_plain(each, names))
        edits.append((text, TryPlan(plan=plan.id, act=Act.UNLOCK, mentee=each.mentee)))
    for each in asked.bans:
        text = _("apart: {two}").format(two=_plain(each, names))
        undo = TryPlan(plan=plan.id, act=Act.ALLOW, mentor=each.mentor, mentee=each.mentee)
        edits.append((text, undo))
    for who in asked.left_out:
        text = _("left out: {name}").format(name=short(names.get(who)))
        edits.append((text, TryPlan(plan=plan.id, act=Act.TAKE_BACK, other=who)))
    for team in asked.teams:
        n = len(team.members)
        size = ngettext("{n} person", "{n} people", n).format(n=n)
        text = _("a group: {name} → {size}").format(name=short(names.get(team.mentor)), size=size)
        edits.append((text, None))
    for who in asked.apart:
        edits.append((_("one to one: {name}").format(name=short(names.get(who))), None))
    for working in asked.models:
        model = repertoire().model.get(working.model)
        text = _("{name}: {model}").format(
            name=short(names.get(working.mentor)), model=said(model.title) if model else ""
        )
        edits.append((text, None))
    return edits


def _line(each: Shift | Reshaping, names: Names) -> str:
    who = h(short(names.get(each.mentee)))
    if isinstance(each, Shift):
        before, after = _somebody(each.before, names), _somebody(each.after, names)
        return f"{who}: {before} → {after}"
    mentor = h(short(names.get(each.mentor)))
    if each.after > 1:
        line = _("{who}: with {mentor}, now in a group of {n}")
        return line.format(who=who, mentor=mentor, n=each.after)
    model = repertoire().model.get(each.model)
    how = h(said(model.title)) if model else ""
    return _("{who}: with {mentor}, now {how}").format(who=who, mentor=mentor, how=how)


def _somebody(who: ParticipationId | None, names: Names) -> str:
    return h(short(names.get(who))) if who else _("without a pair")


def _people(changed: Difference) -> list[ParticipationId]:
    sides = [side for each in changed.shifts for side in (each.mentee, each.before, each.after)]
    sides += [side for each in changed.reshaped for side in (each.mentee, each.mentor)]
    return [side for side in sides if side is not None]


def _two(bond: Bond) -> tuple[ParticipationId, ParticipationId]:
    return bond.mentor, bond.mentee


def _plain(bond: Bond, names: Names) -> str:
    return f"{short(names.get(bond.mentor))} → {short(names.get(bond.mentee))}"


def _names(bond: Bond, names: Names) -> str:
    return h(_plain(bond, names))


def cannot_be_planned(_room: Room, data: Args) -> Screen:
    """Say which rule forbids what was wished, and the way: some rules a curator may soften."""
    why = str(data.get("why") or "")
    words = {
        "group_size": _("a group has two to six members"),
        "several_forms": _("the members would work in different forms"),
        "model_size": _("this model takes another number of members"),
        "no_topic": _("this model needs a topic, and the request names none"),
        "no_model": _("there is no such model"),
    }.get(why) or bar_words(why)
    if why in CONFIDED:
        words = _("another choice suits better")
    lines = [_("<b>This cannot be kept in the plan</b>"), _("The reason: {why}.")]
    rows: list[tuple[Button, ...]] = []
    if why in SOFT - CONFIDED:
        lines.append(_("A curator may allow it for these two, with a reason; then try again."))
        press = MatchMentor(mentee=number(data, "mentee"), mentor=number(data, "mentor"))
        rows.append((button(_("Look at the two"), press),))
    text = "\n".join(lines).format(why=h(words))
    rows.append((button(_("Plans"), PlanList()), *menu()))
    return Screen(text, tuple(rows))


SCREENS: dict[str, ScreenFn] = {"plan_changes": plan_changes, "plan_edits": plan_edits}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {CannotBePlanned.code: cannot_be_planned}
