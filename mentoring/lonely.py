"""Say who has no pair yet and truly why: what the curator could do about it."""

from collections.abc import Iterable, Sequence

from mentoring.applications import Participation, ParticipationState, Side
from mentoring.bars import PLACES
from mentoring.evidence import Evidence
from mentoring.ids import ParticipationId
from mentoring.listing import Entries, Entry, Note
from mentoring.pairs import OVER
from mentoring.scoring import subjects_of
from mentoring.suitability import Fit, Judge, Terrain


def without_pair(evidence: Evidence) -> Entries:
    """Return approved mentees whom nobody works with yet, who waits longest first."""
    everybody = evidence.participations
    ready = [each for each in everybody if each.state is ParticipationState.READY]
    mentors = [each for each in ready if each.side is Side.MENTOR]
    asked, paired = _seated(evidence, announced=False), _seated(evidence, announced=True)
    free = [each for each in ready if each.side is Side.MENTEE and each.id not in paired]
    waiting = sorted(free, key=lambda each: (each.submitted_at or each.created_at, each.id))
    return tuple(
        Entry(
            person=each.person_id,
            participation=each.id,
            note=Note.ANSWERS if each.id in asked else why(each, mentors, evidence.terrain),
        )
        for each in waiting
    )


def why(mentee: Participation, mentors: Sequence[Participation], terrain: Terrain) -> Note:
    """Name the first thing that stands between a mentee and a pair."""
    if mentee.person_id not in terrain.consents:
        return Note.CONSENT
    others = [
        each
        for each in mentors
        if each.person_id != mentee.person_id and each.person_id in terrain.consents
    ]
    if not others:
        return Note.NOBODY
    same_subject = [each for each in others if _shares_subject(mentee, each)]
    if not same_subject:
        return Note.SUBJECT
    return _nearest(mentee, same_subject, terrain)


def _shares_subject(mentee: Participation, mentor: Participation) -> bool:
    mine, theirs = subjects_of(mentee), subjects_of(mentor)
    return not mine or not theirs or not set(mine).isdisjoint(theirs)


def _nearest(mentee: Participation, mentors: Iterable[Participation], terrain: Terrain) -> Note:
    court, full = Judge(terrain), False
    for mentor in mentors:
        verdict = court.verdict(mentee, mentor)
        if isinstance(verdict, Fit) or verdict.otherwise is not None:
            return Note.CHOICE
        full = full or PLACES.issuperset(verdict.bars)
    return Note.PLACES if full else Note.TERMS


def _seated(evidence: Evidence, *, announced: bool) -> frozenset[ParticipationId]:
    return frozenset(
        seat.participation_id
        for pair in evidence.pairs
        if pair.state not in OVER and (pair.announced_at is not None) is announced
        for seat in pair.members
    )
