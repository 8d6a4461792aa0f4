"""Count the meetings of a month and what people thought of them; small groups keep silent."""

from collections.abc import Iterable, Mapping
from statistics import fmean

from mentoring.evidence import Evidence
from mentoring.ids import MeetingId, PersonId
from mentoring.listing import Behind, Entries, Entry, Note, Number
from mentoring.meetings import Mark, Meeting, MeetingState
from mentoring.record import Record

FEWEST = 5
"""Answers under which a mean would tell who said what."""

AGREED = frozenset({MeetingState.CONFIRMED, MeetingState.HELD, MeetingState.MISSED})


Given = Mapping[tuple[MeetingId, PersonId], int]


class Opinion(Record):
    """Say how many could judge the meetings held, how many did, and the mean of five or more."""

    asked: int = 0
    judged: int = 0
    mean: float | None = None


def meetings_of_month(evidence: Evidence) -> Behind:
    """Return the planned meetings of the period, and which of them took place."""
    planned = tuple(_lines(evidence))
    return {
        Number.PLANNED: planned,
        Number.HELD: tuple(each for each in planned if each.note is Note.HELD),
        Number.MISSED: tuple(each for each in planned if each.note is Note.MISSED),
        Number.UNCLEAR: tuple(e for e in planned if e.note not in (Note.HELD, Note.MISSED)),
        Number.FEEDBACK: _by_pair(evidence),
    }


def opinion(evidence: Evidence) -> Opinion:
    """Judge all meetings held in the period together."""
    held = (each for met in evidence.begun.values() for each in met)
    return _opinion(evidence, held, _given(evidence))


def _lines(evidence: Evidence) -> Iterable[Entry]:
    for meeting in sorted(evidence.meetings, key=lambda each: each.starts_at, reverse=True):
        if meeting.id in evidence.fates:
            held = evidence.fates[meeting.id]
            if held is not None or meeting.state in AGREED:
                note = _note(meeting, held)
                yield Entry(pair=meeting.pair_id, note=note, at=meeting.starts_at)


def _note(meeting: Meeting, held: bool | None) -> Note:
    if held is not None:
        return Note.HELD if held else Note.MISSED
    said = {each.mark for each in meeting.attendance if each.mark is not None}
    if not said:
        return Note.UNANSWERED
    return Note.DISPUTED if len(said) > 1 else Note.ONE_SIDE


def _by_pair(evidence: Evidence) -> Entries:
    given = _given(evidence)
    judged = {pair: _opinion(evidence, met, given) for pair, met in evidence.begun.items()}
    asked = {pair: each for pair, each in judged.items() if each.asked}
    return tuple(
        Entry(
            pair=pair,
            note=Note.JUDGED,
            n=each.judged,
            of=each.asked,
            mean=each.mean,
        )
        for pair, each in sorted(asked.items(), key=lambda found: found[1].judged - found[1].asked)
    )


def _given(evidence: Evidence) -> Given:
    return {(each.meeting_id, each.person_id): each.useful for each in evidence.feedback}


def _opinion(evidence: Evidence, met: Iterable[Meeting], given: Given) -> Opinion:
    held = (each for each in met if evidence.fates[each.id])
    asked = [(each.id, person) for each in held for person in _present(each)]
    useful = [given[key] for key in asked if key in given]
    mean = fmean(useful) if len(useful) >= FEWEST else None
    return Opinion(asked=len(asked), judged=len(useful), mean=mean)


def _present(meeting: Meeting) -> Iterable[PersonId]:
    return (
        each.person_id
        for each in meeting.attendance
        if each.comes is not False and each.mark is not Mark.MISSED
    )
