"""Word plans that are not to be decided on: on their way, failed, published, old, and the list."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import PairsList
from handlers.callbacks.plans import AgainPlan, DropPlan, MakePlan, PlanList, ShowPlan
from handlers.callbacks.without_pair import WaitingList
from handlers.screen import Button, RefusalFn, Room, Screen, ScreenFn
from handlers.texts.moments import moment
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.plan_parts import names_of, unit_name
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.planning.beginning import NobodyToMatch, Outdated
from mentoring.planning.publishing import pairs_of, unpublished
from mentoring.plans.records import Plan, PlanResult, PlanState

SHOWN = 5


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


def computing(found: Plan) -> Screen:
    """Say that a plan is on its way."""
    text = _(
        "<b>I am computing plan No. {n}</b>\nI look for a mentor for everybody who waits. It "
        "usually takes less than a minute; this screen changes by itself.\n"
        "Meanwhile you can do anything else."
    )
    look = button(_("How far is it?"), ShowPlan(plan=found.id))
    stop = button(_("Stop computing"), DropPlan(plan=found.id))
    return Screen(text.format(n=found.number), ((look, stop), menu()))


def failed(found: Plan) -> Screen:
    """Say that a plan did not come out."""
    text = _(
        "<b>Plan No. {n} did not come out</b>\nThe cause is on my side. "
        "Nothing was changed; please try once more."
    )
    again = button(pgettext("plan", "Try again"), AgainPlan(plan=found.id))
    drop = button(_("Put aside"), DropPlan(plan=found.id))
    return Screen(text.format(n=found.number), ((again,), (drop, *menu())))


async def published(room: Room, found: Plan) -> Screen:
    """Say what became of a plan that was published."""
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
        n = len(out)
        gone = ngettext(
            "{n} did not come about: a place was taken, or somebody left in between.",
            "{n} did not come about: places were taken, or somebody left in between.",
            n,
        )
        lines.append(gone.format(n=n))
        lines += [h(unit_name(each, names)) for each in out[:SHOWN]]
        if len(out) > SHOWN:
            lines.append(_("and {n} more").format(n=len(out) - SHOWN))
    rows: list[tuple[Button, ...]] = [(button(_("Pairs"), PairsList()),)]
    if out or (result is not None and result.left):
        rows.append((button(_("Waiting list"), WaitingList()),))
    rows.append((button(_("Find a pair"), MenuTo(to="match")), *menu()))
    return Screen("\n".join(lines), tuple(rows))


async def dropped(room: Room) -> Screen:
    """Lead from a plan that was put aside to the newest one."""
    newest = await room.tx.plans.latest(
        frozenset({PlanState.COMPUTING, PlanState.READY, PlanState.PUBLISHED})
    )
    return outdated(newest.id if newest else 0)


def outdated(newest: int) -> Screen:
    """Say that an old button belongs to an old plan, and lead to the one that counts."""
    if not newest:
        text = _("<b>This plan is put aside</b>\nA new one takes a moment.")
        return Screen(text, ((_make(),), (button(_("Find a pair"), MenuTo(to="match")), *menu())))
    text = _("<b>This plan has a newer version</b>\nLook at that one, please.")
    look = button(_("To the newer plan"), ShowPlan(plan=newest))
    return Screen(text, ((look,), (button(_("Find a pair"), MenuTo(to="match")), *menu())))


def units_words(result: PlanResult) -> str:
    """Count the pairs and groups of a plan."""
    groups = sum(len(unit.members) > 1 for unit in result.units)
    return _counted(len(result.units) - groups, groups)


def _counted(pairs: int, groups: int) -> str:
    in_pairs = ngettext("{n} pair", "{n} pairs", pairs).format(n=pairs)
    in_groups = ngettext("{n} group", "{n} groups", groups).format(n=groups)
    if not groups or not pairs:
        return in_groups if groups else in_pairs
    return _("{pairs} and {groups}").format(pairs=in_pairs, groups=in_groups)


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
    return outdated(number(data, "plan"))


def _nobody(_room: Room, _data: Args) -> Screen:
    text = _("<b>Nobody waits for a pair</b>\nEvery approved mentee has one, or none is approved.")
    return Screen(text, ((button(_("Plans"), PlanList()), *menu()),))


SCREENS: dict[str, ScreenFn] = {"plan_list": plan_list}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {Outdated.code: _is_outdated, NobodyToMatch.code: _nobody}
