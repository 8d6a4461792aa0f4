"""Word a plan in every state: figures only, so that it may be pushed; names by a press."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import PairsList
from handlers.callbacks.plans import (
    AgainPlan,
    DropPlan,
    KeepPlan,
    MakePlan,
    PlanChanges,
    PlanEdits,
    PlanIdle,
    PlanLeft,
    PlanList,
    PlanUnits,
    PlanWeights,
    PublishPlan,
    RevertPlan,
    ShowPlan,
)
from handlers.callbacks.without_pair import WaitingList
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import moment
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.plan_parts import back_to, names_of, plan_in, unit_name
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.ids import PlanId
from mentoring.planning.beginning import NobodyToMatch, Outdated
from mentoring.planning.looking import not_kept
from mentoring.planning.publishing import pairs_of, unpublished
from mentoring.planning.trying import tried_on
from mentoring.plans.changes import edits_in
from mentoring.plans.comparing import difference
from mentoring.plans.records import Plan, PlanResult, PlanState

SHOWN = 5


async def plan(room: Room, args: Args) -> Screen | None:
    """Show a plan: on its way, failed, what it would change, ready, published, put aside."""
    found = await room.tx.plans.get(PlanId(number(args, "plan")))
    if found is None or not room.reader.is_curator:
        return None
    if found.state is PlanState.COMPUTING:
        return _computing(found)
    if found.state is PlanState.DROPPED:
        return await _dropped(room)
    if found.state is PlanState.FAILED or found.result is None:
        return _failed(found)
    if found.state is PlanState.PUBLISHED:
        return await _published(room, found)
    newer = await room.tx.plans.trial_of(found.id)
    if newer is not None:
        return _outdated(newer.id)
    before = await tried_on(room.tx, found)
    if before is not None and before.result is not None:
        return _tried(found, before.result, found.result)
    return _ready(room, found, found.result)


async def plan_computed(room: Room, args: Args) -> Screen | None:
    """Push: the plan has been computed."""
    found = await room.tx.plans.get(PlanId(number(args, "plan")))
    if found is None or not room.reader.is_curator or found.state is PlanState.DROPPED:
        return None
    text = _("<b>The plan of pairs is computed</b>")
    return Screen(text, ((button(_("Open"), ShowPlan(plan=found.id)),),))


async def plan_list(room: Room, _args: Args) -> Screen | None:
    """List the newest plans."""
    if not room.reader.is_curator:
        return None
    found = await room.tx.plans.recent(SHOWN)
    lines = [_("<b>Plans</b>")]
    for each in found:
        line = _("No. {n} · {state} · {when}")
        when = moment(room, each.made_at)
        lines.append(line.format(n=each.number, state=_state(each), when=h(when)))
    if not found:
        lines.append(_("There is no plan yet. I compute one in a moment, nobody learns of it."))
    rows = [
        (button(_("Plan No. {n}").format(n=each.number), ShowPlan(plan=each.id)),)
        for each in found
    ]
    back = (button(_("Find a pair"), MenuTo(to="match")), *menu())
    return Screen("\n".join(lines), (*rows, (_make(),), back))


async def plan_publish(room: Room, args: Args) -> Screen | None:
    """Ask once more before a plan becomes pairs."""
    seen = await plan_in(room, args)
    if seen is None or seen[0].state is not PlanState.READY:
        return await plan(room, args)
    found, result = seen
    text = _(
        "<b>Publish plan No. {n}?</b>\n{units}\n"
        "Each becomes a proposed pair; then it goes the way that is set here: approval, then the "
        "question to the mentor, then to the mentee. Nothing is announced by itself."
    ).format(n=found.number, units=_units(result))
    rows = (
        (button(_("Publish the plan"), PublishPlan(plan=found.id, sure=True)),),
        (back_to(found), *menu()),
    )
    return Screen(text, rows)


def _computing(found: Plan) -> Screen:
    text = _(
        "<b>I am computing plan No. {n}</b>\nI look for a mentor for everybody who waits. It "
        "usually takes less than a minute; this screen changes by itself.\n"
        "Meanwhile you can do anything else."
    )
    look = button(_("How far is it?"), ShowPlan(plan=found.id))
    stop = button(_("Stop computing"), DropPlan(plan=found.id))
    return Screen(text.format(n=found.number), ((look, stop), menu()))


def _failed(found: Plan) -> Screen:
    text = _(
        "<b>Plan No. {n} did not come out</b>\nThe cause is on my side. "
        "Nothing was changed; please try once more."
    )
    again = button(pgettext("plan", "Try again"), AgainPlan(plan=found.id))
    drop = button(_("Put aside"), DropPlan(plan=found.id))
    return Screen(text.format(n=found.number), ((again,), (drop, *menu())))


def _ready(room: Room, found: Plan, result: PlanResult) -> Screen:
    lines = [
        _("<b>Plan No. {n}</b> · {when}").format(
            n=found.number, when=h(moment(room, found.finished_at or found.made_at))
        ),
        *_figures(result),
        _("Nobody knows of it yet."),
    ]
    rows = [*_look_rows(found, result), *_change_rows(found)]
    if result.units:
        rows.append((button(_("Publish the plan"), PublishPlan(plan=found.id)),))
    rows.append((button(_("Put aside"), DropPlan(plan=found.id)), *menu()))
    return Screen("\n".join(lines), tuple(rows))


def _tried(found: Plan, before: PlanResult, after: PlanResult) -> Screen:
    """Say in figures what a change would change; for whom stands on the next screen."""
    changed = difference(before, after)
    everybody = after.seated + len(after.left)
    lines = [
        _("<b>What changes</b> · plan No. {n}").format(n=found.number),
        _("With a mentor: {before} → {after} of {all}").format(
            before=changed.seated[0], after=changed.seated[1], all=everybody
        ),
        _("Mean score: {before} → {after}").format(before=changed.mean[0], after=changed.mean[1]),
    ]
    n = changed.people
    told = ngettext("It changes for {n} person.", "It changes for {n} people.", n).format(n=n)
    lines.append(told if n else _("It changes for nobody."))
    if broken := len(not_kept(found)):
        words = ngettext(
            "{n} wish of yours could not be kept.",
            "{n} wishes of yours could not be kept.",
            broken,
        )
        lines.append(words.format(n=broken))
    rows: list[tuple[Button, ...]] = []
    if n or broken:
        rows.append((button(_("For whom"), PlanChanges(plan=found.id)),))
    rows.append((button(_("Keep it so"), KeepPlan(plan=found.id)),))
    rows.append((button(_("Return to the former"), RevertPlan(plan=found.id)),))
    rows.append((button(_("Pairs and groups"), PlanUnits(plan=found.id)), *menu()))
    return Screen("\n".join(lines), tuple(rows))


async def _published(room: Room, found: Plan) -> Screen:
    result = found.result
    made = await pairs_of(room.tx, found)
    groups = sum(len(each.members) > 1 for each in made)
    lines = [
        _("<b>Plan No. {n} is published</b>").format(n=found.number),
        _("Proposed: {units}.").format(units=_counted(len(made) - groups, groups)),
        _("What comes next stands in the list of pairs. Nothing is announced by itself."),
    ]
    out = await unpublished(room.tx, found)
    if out:
        names = await names_of(
            room, [side for each in out for side in (each.mentor, *each.members)]
        )
        lines.append(_("Not possible any more, so left out:"))
        lines += [h(unit_name(each, names)) for each in out[:SHOWN]]
        if len(out) > SHOWN:
            lines.append(_("and {n} more").format(n=len(out) - SHOWN))
    rows: list[tuple[Button, ...]] = [(button(_("Pairs"), PairsList()),)]
    if out or (result is not None and result.left):
        rows.append((button(_("Waiting list"), WaitingList()),))
    rows.append((button(_("Find a pair"), MenuTo(to="match")), *menu()))
    return Screen("\n".join(lines), tuple(rows))


async def _dropped(room: Room) -> Screen:
    newest = await room.tx.plans.latest(
        frozenset({PlanState.COMPUTING, PlanState.READY, PlanState.PUBLISHED})
    )
    return _outdated(newest.id if newest else 0)


def _outdated(newest: int) -> Screen:
    """Say that an old button belongs to an old plan, and lead to the one that counts."""
    if not newest:
        text = _("<b>This plan is put aside</b>\nA new one takes a moment.")
        return Screen(text, ((_make(),), (button(_("Find a pair"), MenuTo(to="match")), *menu())))
    text = _("<b>This plan has a newer version</b>\nLook at that one, please.")
    look = button(_("To the newer plan"), ShowPlan(plan=newest))
    return Screen(text, ((look,), (button(_("Find a pair"), MenuTo(to="match")), *menu())))


def _figures(result: PlanResult) -> list[str]:
    everybody = result.seated + len(result.left)
    lines = [
        _units(result),
        _("With a mentor: {n} of {all}").format(n=result.seated, all=everybody),
    ]
    if result.left or result.idle:
        text = _("Without a pair: {left} · mentors with nobody: {idle}")
        lines.append(text.format(left=len(result.left), idle=len(result.idle)))
    if result.seated:
        lines.append(_("Mean score: {n} of 100").format(n=result.mean))
    return lines


def _units(result: PlanResult) -> str:
    groups = sum(len(unit.members) > 1 for unit in result.units)
    return _counted(len(result.units) - groups, groups)


def _counted(pairs: int, groups: int) -> str:
    in_pairs = ngettext("{n} pair", "{n} pairs", pairs).format(n=pairs)
    in_groups = ngettext("{n} group", "{n} groups", groups).format(n=groups)
    if not groups or not pairs:
        return in_groups if groups else in_pairs
    return _("{pairs} and {groups}").format(pairs=in_pairs, groups=in_groups)


def _look_rows(found: Plan, result: PlanResult) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if result.units:
        text = _("Pairs and groups: {n}").format(n=len(result.units))
        rows.append((button(text, PlanUnits(plan=found.id)),))
    left: list[Button] = []
    if result.left:
        text = _("Without a pair: {n}").format(n=len(result.left))
        left.append(button(text, PlanLeft(plan=found.id)))
    if result.idle:
        text = _("With nobody: {n}").format(n=len(result.idle))
        left.append(button(text, PlanIdle(plan=found.id)))
    return (*rows, tuple(left)) if left else tuple(rows)


def _change_rows(found: Plan) -> Rows:
    row = [button(_("What matters more"), PlanWeights(plan=found.id))]
    if n := edits_in(found.constraints):
        row.append(button(_("My changes: {n}").format(n=n), PlanEdits(plan=found.id)))
    return (tuple(row),)


def _state(found: Plan) -> str:
    return {
        PlanState.COMPUTING: pgettext("plan", "being computed"),
        PlanState.READY: pgettext("plan", "ready"),
        PlanState.FAILED: pgettext("plan", "did not come out"),
        PlanState.PUBLISHED: pgettext("plan", "published"),
        PlanState.DROPPED: pgettext("plan", "put aside"),
    }[found.state]


def _make() -> Button:
    return button(_("Choose for everybody"), MakePlan())


def _is_outdated(_room: Room, data: Args) -> Screen:
    return _outdated(number(data, "plan"))


def _nobody(_room: Room, _data: Args) -> Screen:
    text = _("<b>Nobody waits for a pair</b>\nEvery approved mentee has one, or none is approved.")
    return Screen(text, ((button(_("Plans"), PlanList()), *menu()),))


SCREENS: dict[str, ScreenFn] = {
    "plan": plan,
    "plan_computed": plan_computed,
    "plan_list": plan_list,
    "plan_publish": plan_publish,
}
PUSHED = frozenset({"plan", "plan_computed"})
REFUSALS: dict[str, RefusalFn] = {Outdated.code: _is_outdated, NobodyToMatch.code: _nobody}
