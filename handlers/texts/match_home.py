"""Word the home of matching: who waits, who could take them, and the ways on."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import MatchList, PeopleList
from handlers.callbacks.plans import MakePlan, PlanList, ShowPlan
from handlers.callbacks.without_pair import WaitingList
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.exchange import elsewhere_row
from handlers.texts.pair_parts import button, menu
from handlers.texts.speech import _, ngettext
from mentoring.applications import ParticipationState, Side
from mentoring.delivery import Args
from mentoring.planning.beginning import OPEN
from mentoring.planning.looking import Standing, standing
from mentoring.plans.records import Plan, PlanState


async def match(room: Room, args: Args) -> Screen | None:
    """Show where matching stands."""
    if not room.reader.is_curator:
        return None
    found = await standing(room.tx)
    latest = await room.tx.plans.latest(OPEN)
    waiting = await room.tx.waiting_list.all()
    lines = [*_said(args), "<b>" + _("Choosing mentors") + "</b>"]
    lines += _figures(found) if found.mentees else [await _nobody(room)]
    if latest is not None and latest.state is not PlanState.FAILED:
        lines.append(_line(latest))
    rows: list[tuple[Button, ...]] = []
    if found.mentees:
        rows.append((button(_("Choose for everybody"), MakePlan()),))
        rows.append((button(_("By hand: {n}").format(n=found.mentees), MatchList()),))
    rows.append((await _wishes(room),))
    rows.append(await _plans_row(room, latest))
    if waiting:
        text = _("Waiting list: {n}").format(n=len(waiting))
        rows.append((button(text, WaitingList()),))
    back = (button(_("People"), PeopleList()), *menu())
    return Screen("\n".join(lines), (*filter(None, rows), *await elsewhere_row(room), back))


def _figures(found: Standing) -> list[str]:
    wait = ngettext("{n} mentee waits for a pair", "{n} mentees wait for a pair", found.mentees)
    places = ngettext("{n} free place", "{n} free places", found.places).format(n=found.places)
    mentors = ngettext("{n} mentor", "{n} mentors", found.mentors).format(n=found.mentors)
    lines = [
        wait.format(n=found.mentees),
        _("{places}, {mentors}").format(places=places, mentors=mentors),
    ]
    if found.wished:
        lines.append(
            _("Told their wishes: {n} of {all}").format(n=found.wished, all=found.mentees)
        )
    return lines


async def _nobody(room: Room) -> str:
    ready = frozenset({ParticipationState.READY})
    if await room.tx.participations.all(Side.MENTEE, ready):
        return _("Every approved mentee has a pair.")
    return _("There are no approved mentees yet.")


async def _plans_row(room: Room, latest: Plan | None) -> tuple[Button, ...]:
    row: list[Button] = []
    if latest is not None:
        text = _("Plan No. {n}").format(n=latest.number)
        row.append(button(text, ShowPlan(plan=latest.id)))
    if await room.tx.plans.recent(1):
        row.append(button(_("Plans"), PlanList()))
    return tuple(row)


async def _wishes(room: Room) -> Button:
    """Lead to the questionnaire of wishes: how it stands, or how to open it."""
    text, found = _("Wishes and trial talks"), await room.tx.wishes.round()
    if found is not None:
        n = len(await room.tx.wishes.answered(found.id))
        text = ngettext("Wishes: {n} answer", "Wishes: {n} answers", n).format(n=n)
    return button(text, MenuTo(to="wishes"))


def _line(latest: Plan) -> str:
    if latest.state is PlanState.COMPUTING:
        return _("Plan No. {n} is being computed.").format(n=latest.number)
    return _("Plan No. {n} is ready; nobody knows of it yet.").format(n=latest.number)


def _said(args: Args) -> list[str]:
    return [_("The plan is put aside.")] if args.get("said") == "dropped" else []


SCREENS: dict[str, ScreenFn] = {"match": match}
PUSHED: frozenset[str] = frozenset()
