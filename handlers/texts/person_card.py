"""Word one application for a curator: every answer, what was decided, what can be done."""

from collections.abc import Sequence

from handlers.callbacks.consent import PublishingSheet
from handlers.callbacks.needs import NeedsNotes
from handlers.callbacks.pairing import (
    Decline,
    MatchMentee,
    PairCard,
    PeopleList,
    Propose,
)
from handlers.callbacks.people import AmendAnswers, CardHistory
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.answers import answer_words
from handlers.texts.behalf import told_line
from handlers.texts.card_answers import card_answers
from handlers.texts.card_family import family_on_card
from handlers.texts.card_parents import parents_rows
from handlers.texts.discretion import discretion_of
from handlers.texts.match_parts import reason_words
from handlers.texts.moments import day
from handlers.texts.needs import needs_on_card
from handlers.texts.pair_parts import button, menu, number, short
from handlers.texts.people import MENTEES, MENTORS, WAITING
from handlers.texts.people_words import side_name
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.staff import belonging
from handlers.texts.step_rows import OnCard, approve_button, on_card
from handlers.texts.waiting import code
from handlers.texts.words import h, name_of
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.delivery import Args
from mentoring.ids import ParticipationId
from mentoring.labels import group_of
from mentoring.matching import mentors_for
from mentoring.noting_needs import may_be_noted
from mentoring.pairs import OVER, Pair
from mentoring.people import Person
from mentoring.questionnaire import own_words

BEST = 3


async def person_card(room: Room, args: Args) -> Screen | None:
    """Show an application in full to a curator."""
    found = await room.tx.participations.get(ParticipationId(number(args, "participation")))
    if found is None or not room.reader.is_curator:
        return None
    person = await room.tx.people.person(found.person_id)
    pairs = [each for each in await room.tx.pairs.of(found.person_id) if _lasts(each, found)]
    lines = [await _heading(room, found, person), _state(room, found), told_line(found)]
    lines.append(await family_on_card(room, person))
    lines.extend(_remarks(room, found, str(args.get("said") or "")))
    steps = await on_card(room, found)
    lines.extend(steps.lines)
    lines.append(await needs_on_card(room, found.person_id))
    rows: Rows = (*_decisions(found, steps), *steps.rows)
    if found.state is ParticipationState.READY and found.side is Side.MENTEE and not pairs:
        best, rows = await _suggestions(room, found, rows)
        lines.extend(best)
    if args.get("said") != "approved":
        lines.append(await card_answers(room, found))
    cards = tuple((_pair_button(pair),) for pair in pairs)
    ways = await _ways(room, found)
    return Screen("\n".join(line for line in lines if line), (*rows, *cards, *ways))


async def _ways(room: Room, found: Participation) -> Rows:
    """Offer what else is known of somebody and done about them."""
    more = (
        button(_("History"), CardHistory(participation=found.id)),
        button(_("Correct answers"), AmendAnswers(participation=found.id)),
    )
    needs = (button(_("Needs by papers"), NeedsNotes(participation=found.id)),)
    noting = (needs,) if may_be_noted(found) else ()
    sheet = (button(_("Publishing: signed sheet"), PublishingSheet(participation=found.id)),)
    back = (button(_("To the list"), _list_of(found)), *menu())
    parents = await parents_rows(room, found)
    return (*parents, *noting, more, sheet, await belonging(room, found.person_id), back)


async def _heading(room: Room, found: Participation, person: Person | None) -> str:
    """Say who it is: the name, the side, the class, the code on paper."""
    told = [f"<b>{name_of(person)}</b>", side_name(found.side)]
    if group := group_of(found):
        told.append(h(group))
    if expected := await room.tx.enrolments.of_person(found.person_id):
        told.append(code(expected))
    return " · ".join(told)


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
        return _("Approved · {free} of {all}").format(free=free, all=found.places)
    return {
        ParticipationState.READY: pgettext("application", "Approved"),
        ParticipationState.DECLINED: pgettext("application", "Declined"),
        ParticipationState.WITHDRAWN: _("Has left the programme"),
    }.get(found.state, _("The questionnaire is begun"))


def _remarks(room: Room, found: Participation, said: str) -> Sequence[str]:
    remarks = []
    if said == "approved":
        remarks.append(_("Approved: I have told the person."))
    if said == "amended":
        remarks.append(_("Saved. It is noted which answers were changed, by whom and when."))
    if said == "sheet":
        remarks.append(_("The sheet is noted. What may be published stands in /consent."))
    if said == "same":
        remarks.append(_("Nothing was changed."))
    if said == "private":
        remarks.append(_("You are in a pair with this person: somebody else changes the answers."))
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


def _decisions(found: Participation, steps: OnCard) -> Rows:
    no = (button(_("Decline"), Decline(participation=found.id)),)
    agreed = (approve_button(found, on_paper=steps.on_paper),)
    yes: Rows = (agreed,) if steps.may_approve else ()
    if found.state is ParticipationState.SUBMITTED:
        return (*yes, no)
    return yes if found.state is ParticipationState.DECLINED else ()


async def _suggestions(room: Room, found: Participation, rows: Rows) -> tuple[list[str], Rows]:
    verdicts = (await mentors_for(room.tx, found.id)).verdicts
    fits = (await discretion_of(room)).verdicts(found, verdicts).fits
    matching = (button(_("Choose a mentor"), MatchMentee(mentee=found.id)),)
    if not fits:
        return [_("Nobody suits yet: see why.")], (*rows, matching)
    best = fits[0]
    name = short(await room.tx.people.person(best.mentor.person_id))
    why = ", ".join(reason_words(point) for point in best.reasons)
    line = _("Suits best: {name} · {why}").format(name=h(name), why=h(why))
    propose = Propose(mentor=best.mentor.id, members=str(found.id))
    button_best = button(_("Propose: {name}").format(name=name), propose)
    return [line], (*rows, (button_best,), matching)


def _pair_button(pair: Pair) -> Button:
    return button(_("Pair No. {number}").format(number=pair.number), PairCard(pair=pair.id))


def _list_of(found: Participation) -> PeopleList:
    ready = MENTORS if found.side is Side.MENTOR else MENTEES
    return PeopleList(show=ready if found.state is ParticipationState.READY else WAITING)


SCREENS: dict[str, ScreenFn] = {"person_card": person_card}
PUSHED: frozenset[str] = frozenset()
