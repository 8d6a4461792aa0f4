"""Read the answers of a questionnaire that several parts of matching look at."""

from mentoring.applications import Participation
from mentoring.questionnaire.definition import CARD


def answers_of(who: Participation, key: str) -> tuple[str, ...]:
    """Return what was ticked, or the one thing that was chosen."""
    value = who.profile.get(key)
    if isinstance(value, str):
        return (value,)
    return tuple(str(each) for each in value) if isinstance(value, list | tuple) else ()


def subjects_of(who: Participation) -> tuple[str, ...]:
    """Return the subjects somebody teaches, offers help in, or wants help in."""
    return answers_of(who, "subjects") + answers_of(who, "subject")


def requests_of(mentee: Participation) -> frozenset[str]:
    """Return what a mentee wants to work on and why, as far as it was ticked."""
    keys = ("request_type", "need_reason", "deficits")
    return frozenset(each for key in keys for each in answers_of(mentee, key))


def offered_by(mentor: Participation) -> tuple[str, ...]:
    """Return what a mentor can help with: colleagues, and learners."""
    return answers_of(mentor, "competences") + answers_of(mentor, "helps_with")


def card_of(who: Participation) -> str:
    """Return how a questionnaire names this person when they were chosen from a card."""
    return f"{CARD}{who.person_id}"
