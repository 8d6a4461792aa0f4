"""Word one application for a curator: every answer, what was decided, what can be done."""

from collections.abc import Sequence

from handlers.callbacks.pairing import (
    Approve,
    Decline,
    MatchMentee,
    PairCard,
    PeopleList,
    Propose,
)
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.answers import answer_words, people_in
from handlers.texts.match_parts import reason_words
from handlers.texts.moments import day
from handlers.texts.pair_parts import button, menu, number, short
from handlers.texts.people import MENTEES, MENTORS, WAITING, side_name
from handlers.texts.speech import _, locale, ngettext, pgettext
from handlers.texts.words import h, name_of, one_line
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.delivery import Args
from mentoring.forms import repertoire
from mentoring.ids import ParticipationId
from mentoring.joining import SIDES
from mentoring.matching import mentors_for
from mentoring.pairs import OVER, Pair
from mentoring.questionnaire import Option, Questionnaire, Step, Value, own_words

ANSWER = 160
CARD = 3000
BEST = 3


async def person_card(room: Room, args: Args) -> Screen | None:
    """Show an application in full to a curator."""
    found = await room.tx.participations.get(ParticipationId(number(args, "participation")))
    if found is None or not room.reader.is_curator:
        return None
    person = await room.tx.people.person(found.person_id)
    pairs = [each for each in await room.tx.pairs.of(found.person_id) if _lasts(each, found)]
    lines = [f"<b>{name_of(person)}</b> · {side_name(found.side)}", _state(room, found)]
    lines.extend(_remarks(room, found, str(args.get("said") or "")))
    rows: Rows = _decisions(found)
    if found.state is ParticipationState.READY and found.side is Side.MENTEE and not pairs:
        best, rows = await _suggestions(room, found, rows)
        lines.extend(best)
    if args.get("said") != "approved":
        lines.append(await _answers(room, found))
    cards = tuple((_pair_button(pair),) for pair in pairs)
    back = (button(_("To the list"), _list_of(found)), *menu())
    return Screen("\n".join(line for line in lines if line), (*rows, *cards, back))


def _lasts(pair: Pair, found: Participation) -> bool:
    return pair.state not in OVER and any(
        seat.participation_id == found.id and seat.ended_at is None for seat in pair.seats
    )


def _state(room: Room, found: Participation) -> str:
    if found.state is ParticipationState.SUBMITTED and found.submitted_at:
        since = day(found.submitted_at.astimezone(room.zone).date())
        return _("Waits for a decision since {day}").format(day=since)
    if found.state is ParticipationState.READY and found.side is Side.MENTOR:
        free = ngettext("{n} free place", "{n} free places", found.free).format(n=found.free)
        return _("Approved · {free} of {all}").format(free=free, all=found.capacity)
    return {
        ParticipationState.READY: pgettext("application", "Approved"),
        ParticipationState.DECLINED: pgettext("application", "Declined"),
        ParticipationState.WITHDRAWN: _("Has left the programme"),
    }.get(found.state, _("The questionnaire is begun"))


def _remarks(room: Room, found: Participation, said: str) -> Sequence[str]:
    remarks = []
    if said == "approved":
        remarks.append(_("Approved: I have told the person."))
    if said == "declined":
        remarks.append(_("Declined: I have told the person kindly."))
    if said == "decided":
        remarks.append(_("A decision has been taken already; it stays."))
    if found.state is ParticipationState.DECLINED and found.reason:
        remarks.append(_("Reason: {reason}").format(reason=h(decline_words(room, found.reason))))
    return remarks


def decline_words(room: Room, reason: str) -> str:
    """Say the reason of a refusal, a chosen one or own words; not escaped."""
    step = room.house.questionnaires["decline"].step("reason")
    if step is None:
        return own_words(reason) or reason
    return answer_words(step, reason)


def _decisions(found: Participation) -> Rows:
    yes = button(_("Approve"), Approve(participation=found.id))
    no = button(_("Decline"), Decline(participation=found.id))
    if found.state is ParticipationState.SUBMITTED:
        return ((yes,), (no,))
    return ((yes,),) if found.state is ParticipationState.DECLINED else ()


async def _suggestions(room: Room, found: Participation, rows: Rows) -> tuple[list[str], Rows]:
    verdicts = (await mentors_for(room.tx, found.id)).verdicts
    matching = (button(_("Choose a mentor"), MatchMentee(mentee=found.id)),)
    if not verdicts.fits:
        return [_("Nobody suits yet: see why.")], (*rows, matching)
    best = verdicts.fits[0]
    name = short(await room.tx.people.person(best.mentor.person_id))
    why = ", ".join(reason_words(point) for point in best.reasons)
    line = _("Suits best: {name} · {why}").format(name=h(name), why=h(why))
    propose = Propose(mentor=best.mentor.id, members=str(found.id))
    button_best = button(_("Propose: {name}").format(name=name), propose)
    return [line], (*rows, (button_best,), matching)


async def _answers(room: Room, found: Participation) -> str:
    code = next(code for code, side in SIDES.items() if side is found.side)
    definition = room.house.questionnaires[code]
    cards = {each for value in found.profile.values() for each in people_in(value)}
    people = await room.tx.people.persons(cards) if cards else {}
    lines = []
    for key, value in found.profile.items():
        step = definition.step(key)
        if step is not None and key != "fio":
            kept: Value = tuple(value) if isinstance(value, list) else value
            said = one_line(answer_words(step, kept, _listed(room, step), people), ANSWER)
            lines.append(f"{_title(definition, key)}: {h(said)}")
    text = "\n".join(lines)
    return text if len(text) <= CARD else text[: text.rindex("\n", 0, CARD)] + "\n…"


def _listed(room: Room, step: Step) -> tuple[Option, ...]:
    if step.source != "forms":
        return ()
    kind = room.organisation.kind
    return tuple(
        Option(code=code, text=form.named(kind)) for code, form in repertoire().form.items()
    )


def _title(definition: Questionnaire, key: str) -> str:
    step = definition.step(key)
    title = step.label.said(locale()) if step else key
    of = key.partition(":")[2]
    each = definition.by_id.get(step.for_each) if step and step.for_each else None
    option = next((o for o in each.options if o.code == of), None) if each else None
    named = f"{title} ({option.text.said(locale())})" if option else title
    return h(named)


def _pair_button(pair: Pair) -> Button:
    return button(_("Pair No. {number}").format(number=pair.number), PairCard(pair=pair.id))


def _list_of(found: Participation) -> PeopleList:
    ready = MENTORS if found.side is Side.MENTOR else MENTEES
    return PeopleList(show=ready if found.state is ParticipationState.READY else WAITING)


SCREENS: dict[str, ScreenFn] = {"person_card": person_card}
PUSHED: frozenset[str] = frozenset()
