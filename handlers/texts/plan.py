"""Word a plan to decide on: figures only, so that it may be pushed; names by a press."""

from handlers.callbacks.plans import (
    DropPlan,
    KeepPlan,
    PlanChanges,
    PlanEdits,
    PlanIdle,
    PlanLeft,
    PlanUnits,
    PlanWeights,
    PublishPlan,
    RevertPlan,
    ShowPlan,
)
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.discretion import discretion_of
from handlers.texts.moments import moment
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.plan_parts import back_to, plan_in
from handlers.texts.plan_reasons import superiors_in
from handlers.texts.plan_states import computing, dropped, failed, outdated, published, units_words
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.ids import PlanId
from mentoring.planning.looking import not_kept
from mentoring.planning.trying import tried_on
from mentoring.plans.changes import edits_in
from mentoring.plans.comparing import difference
from mentoring.plans.records import Plan, PlanResult, PlanState


async def plan(room: Room, args: Args) -> Screen | None:
    """Show a plan: on its way, failed, what it would change, ready, published, put aside."""
    found = await room.tx.plans.get(PlanId(number(args, "plan")))
    if found is None or not room.reader.is_curator:
        return None
    if found.state is PlanState.COMPUTING:
        return computing(found)
    if found.state is PlanState.DROPPED:
        return await dropped(room)
    if found.state is PlanState.FAILED or found.result is None:
        return failed(found)
    if found.state is PlanState.PUBLISHED:
        return await published(room, found)
    newer = await room.tx.plans.trial_of(found.id)
    if newer is not None:
        return outdated(newer.id)
    before = await tried_on(room.tx, found)
    if before is not None and before.result is not None:
        return await _tried(room, found, before.result, found.result)
    return await _ready(room, found, found.result)


async def plan_computed(room: Room, args: Args) -> Screen | None:
    """Push: the plan has been computed."""
    found = await room.tx.plans.get(PlanId(number(args, "plan")))
    if found is None or not room.reader.is_curator or found.state is PlanState.DROPPED:
        return None
    text = _("<b>The plan of pairs is computed</b>")
    return Screen(text, ((button(_("Open"), ShowPlan(plan=found.id)),),))


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
    ).format(n=found.number, units=units_words(result))
    text = "\n".join([text, *await superiors_in(room, found)])
    rows = (
        (button(_("Publish the plan"), PublishPlan(plan=found.id, sure=True)),),
        (back_to(found), *menu()),
    )
    return Screen(text, rows)


async def _ready(room: Room, found: Plan, result: PlanResult) -> Screen:
    lines = [
        _("<b>Plan No. {n}</b> · {when}").format(
            n=found.number, when=h(moment(room, found.finished_at or found.made_at))
        ),
        *_figures(result, mean=await _shows_scores(room)),
        _("Nobody knows of it yet."),
    ]
    rows = [*_look_rows(found, result), *_change_rows(found)]
    if result.units:
        rows.append((button(_("Publish the plan"), PublishPlan(plan=found.id)),))
    rows.append((button(_("Put aside"), DropPlan(plan=found.id)), *menu()))
    return Screen("\n".join(lines), tuple(rows))


async def _tried(room: Room, found: Plan, before: PlanResult, after: PlanResult) -> Screen:
    """Say in figures what a change would change; for whom stands on the next screen."""
    changed = difference(before, after)
    everybody = after.seated + len(after.left)
    lines = [
        _("<b>What changes</b> · plan No. {n}").format(n=found.number),
        _("With a mentor: {before} → {after} of {all}").format(
            before=changed.seated[0], after=changed.seated[1], all=everybody
        ),
    ]
    if await _shows_scores(room):
        was, now = changed.mean
        lines.append(_("Mean score: {before} → {after}").format(before=was, after=now))
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


async def _shows_scores(room: Room) -> bool:
    """Tell whether the reader may see what wishes have added to: nobody who is named in them."""
    return not (await discretion_of(room)).confidence.closed


def _figures(result: PlanResult, *, mean: bool) -> list[str]:
    everybody = result.seated + len(result.left)
    lines = [
        units_words(result),
        _("With a mentor: {n} of {all}").format(n=result.seated, all=everybody),
    ]
    if result.left or result.idle:
        text = _("Without a pair: {left} · mentors with nobody: {idle}")
        lines.append(text.format(left=len(result.left), idle=len(result.idle)))
    if result.seated and mean:
        lines.append(_("Mean score: {n} of 100").format(n=result.mean))
    return lines


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


SCREENS: dict[str, ScreenFn] = {
    "plan": plan,
    "plan_computed": plan_computed,
    "plan_publish": plan_publish,
}
PUSHED = frozenset({"plan", "plan_computed"})
