"""Find out who is meant where an application names somebody in own words."""

from mentoring.applications import Participation
from mentoring.desk import finish, task
from mentoring.errors import NotFound, Refusal
from mentoring.ids import ParticipationId, PersonId, TaskId
from mentoring.office import Task, TaskKind
from mentoring.people import Actor, Person
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import own_words
from mentoring.questionnaire.definition import CARD
from mentoring.record import Record

NAMING = ("mentor_wish", "stop_list")
"""Questions that are answered with people."""

LETTERS = 3
MOST = 6


class AnswersChanged(Refusal):
    """The person has changed the answers since the curator looked at them."""

    code = "answers_changed"


class Guess(Record):
    """Hold somebody who may be meant by the name written at a place of the answer."""

    at: int
    person: Person


def unresolved(participation: Participation) -> tuple[str, ...]:
    """Return the names that were left as written and so take no part in matching."""
    picks = (each for key in NAMING for each in _picks(participation, key))
    return tuple(name for name in map(own_words, picks) if name is not None)


async def guesses(tx: UnitOfWork, found: Task) -> tuple[Participation | None, list[Guess]]:
    """Return the application a task is about and the people who may be meant."""
    application = await _application(tx, found)
    if application is None:
        return None, []
    likely: list[Guess] = []
    for at, pick in enumerate(_picks(application, str(found.subject.get("step")))):
        name = own_words(pick)
        found_here = await _alike(tx, name) if name is not None else []
        others = (each for each in found_here if each.id != application.person_id)
        likely.extend(Guess(at=at, person=each) for each in others)
    return application, likely[:MOST]


async def resolve(
    tx: UnitOfWork, actor: Actor, task_id: TaskId, version: int, at: int, person: PersonId
) -> Task:
    """Put a person in the place of a written name; the last one takes the task off the desk.

    Raises AnswersChanged when the application is not the one that was looked at.
    """
    found = await task(tx, actor, task_id)
    application = await _application(tx, found)
    meant = await tx.people.person(person)
    if application is None or meant is None or meant.erased_at is not None:
        raise NotFound(what="application")
    step = str(found.subject.get("step"))
    picks = _picks(application, step)
    if f"{CARD}{person}" in picks and application.profile_version != version:
        return found
    written = at < len(picks) and own_words(picks[at]) is not None
    if application.profile_version != version or not written:
        raise AnswersChanged
    known = tuple(dict.fromkeys((*picks[:at], f"{CARD}{person}", *picks[at + 1 :])))
    single = isinstance(application.profile[step], str)
    profile = application.profile | {step: known[0] if single else list(known)}
    if not await tx.participations.amend(application, profile):
        raise AnswersChanged
    if all(own_words(each) is None for each in known):
        await finish(tx, actor, found.id)
    return await task(tx, actor, task_id)


async def _application(tx: UnitOfWork, found: Task) -> Participation | None:
    if found.kind is not TaskKind.NAME_TO_RESOLVE:
        return None
    number = int(found.subject.get("participation") or 0)
    return await tx.participations.get(ParticipationId(number))


async def _alike(tx: UnitOfWork, name: str) -> list[Person]:
    """Return who is called by any word of a name, the first words that bring somebody up."""
    for word in (part.strip(".,;()") for part in name.split()):
        if len(word) >= LETTERS and (found := await tx.people.find(word, MOST)):
            return found
    return []


def _picks(participation: Participation, key: str) -> tuple[str, ...]:
    value = participation.profile.get(key)
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()
