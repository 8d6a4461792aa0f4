"""Say what a learner's representatives answered, limits of meetings first, to who may read it."""

from handlers.callbacks.pairing import PersonCard
from handlers.callbacks.people import ParentsSaid
from handlers.screen import Room, Rows, Screen, ScreenFn
from handlers.texts.answers import answer_words
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.representative import relation_words
from handlers.texts.speech import _, locale
from handlers.texts.words import h, name_of, one_line
from mentoring.applications import Participation
from mentoring.confidants import may_read
from mentoring.delivery import Args
from mentoring.family import PARENT
from mentoring.guardians import Guardian
from mentoring.ids import ParticipationId, PersonId
from mentoring.joining import as_answers
from mentoring.looking_back import AFTER
from mentoring.people import MINORS
from mentoring.questionnaire import Questionnaire

MEETINGS = ("meet_place", "meet_until", "meet_online")
"""What limits where and when a child meets the mentor."""

ON_CARD = ("fio", "phone", "relation")
"""What the card says of a representative already."""

ANSWER = 500
PAGE = 3500


async def meetings_on_card(room: Room, person: PersonId) -> list[str]:
    """Return how each representative limits meetings, a line each."""
    known = room.house.questionnaires
    if PARENT not in known:
        return []
    return [
        _("{who} about meetings: {said}").format(
            who=relation_words(each.relation), said="; ".join(said)
        )
        for each in await _answered(room, person)
        if (said := _lines(known[PARENT], each, MEETINGS))
    ]


async def parents_rows(room: Room, found: Participation) -> Rows:
    """Offer the answers of a learner's representatives, where there are some."""
    if not await _answered(room, found.person_id):
        return ()
    return ((button(_("Answers of the parents"), ParentsSaid(participation=found.id)),),)


async def parents_said(room: Room, args: Args) -> Screen | None:
    """Show a curator all that the representatives answered before the programme and after it."""
    found = await room.tx.participations.get(ParticipationId(number(args, "participation")))
    there = await _answered(room, found.person_id) if found and room.reader.is_curator else []
    if found is None or not there:
        return None
    name = name_of(await room.tx.people.person(found.person_id))
    lines = [_("<b>Answers of the parents · {name}</b>").format(name=name)]
    for each in there:
        lines += _of_one(room, each)
    text = "\n".join(lines)
    shown = text if len(text) <= PAGE else text[: text.rindex("\n", 0, PAGE)] + "\n…"
    back = (button(_("To the card"), PersonCard(participation=found.id)), *menu())
    return Screen(shown, (back,))


def _of_one(room: Room, guardian: Guardian) -> list[str]:
    lines = ["", f"<b>{relation_words(guardian.relation)}</b>"]
    for code in (PARENT, AFTER):
        if code in room.house.questionnaires:
            asked = room.house.questionnaires[code]
            others = tuple(key for key in asked.by_id if key not in (*MEETINGS, *ON_CARD))
            if said := _lines(asked, guardian, (*MEETINGS, *others)):
                lines += [f"<i>{h(asked.title.said(locale()))}</i>", *said]
    return lines


def _lines(asked: Questionnaire, guardian: Guardian, keys: tuple[str, ...]) -> list[str]:
    answers, lines = as_answers(guardian.answers or {}), []
    for key in keys:
        step = asked.by_id.get(key)
        if step is not None and key in answers:
            said = one_line(answer_words(step, answers[key]), ANSWER)
            lines.append(f"{h(step.label.said(locale()))}: {h(said)}")
    return lines


async def _answered(room: Room, person: PersonId) -> list[Guardian]:
    """Return the representatives of a minor who answered; none to whoever may not read it."""
    child = await room.tx.people.person(person)
    if child is None or child.bracket not in MINORS:
        return []
    there = [each for each in await room.tx.guardians.of_child(person) if each.answers]
    return there if there and await may_read(room.tx, room.reader, person) else []


SCREENS: dict[str, ScreenFn] = {"parents_said": parents_said}
PUSHED: frozenset[str] = frozenset()
