"""Word whom a plan leaves over: each with the true cause for the curator, and what may help."""

from handlers.callbacks.exchange import LookElsewhere
from handlers.callbacks.pairing import MatchMentor, PersonCard
from handlers.callbacks.plans import LeftPerson, PlanIdle, PlanLeft, TryPlan
from handlers.callbacks.without_pair import EnterList, TryOption, WaitingCard
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.discretion import discretion_of
from handlers.texts.match_parts import bar_words
from handlers.texts.pair_parts import PAGE, button, number, page_of, short, span
from handlers.texts.plan_parts import back_to, cause_words, names_of, plan_in, turns
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h, name_of
from mentoring.bars import CONFIDED, Bar
from mentoring.delivery import Args
from mentoring.ids import ParticipationId
from mentoring.people import StaffRole
from mentoring.planning.causes import left_in, within_reach
from mentoring.planning.trying import Act
from mentoring.plans.records import Cause, LeftOver, Plan, PlanState, Reasons
from mentoring.plans.waiting import Option

NUMBERS = 4
NEAREST = 3


async def plan_left(room: Room, args: Args) -> Screen | None:
    """List who is left over and why, who waits longest first."""
    seen = await plan_in(room, args)
    if seen is None:
        return None
    plan, result = seen
    page, shown = page_of(result.left, number(args, "page"))
    names = await names_of(room, [each.participation for each in shown])
    discretion, first = await discretion_of(room), page * PAGE + 1
    lines = [
        _("<b>Without a pair</b> · {span}").format(span=span(page, len(shown), len(result.left)))
    ]
    for place, each in enumerate(shown, first):
        who = names.get(each.participation)
        told = each.seen(discreetly=who is None or discretion.hides_causes(who.id))
        lines.append(f"{place}. {h(short(who))}: {cause_words(told.cause)}")
    if not shown:
        lines = [_("<b>Nobody is left over</b>\nEverybody who waits has a mentor in this plan.")]
    numbers = [
        button(str(place), LeftPerson(plan=plan.id, who=each.participation))
        for place, each in enumerate(shown, first)
    ]
    rows = tuple(tuple(numbers[at : at + NUMBERS]) for at in range(0, len(numbers), NUMBERS))
    nearby = turns(PlanLeft(plan=plan.id), page, len(result.left))
    return Screen("\n".join(lines), (*rows, *nearby, (back_to(plan),)))


async def plan_left_person(room: Room, args: Args) -> Screen | None:
    """Show one person who is left over: the cause, how near it was, and what may help."""
    seen = await plan_in(room, args)
    who = ParticipationId(number(args, "who"))
    left = left_in(seen[0], who) if seen else None
    if seen is None or left is None:
        return await plan_left(room, args)
    plan, person = seen[0], (await names_of(room, [who])).get(who)
    hides = person is None or (await discretion_of(room)).hides_causes(person.id)
    reasons = left.seen(discreetly=hides)
    lines = [
        f"<b>{name_of(person)}</b>",
        _("Without a pair: {cause}.").format(cause=cause_words(reasons.cause)),
        *_obstacles(reasons),
    ]
    rows = list(await _nearest(room, who, reasons, CONFIDED if hides else frozenset()))
    rows.extend(await _options(room, plan, left))
    rows.append((button(_("All answers"), PersonCard(participation=who)),))
    rows.append((button(_("Without a pair"), PlanLeft(plan=plan.id)), back_to(plan)))
    return Screen("\n".join(lines), tuple(rows))


async def plan_idle(room: Room, args: Args) -> Screen | None:
    """List the mentors with nobody: they stay ready."""
    seen = await plan_in(room, args)
    if seen is None:
        return None
    plan, result = seen
    page, shown = page_of(result.idle, number(args, "page"))
    names = await names_of(room, shown)
    lines = [
        _("<b>Mentors with nobody</b> · {span}").format(
            span=span(page, len(shown), len(result.idle))
        ),
        *(h(short(names.get(each))) for each in shown),
        _("They stay ready. When the plan is published, each is told kindly and may choose."),
    ]
    nearby = turns(PlanIdle(plan=plan.id), page, len(result.idle))
    return Screen("\n".join(lines), (*nearby, (back_to(plan),)))


def _obstacles(reasons: Reasons) -> list[str]:
    """Count by how many mentors each rule stands in the way, what binds first."""
    lines = []
    for bar, n in list(reasons.bars.items())[:NEAREST]:
        of = ngettext("{n} mentor", "{n} mentors", n).format(n=n)
        lines.append(f"· {of}: {bar_words(bar)}")
    return lines


async def _nearest(
    room: Room, who: ParticipationId, reasons: Reasons, untold: frozenset[Bar]
) -> Rows:
    """Offer the mentors whom a single rule keeps away, where a curator may soften it."""
    rows: list[tuple[Button, ...]] = []
    near = reasons.nearest[:NEAREST]
    names = await names_of(room, near)
    for each in await within_reach(room.tx, who, near, untold):
        press = MatchMentor(mentee=who, mentor=each)
        text = _("Nearest: {name}").format(name=short(names.get(each)))
        rows.append((button(text, press),))
    return tuple(rows)


async def _options(room: Room, plan: Plan, left: LeftOver) -> Rows:
    """Offer what the methodology names for somebody without a pair."""
    who = left.participation
    place = await room.tx.waiting_list.of(who)
    if plan.state is PlanState.READY and left.cause is Cause.LEFT_OUT:
        back = TryPlan(plan=plan.id, act=Act.TAKE_BACK, other=who)
        if who in plan.constraints.left_out:
            return ((button(_("Take back into the plan"), back),),)
    waits = place is not None and place.ended_at is None
    enter = button(_("In the waiting list"), WaitingCard(who=who))
    if not waits:
        enter = button(_("Into the waiting list"), EnterList(who=who, plan=plan.id))
    asking = (
        button(_("Ask about a group"), _try(plan, who, Option.GROUP)),
        button(_("Another form"), _try(plan, who, Option.OTHER_FORM)),
    )
    rows: list[tuple[Button, ...]] = [asking]
    if len(await room.tx.organisations.served()) > 1:
        rows.append((button(_("Mentors of other organisations"), LookElsewhere()),))
    row = [enter]
    if await room.tx.people.staff(StaffRole.PSYCHOLOGIST):
        row.append(button(_("To the psychologist"), _try(plan, who, Option.PSYCHOLOGIST)))
    return (*rows, tuple(row))


def _try(plan: Plan, who: ParticipationId, option: Option) -> TryOption:
    return TryOption(who=who, option=option, plan=plan.id)


SCREENS: dict[str, ScreenFn] = {
    "plan_left": plan_left,
    "plan_left_person": plan_left_person,
    "plan_idle": plan_idle,
}
PUSHED: frozenset[str] = frozenset()
