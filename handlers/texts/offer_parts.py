"""Say what one side of a pair may know about the other: name, subject, request, why."""

from collections.abc import Sequence

from handlers.screen import Room
from handlers.texts.match_parts import option_words, reason_words
from handlers.texts.speech import _
from handlers.texts.words import h, name_of, one_line
from mentoring.applications import Participation, Side
from mentoring.ids import ParticipationId
from mentoring.pairs import Pair, Seat
from mentoring.scoring import Aspect, answers_of, points_for
from mentoring.suitability import Fit

REQUEST = 300
IN_A_GROUP = 150
SUBJECTS = 120
WISHES = frozenset({Aspect.WISH, Aspect.LOAD})
"""What a curator may weigh and the two need not know: private wishes, how busy a mentor is."""


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


async def about_mentor(room: Room, seat: Seat, title: str) -> list[str]:
    """Say what a member knows of a mentor: name, subjects, what the mentor lets be shown."""
    person = await room.tx.people.person(seat.person_id)
    found = await participation_of(room, seat)
    lines = [title.format(name=name_of(person))]
    if found is None:
        return lines
    lines.extend(_subjects(found))
    shown = answers_of(found, "public_card")
    for key, title in (
        ("competences", _("Can help with: {what}")),
        ("achievements", _("Achievements: {what}")),
        ("interests", _("Interests: {what}")),
    ):
        picks = answers_of(found, key)
        if key in shown and picks and picks != ("none",):
            words = option_words(room.house.questionnaires, "mr", key, picks)
            lines.append(title.format(what=h(one_line(words, REQUEST))))
    return lines


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
    measured = points_for(mentee, mentor, room.today)
    points = tuple(point for point in measured if point.aspect not in WISHES)
    reasons = Fit(mentor=mentor, form=pair.form, points=points).reasons
    if not reasons:
        return []
    return [title.format(reasons=h(", ".join(map(reason_words, reasons))))]


def is_mentor(seat: Seat) -> bool:
    """Tell whether this is the mentor's seat."""
    return seat.side is Side.MENTOR


def _subjects(found: Participation) -> Sequence[str]:
    subjects = answers_of(found, "subjects")
    if not subjects:
        return ()
    return (_("Teaches: {subjects}").format(subjects=h(one_line(", ".join(subjects), SUBJECTS))),)
