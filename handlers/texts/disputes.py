"""Word a dispute for its arbiters and the impartial curators: pushes, the card, the end."""

from handlers.callbacks.mending import Decide, DisputeRules, OpenDispute, PairChanges
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn
from handlers.texts.moments import day
from handlers.texts.pair_parts import (
    button,
    form_words,
    menu,
    neutral,
    number,
    people_of,
    short,
)
from handlers.texts.pairs import sides, state_name
from handlers.texts.speech import _, pgettext
from handlers.texts.task_words import TaskWords
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.disputes import ROLES, Arbiter, Dispute, Outcome
from mentoring.disputing import decides, may_look
from mentoring.ids import DisputeId, PersonId
from mentoring.leaving import goes_on_without
from mentoring.office import Task, TaskKind
from mentoring.pairs import Pair

LED = frozenset(role for roles in ROLES.values() for role in roles)


async def dispute(room: Room, args: Args) -> Screen | None:
    """Show a dispute: who decides, until when, what is to be known, what may come of it."""
    found = await _seen(room, args)
    pair = await room.tx.pairs.get(found.pair_id) if found else None
    if found is None or pair is None:
        return None
    people = await people_of(room, [pair])
    until = day(found.due_at.astimezone(room.zone).date())
    lines = [
        _("<b>Dispute in pair No. {number}</b>").format(number=pair.number),
        sides(pair, people),
        f"{form_words(room, pair)}, {state_name(pair)}",
        _("Decides: {who}, until {day}.").format(who=arbiter_words(found.arbiter), day=until),
    ]
    if found.words:
        lines.append(_("To know: {words}").format(words=h(found.words)))
    if found.rules:
        lines.append(_("Rules: {words}").format(words=h(found.rules)))
        lines.extend(await _answers(room, found, pair))
    if found.outcome is not None:
        lines.append(_("Settled: {outcome}.").format(outcome=outcome_words(found.outcome)))
    else:
        lines.append(_("The pair learns no reason and not who began it."))
    rows = await _doings(room, found, pair)
    back: tuple[Button, ...] = menu()
    if room.reader.is_curator:
        back = (button(_("Changes in the pair"), PairChanges(pair=pair.id)), *back)
    return Screen("\n".join(lines), (*rows, back))


