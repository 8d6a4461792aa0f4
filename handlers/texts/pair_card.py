"""Word one pair for a curator: who, who has answered, meetings, delivery, what can be done."""

from collections.abc import Mapping

from handlers.callbacks.pairing import (
    EndPair,
    EndSure,
    Hold,
    PairCard,
    PairPeople,
    PairsList,
    PersonCard,
    ReleaseMember,
)
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.answers import answer_words
from handlers.texts.family_papers import family_line
from handlers.texts.goal_words import goals_for_curator
from handlers.texts.moments import day, day_of_year, moment
from handlers.texts.pair_changes import change_lines, change_rows
from handlers.texts.pair_parts import (
    button,
    form_words,
    members_of,
    menu,
    number,
    people_of,
    short,
)
from handlers.texts.pair_steps import decision_lines, preview_lines, step_rows
from handlers.texts.pairs import held_of, next_and_last, sides, state_name
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.words import h, one_line
from mentoring.announcing import announcement_of, told_of
from mentoring.applications import Side
from mentoring.delivery import Args, DeliveryState
from mentoring.ids import MeetingId, PairId, PersonId, RunId
from mentoring.keeping import REASONS
from mentoring.pairs import OVER, STEPS, WORKING, Assent, Pair, PairState, Seat
from mentoring.people import Person

NOTE = 300
ROWS = 8
NOT_OFFERED = frozenset({PairState.PROPOSED, PairState.APPROVED})


async def pair_card(room: Room, args: Args) -> Screen | None:
    """Show a pair to a curator; an accepted one is the preview of its announcement."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    if pair is None or not room.reader.is_curator:
        return None
    people, said = await people_of(room, [pair]), str(args.get("said") or "")
    title = _("<b>Pair No. {number}</b> · {state}")
    lines = [
        title.format(number=pair.number, state=state_name(pair)),
        form_words(room, pair),
        *await _said(room, pair, said),
        *await decision_lines(room, pair, said),
        *(_seat_line(room, pair, seat, people) for seat in (pair.mentor, *members_of(pair))),
        *_history(room, pair),
        *await change_lines(room, pair),
        *await _meeting_lines(room, pair),
        *await goals_for_curator(room, pair),
        *([] if said == "announced" else await _delivery(room, pair)),
        *await preview_lines(room, pair),
    ]
    back = (button(_("Pairs"), PairsList()), *menu())
    steps = (*await step_rows(room, pair), *change_rows(pair))
    rest = (back, *_endings(pair))
    cards = _cards(pair, people)
    if len(steps) + len(cards) + len(rest) > ROWS:
        n = 1 + len(members_of(pair))
        text = _("Participants · {n}").format(n=n)
        cards = ((button(text, PairPeople(pair=pair.id)),),)
    return Screen("\n".join(lines), (*steps, *cards, *rest))


async def pair_people(room: Room, args: Args) -> Screen | None:
    """Lead from a big group to the card of each of its people."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    if pair is None or not room.reader.is_curator:
        return None
    people = await people_of(room, [pair])
    title = _("<b>Pair No. {number}: participants</b>").format(number=pair.number)
    lines = [_seat_line(room, pair, seat, people) for seat in (pair.mentor, *members_of(pair))]
    back = (button(_("Back"), PairCard(pair=pair.id)), *menu())
    return Screen("\n".join([title, *lines]), (*_cards(pair, people), back))


