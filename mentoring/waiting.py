"""Name what a person on the way waits for: a consent, an answer, a step, a pair."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from mentoring.applications import Participation, ParticipationState
from mentoring.consent import MINOR
from mentoring.ids import ParticipationId
from mentoring.pairs import OVER, Pair, PairState
from mentoring.steps import StepKind


class Waits(StrEnum):
    """Name what somebody waits for; the value is short enough for a button."""

    REPRESENTATIVE = "rep"
    OWN_CONSENT = "own"
    QUESTIONNAIRE = "form"
    INTERVIEW = "talk"
    TRAINING = "train"
    CLEARANCE = "clear"
    DECISION = "say"
    REQUEST = "req"
    CATEGORY = "cat"
    PAIR = "pair"
    ANSWERS = "offer"
    ORDER = "order"
    BASELINE = "base"
    NOTHING = "none"


STEPS: dict[StepKind, Waits] = {
    StepKind.INTERVIEW: Waits.INTERVIEW,
    StepKind.TRAINING: Waits.TRAINING,
    StepKind.CLEARANCE: Waits.CLEARANCE,
    StepKind.APPROVAL: Waits.DECISION,
    StepKind.REQUEST: Waits.REQUEST,
    StepKind.CATEGORY: Waits.CATEGORY,
    StepKind.BASELINE: Waits.BASELINE,
}
PAIRS: dict[PairState, Waits] = {
    PairState.PROPOSED: Waits.ANSWERS,
    PairState.OFFERED: Waits.ANSWERS,
    PairState.ACCEPTED: Waits.ANSWERS,
    PairState.ANNOUNCED: Waits.ORDER,
}
OUT = frozenset({ParticipationState.DECLINED, ParticipationState.WITHDRAWN})


def consents_wanted(missing: Iterable[str]) -> tuple[Waits, ...]:
    """Say who has to give the consents that are missing."""
    found = (Waits.REPRESENTATIVE if each == MINOR else Waits.OWN_CONSENT for each in missing)
    return tuple(dict.fromkeys(found))


def waits_of(
    participation: Participation,
    missing: Sequence[str],
    blocking: Sequence[StepKind],
    helping: Sequence[StepKind],
    pairs: Sequence[Pair],
) -> tuple[Waits, ...]:
    """Return everything a participation waits for, what comes first foremost."""
    if participation.state in OUT:
        return (Waits.NOTHING,)
    if participation.state is ParticipationState.DRAFT:
        return (*consents_wanted(missing), Waits.QUESTIONNAIRE)
    waits = [*consents_wanted(missing), *(STEPS[kind] for kind in blocking)]
    if participation.state is ParticipationState.READY:
        waits += _of_pairs(pairs)
    waits += [STEPS[kind] for kind in helping]
    return tuple(dict.fromkeys(waits)) or (Waits.NOTHING,)


def seated(pairs: Collection[Pair]) -> Mapping[ParticipationId, list[Pair]]:
    """Return the pairs that last, by whoever sits in them now."""
    found: dict[ParticipationId, list[Pair]] = {}
    for pair in pairs:
        for seat in pair.seats:
            if pair.state not in OVER and seat.ended_at is None:
                found.setdefault(seat.participation_id, []).append(pair)
    return found


def helped_by(participation: Participation) -> bool:
    """Tell whether the steps that help somebody are asked for."""
    return participation.state not in OUT


def _of_pairs(pairs: Sequence[Pair]) -> list[Waits]:
    if not pairs:
        return [Waits.PAIR]
    return [PAIRS[pair.state] for pair in pairs if pair.state in PAIRS]