async def dispute_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before it is settled."""
    found = await _seen(room, args)
    if found is None or not await decides(room.tx, room.reader, found):
        return None
    outcome, member = Outcome(str(args["outcome"])), PersonId(number(args, "person"))
    if outcome is Outcome.MEMBER:
        return await _member(room, found, member)
    told = {
        Outcome.REPLACE: _(
            "The pair goes on hold and the curator looks for another mentor. These people are "
            "never brought together again."
        ),
        Outcome.END: _(
            "Both get a short note, meetings are called off. These people are never brought "
            "together again."
        ),
    }.get(outcome, _("The pair goes on as before."))
    head = _("<b>Settle it: {outcome}?</b>").format(outcome=outcome_words(outcome))
    yes = Decide(dispute=found.id, outcome=outcome.value, sure=True)
    keep = (button(_("Back"), OpenDispute(dispute=found.id)),)
    return Screen(f"{head}\n{told}", (keep, (button(_("Yes, settle it"), yes),)))


async def disputes(room: Room, _args: Args) -> Screen | None:
    """List the open disputes that the reader may see."""
    if not room.reader.roles & LED:
        return None
    found = await _mine(room)
    lines = ["<b>" + _("Disputes") + "</b>"]
    if not found:
        lines.append(_("None is open."))
    rows: list[tuple[Button, ...]] = []
    for each in found:
        pair = await room.tx.pairs.get(each.pair_id)
        if pair is not None:
            until = day(each.due_at.astimezone(room.zone).date())
            text = _("Pair No. {number}, until {day}").format(number=pair.number, day=until)
            rows.append((button(text, OpenDispute(dispute=each.id)),))
    return Screen("\n".join(lines), (*rows, menu()))


async def dispute_news(room: Room, args: Args) -> Screen | None:
    """Push: there is something about a dispute."""
    found = await _seen(room, args)
    if found is None:
        return None
    return Screen(neutral(), ((button(_("Open"), OpenDispute(dispute=found.id)),),))


async def dispute_rows(room: Room) -> Rows:
    """Lead arbiters to what waits for them."""
    if not room.reader.roles & LED:
        return ()
    n = len(await _mine(room))
    return ((button(_("Disputes · {n}").format(n=n), MenuTo(to="disputes")),),) if n else ()


def arbiter_words(arbiter: Arbiter) -> str:
    """Name who decides."""
    return {
        Arbiter.CURATOR: pgettext("arbiter", "the curator"),
        Arbiter.ASSOCIATION: pgettext("arbiter", "the mentors' association"),
        Arbiter.HEAD: pgettext("arbiter", "the head"),
    }[arbiter]


def outcome_words(outcome: Outcome) -> str:
    """Name what came of it."""
    return {
        Outcome.NEW_RULES: pgettext("outcome", "on by new rules"),
        Outcome.REPLACE: pgettext("outcome", "another mentor"),
        Outcome.END: pgettext("outcome", "the pair ends"),
        Outcome.MEMBER: pgettext("outcome", "one member leaves the group"),
        Outcome.NOTHING: pgettext("outcome", "on as before"),
    }[outcome]


def no_arbiter(_room: Room, data: Args) -> Screen:
    """Say that nobody impartial can decide."""
    text = _(
        "<b>Nobody can decide this way</b>\nEverybody of this role sits in the pair, or nobody "
        "holds it. Please choose another arbiter."
    )
    return Screen(text, ((button(_("Back"), PairChanges(pair=number(data, "pair"))),),))


async def _seen(room: Room, args: Args) -> Dispute | None:
    found = await room.tx.disputes.get(DisputeId(number(args, "dispute")))
    return found if found and await may_look(room.tx, room.reader, found) else None


async def _mine(room: Room) -> list[Dispute]:
    waiting = await room.tx.disputes.waiting()
    return [each for each in waiting if await may_look(room.tx, room.reader, each)]


async def _answers(room: Room, found: Dispute, pair: Pair) -> list[str]:
    said = {each.person_id: each.agrees for each in await room.tx.disputes.answers(found)}
    people = await people_of(room, [pair])
    lines = []
    for seat in (pair.mentor, *pair.members):
        answer = {
            True: pgettext("answer to rules", "agrees"),
            False: pgettext("answer to rules", "does not agree"),
            None: pgettext("answer to rules", "no answer yet"),
        }[said.get(seat.person_id)]
        lines.append(f"• {h(short(people.get(seat.person_id)))}: {answer}")
    return lines


async def _member(room: Room, found: Dispute, person: PersonId) -> Screen | None:
    """Ask who leaves the group, then whether that is meant."""
    pair = await room.tx.pairs.get(found.pair_id)
    if pair is None:
        return None
    people = await people_of(room, [pair])
    keep = (button(_("Back"), OpenDispute(dispute=found.id)),)
    leave = Decide(dispute=found.id, outcome=Outcome.MEMBER.value, person=person, sure=True)
    if not goes_on_without(pair, person) or pair.seat_of(person) is None:
        rows = tuple(
            (
                button(
                    short(people.get(seat.person_id)),
                    leave.model_copy(update={"person": seat.person_id, "sure": False}),
                ),
            )
            for seat in pair.members
        )
        return Screen(_("<b>Who leaves the group?</b>"), (*rows, keep))
    text = _(
        "<b>Take out of the group?</b>\n{name}\nThe others get a short note without a reason and "
        "go on. The mentor and this member are never brought together again."
    )
    text = text.format(name=h(short(people.get(person))))
    return Screen(text, (keep, (button(_("Yes, take out"), leave),)))


async def _doings(room: Room, found: Dispute, pair: Pair) -> Rows:
    if not await decides(room.tx, room.reader, found):
        return ()
    member = {_("Take a member out…"): Outcome.MEMBER} if len(pair.members) > 1 else {}
    ways = {
        _("Another mentor"): Outcome.REPLACE,
        **member,
        _("End the pair"): Outcome.END,
        _("On as before"): Outcome.NOTHING,
    }
    return (
        (button(_("New rules for the pair"), DisputeRules(dispute=found.id)),),
        *(
            (button(text, Decide(dispute=found.id, outcome=each.value)),)
            for text, each in ways.items()
        ),
    )


def _leads(task: Task) -> tuple[Button, ...]:
    return (button(_("The dispute"), OpenDispute(dispute=int(task.subject["dispute"]))),)


TASKS: dict[str, TaskWords] = {
    TaskKind.DISPUTE_LATE: TaskWords(
        happened=lambda: _("The term of a dispute is over · pair No. {pair}"),
        advice=lambda: _("Please talk to whoever decides, or decide with them."),
        own=lambda: _("a talk about the pair"),
        leads=_leads,
    ),
    TaskKind.DISPUTE_DECIDED: TaskWords(
        happened=lambda: _("A dispute is settled · pair No. {pair}"),
        advice=lambda: _("Please see what is to be done for the pair."),
        own=lambda: _("a talk about the pair"),
        leads=_leads,
    ),
}
SCREENS: dict[str, ScreenFn] = {
    "dispute": dispute,
    "dispute_sure": dispute_sure,
    "disputes": disputes,
    "dispute_news": dispute_news,
}
PUSHED = frozenset({"dispute_news"})
REFUSALS: dict[str, RefusalFn] = {"no_arbiter": no_arbiter}
STAFF_ROWS: dict[str, RowsFn] = {"disputes": dispute_rows}
