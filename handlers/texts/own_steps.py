"""Say what the own way into the programme left in the data: steps, talks, words of others."""

from handlers.screen import Room
from handlers.texts.moments import day_of_year
from handlers.texts.speech import _, ngettext
from handlers.texts.step_words import step_line
from mentoring.ids import PersonId
from mentoring.interviews import Interview
from mentoring.steps import Milestone, StepKind

Json = dict[str, object]


async def own_steps_json(room: Room, person: PersonId | None) -> Json:
    """Return steps and talks as plain values; notes of curators and of others are only counted."""
    marks, talks, others = await _found(room, person)
    return {
        "steps": [
            mark.model_dump(mode="json", include={"kind", "state", "at", "value"})
            | ({"note": mark.reason} if _is_own(mark) else {})
            for mark in marks
        ],
        "talks": [
            talk.model_dump(mode="json", include={"state", "starts_at", "result", "created_at"})
            for talk in talks
        ],
        "notes_of_the_curator": _notes(marks, talks),
        "information_from_others": others,
    }


async def own_steps_lines(room: Room, person: PersonId | None) -> list[str]:
    """Return the same as lines to read."""
    marks, talks, others = await _found(room, person)
    if not marks and not talks and not others:
        return []
    lines = ["", _("The way into the programme")]
    lines += [step_line(room, mark.kind, mark, words=_is_own(mark)) for mark in marks]
    for talk in talks:
        when = (talk.starts_at or talk.created_at).astimezone(room.zone).date()
        lines.append(_("A talk: {day}").format(day=day_of_year(when)))
    if notes := _notes(marks, talks):
        lines.append(
            ngettext(
                "{n} note of the curator, for curators only",
                "{n} notes of the curator, for curators only",
                notes,
            ).format(n=notes)
        )
    if others:
        lines.append(
            ngettext(
                "{n} answer of somebody else, for curators only",
                "{n} answers of others, for curators only",
                others,
            ).format(n=others)
        )
    return lines


def _notes(marks: list[Milestone], talks: list[Interview]) -> int:
    words = [mark.reason for mark in marks if not _is_own(mark)]
    return sum(1 for each in (*words, *(talk.comment for talk in talks)) if each)


def _is_own(mark: Milestone) -> bool:
    """Tell whether a note is about the person's own request: then they may read it."""
    return mark.kind is StepKind.REQUEST


async def _found(
    room: Room, person: PersonId | None
) -> tuple[list[Milestone], list[Interview], int]:
    sides = await room.tx.participations.of(person) if person else []
    marks: list[Milestone] = []
    talks: list[Interview] = []
    others = 0
    for each in sides:
        marks += await room.tx.milestones.of(each.id)
        talks += await room.tx.interviews.of(each.id)
        others += sum(
            1 for said in await room.tx.inquiries.of(each.id) if said.answers is not None
        )
    return marks, talks, others
