"""Say what one side of a pair may know about the other: name, subject, request, why."""

from collections.abc import Sequence

from handlers.screen import Room
from handlers.texts.match_parts import option_words
from handlers.texts.speech import _
from handlers.texts.why_you import why_for_participants
from handlers.texts.words import h, name_of, one_line
from mentoring.answers import answers_of, subjects_of
from mentoring.applications import Participation, Side
from mentoring.ids import ParticipationId
from mentoring.occupations import MENTORS, is_learner
from mentoring.pair_rules import TEACHER
from mentoring.pairs import Pair, Seat
from mentoring.public_facts import facts_of
from mentoring.zones import share_a_clock

REQUEST = 300
IN_A_GROUP = 150
CARD = "public_card"
"""The question about what others may see of a mentor."""

SUBJECTS = 120


async def participation_of(room: Room, seat: Seat) -> Participation | None:
    """Return what a person told about themselves on this side."""
    return await room.tx.participations.get(ParticipationId(seat.participation_id))


async def about_member(
    room: Room, seat: Seat, title: str = "<b>{name}</b>", most: int = IN_A_GROUP
) -> list[str]:
    """Say what a mentor knows of a member: name, subjects, request; shorter in a group."""
    person = await room.tx.people.person(seat.person_id)
    found = await participation_of(room, seat)
    lines = [title.format(name=name_of(person))]
    if found is not None:
        lines.extend(_subjects(found))
        lines.extend(request_line(found, most))
    return lines


async def about_mentor(room: Room, seat: Seat, title: str, *, agreed: bool = True) -> list[str]:
    """Say what a member knows of a mentor: subjects and what the mentor lets be shown.

    Before all have agreed the name is one of these things.
    """
    person = await room.tx.people.person(seat.person_id)
    found = await participation_of(room, seat)
    shown = answers_of(found, CARD) if found is not None else ()
    hidden = not agreed and bool(shown) and "name" not in shown
    lines = [title.format(name=_("the name opens with the pair") if hidden else name_of(person))]
    if found is None:
        return lines
    return [*lines, *_subjects(found), *_on_card(room, found, shown)]


def _on_card(room: Room, found: Participation, shown: Sequence[str]) -> list[str]:
    """Say what a mentor has ticked to be shown, colleagues and learners alike."""
    titles = {
        "competences": _("Can help with: {what}"),
        "achievements": _("Achievements: {what}"),
        "interests": _("Interests: {what}"),
    }
    lines = []
    for key in (each for each in titles if each in shown):
        parts = ("competences", "helps_with") if key == "competences" else (key,)
        said = [_picked(room, found, part) for part in parts]
        if words := ", ".join(filter(None, said)):
            lines.append(titles[key].format(what=h(one_line(words, REQUEST))))
    return lines


def _picked(room: Room, found: Participation, key: str) -> str:
    picks = [each for each in answers_of(found, key) if each != "none"]
    return option_words(room.house.questionnaires, MENTORS, key, picks)


def request_line(found: Participation, most: int = REQUEST) -> list[str]:
    """Quote a request in the person's own words."""
    request = found.profile.get("request_text")
    if not isinstance(request, str) or not request:
        return []
    return [_("Request: “{words}”").format(words=h(one_line(request, most)))]


async def why_these(room: Room, pair: Pair, member: Seat, title: str) -> list[str]:
    """Say why just these two, without anything private."""
    mentor, mentee = (
        await participation_of(room, pair.mentor),
        await participation_of(room, member),
    )
    if mentor is None or mentee is None:
        return []
    one_clock = await share_a_clock(room.tx, mentee.person_id, mentor.person_id)
    facts = facts_of(pair, mentee, mentor, one_clock=one_clock)
    reasons = why_for_participants(facts, room.organisation.kind)
    return [title.format(reasons=h(reasons))] if reasons else []


def is_mentor(seat: Seat) -> bool:
    """Tell whether this is the mentor's seat."""
    return seat.side is Side.MENTOR


def _subjects(found: Participation) -> Sequence[str]:
    """Say what somebody teaches, or where and what a learner learns."""
    subjects = h(one_line(", ".join(subjects_of(found)), SUBJECTS))
    lines = []
    if group := found.profile.get("class_group"):
        lines.append(_("Class or group: {group}").format(group=h(group)))
    if subjects and (is_learner(found) or found.profile.get("mentor_kind", TEACHER) != TEACHER):
        lines.append(_("Subjects: {subjects}").format(subjects=subjects))
    elif subjects:
        lines.append(_("Teaches: {subjects}").format(subjects=subjects))
    return lines