async def pair_end_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before a pair ends; the reason is in the run."""
    run = await room.tx.runs.get(RunId(number(args, "run")))
    pair = await room.tx.pairs.get(PairId(int(run.subject["pair"]))) if run else None
    if run is None or pair is None or not room.reader.is_curator:
        return None
    people = await people_of(room, [pair])
    reason = end_words(room, str(run.draft.answers.get("reason") or "other"))
    text = _(
        "<b>End pair No. {number}?</b>\n{sides}\nReason: {reason}. Only curators see it.\n"
        "Both sides get a short note, agreed meetings are called off, the places come free."
    )
    text = text.format(number=pair.number, sides=sides(pair, people), reason=h(reason))
    keep = button(_("Leave as it is"), PairCard(pair=pair.id))
    return Screen(text, ((keep,), (button(_("End the pair"), EndSure(run=run.id)),)))


def end_words(room: Room, code: str) -> str:
    """Say the reason a pair ended for, as the questionnaire words it; not escaped."""
    step = room.house.questionnaires["end"].step("reason")
    return answer_words(step, code) if step else code


async def _said(room: Room, pair: Pair, said: str) -> list[str]:
    if said == "proposed" and pair.state is PairState.OFFERED:
        return [_("The mentor has been asked. I will write when there is an answer.")]
    if said == "announced" and pair.announced_at is not None:
        n = len(await told_of(room.tx, pair))
        told = ngettext("Announced to {n} person.", "Announced to {n} people.", n)
        return [told.format(n=n)]
    return []


def _seat_line(room: Room, pair: Pair, seat: Seat, people: Mapping[PersonId, Person]) -> str:
    name = h(short(people.get(seat.person_id)))
    side = _("mentor") if seat.side is Side.MENTOR else _("mentee")
    if pair.announced_at is not None:
        return f"{name}, {side}"
    family = family_line(room, seat)
    answer = "; ".join(filter(None, (_answer(room, pair, seat), family)))
    return f"{name}, {side}: {answer}" if answer else f"{name}, {side}"


def _answer(room: Room, pair: Pair, seat: Seat) -> str:
    if seat.assent is Assent.ACCEPTED:
        return pgettext("answer to an offer", "agrees")
    if seat.assent is Assent.DECLINED:
        return pgettext("answer to an offer", "cannot")
    if seat.due_at is None:
        return "" if pair.state in NOT_OFFERED else _("will be asked after the mentor")
    until = day(seat.due_at.astimezone(room.zone).date())
    if seat.due_at <= room.now:
        return _("no answer, the term was {day}").format(day=until)
    return _("waiting for an answer until {day}").format(day=until)


def _history(room: Room, pair: Pair) -> list[str]:
    lines = []
    if pair.announced_at:
        when = day(pair.announced_at.astimezone(room.zone).date())
        lines.append(_("Announced on {day}").format(day=when))
    if pair.order_number and pair.order_date:
        order = _("Order No. {number} of {day}")
        when = day_of_year(pair.order_date)
        lines.append(order.format(number=h(pair.order_number), day=when))
    elif pair.state in WORKING:
        lines.append(_("Official from the date of the order"))
    if pair.ended_at:
        lines.append(_over(room, pair))
    if pair.end_note:
        lines.append(_("Note: {words}").format(words=h(one_line(pair.end_note, NOTE))))
    return lines


def _over(room: Room, pair: Pair) -> str:
    when = day(pair.ended_at.astimezone(room.zone).date()) if pair.ended_at else ""
    code = next((code for code, reason in REASONS.items() if reason is pair.end_reason), "other")
    return _("Ended on {day}: {reason}").format(day=when, reason=h(end_words(room, code)))


async def _meeting_lines(room: Room, pair: Pair) -> list[str]:
    if pair.announced_at is None:
        return []
    meetings = await room.tx.meetings.of_pair(pair.id)
    coming, last = next_and_last(room, pair, meetings)
    held = held_of(room, pair, meetings)
    lines = [_("Meetings held: {n}").format(n=len(held))]
    lines.extend(await _opinions(room, pair, {each.id for each in meetings}))
    if last:
        when = day(last.starts_at.astimezone(room.zone).date())
        lines.append(_("The last one: {day}").format(day=when))
    if coming:
        lines.append(_("The next one: {when}").format(when=moment(room, coming.starts_at)))
    return lines


async def _opinions(room: Room, pair: Pair, meetings: set[MeetingId]) -> list[str]:
    """Count what was said of meetings; what it was is between the person and the programme."""
    given = await room.tx.meetings.feedback(pair.created_at)
    theirs = [each for each in given if each.meeting_id in meetings]
    if not theirs:
        return []
    line = _("Feedback given: {n}, with a few words: {words}")
    return [line.format(n=len(theirs), words=sum(each.has_words for each in theirs))]


async def _delivery(room: Room, pair: Pair) -> list[str]:
    if pair.announced_at is None:
        return []
    counts = await room.tx.outbox.counts(announcement_of(pair.id))
    if not counts:
        return []
    arrived, all_of_them = counts.get(DeliveryState.SENT, 0), sum(counts.values())
    line = _("The announcement has reached {n} of {all}")
    return [line.format(n=arrived, all=all_of_them)]


def _cards(pair: Pair, people: Mapping[PersonId, Person]) -> Rows:
    cards = [_card(seat, people) for seat in (pair.mentor, *members_of(pair))]
    return tuple(tuple(cards[at : at + 2]) for at in range(0, len(cards), 2))


def _card(seat: Seat, people: Mapping[PersonId, Person]) -> Button:
    return button(
        short(people.get(seat.person_id)), PersonCard(participation=seat.participation_id)
    )


def _endings(pair: Pair) -> Rows:
    first: list[Button] = []
    if pair.announced_at and pair.state not in OVER and len(pair.members) > 1:
        first.append(button(_("Take out of the group…"), ReleaseMember(pair=pair.id)))
    last: list[Button] = []
    if pair.state in WORKING and PairState.ON_HOLD in STEPS[pair.state]:
        last.append(button(_("Put on hold"), Hold(pair=pair.id, hold=True)))
    if pair.state not in OVER:
        title = _("End…") if pair.announced_at else _("Withdraw the offer…")
        last.append(button(title, EndPair(pair=pair.id)))
    return tuple(tuple(row) for row in (first, last) if row)


SCREENS: dict[str, ScreenFn] = {
    "pair_card": pair_card,
    "pair_people": pair_people,
    "pair_end_sure": pair_end_sure,
}
PUSHED: frozenset[str] = frozenset()
