"""Write many new people down at once: six statements for a hundred people, not a thousand."""

from collections.abc import Sequence

from sqlalchemy import Insert, insert, select

from mentoring.applications import ParticipationState
from mentoring.ids import PersonId
from mentoring.imports import Arrival
from storage.answered import answered
from storage.name_words import normalised, words_of
from storage.organisations import current_cycle
from storage.scope import Scope, Values
from storage.tables import consent_records, journal, name_words, participations, persons

NEW = insert(persons).returning(persons.c.id, sort_by_parameter_order=True)
VERB = "paper_noted"


async def arrive(scope: Scope, arrivals: Sequence[Arrival], by: PersonId | None) -> list[PersonId]:
    """Write people, the words of their names, the proof of consent, sides, journal."""
    if not arrivals:
        return []
    made = await scope.connection.execute(NEW, [_person(scope, each) for each in arrivals])
    people = [PersonId(number) for number in made.scalars().all()]
    both = list(zip(people, arrivals, strict=True))
    here = {"organisation_id": scope.organisation}
    words = [
        {**here, "word": word, "person_id": person}
        for person, each in both
        for word in sorted(words_of(each.name))
    ]
    proofs = [
        {**proof.model_dump(), **here, "person_id": person}
        for person, each in both
        for proof in each.proofs
    ]
    await _write(scope, insert(name_words), words)
    await _write(scope, insert(consent_records), proofs)
    await _write(scope, insert(participations), await _sides(scope, both))
    await _write(scope, insert(journal), [_noted(scope, proof, by) for proof in proofs])
    return people


async def _write(scope: Scope, statement: Insert, rows: Sequence[Values]) -> None:
    if rows:
        await scope.connection.execute(statement, rows)


def _person(scope: Scope, arrival: Arrival) -> dict[str, object]:
    told = arrival.model_dump(include={"name", "birth_date", "bracket", "phone", "contact"})
    return {
        **told,
        "bracket": str(arrival.bracket),
        "search_name": normalised(arrival.name),
        "organisation_id": scope.organisation,
        "created_at": scope.now,
    }


async def _sides(
    scope: Scope, both: Sequence[tuple[PersonId, Arrival]]
) -> list[dict[str, object]]:
    cycle = await scope.scalar(select(current_cycle(scope.organisation)))
    if cycle is None:
        raise LookupError("cycle")
    return [
        {
            "organisation_id": scope.organisation,
            "cycle_id": cycle,
            "person_id": person,
            "side": place.side.value,
            "state": ParticipationState.SUBMITTED.value,
            **answered(place.profile),
            "profile_version": 1,
            "capacity": place.capacity,
            "taken": 0,
            "told": each.told,
            "created_at": scope.now,
            "submitted_at": scope.now,
        }
        for person, each in both
        for place in each.places
    ]


def _noted(scope: Scope, proof: Values, by: PersonId | None) -> dict[str, object]:
    return {
        "organisation_id": scope.organisation,
        "at": scope.now,
        "by": by,
        "verb": VERB,
        "subject": {"person": proof["person_id"], "code": proof["code"]},
    }
