"""Turn a row's answers into profiles as a questionnaire would leave them, and compare them."""

from collections.abc import Sequence

from mentoring.applications import Participation, Profile, Side
from mentoring.house import House
from mentoring.imports import Place
from mentoring.joining import as_profile, contact_words, names_in
from mentoring.occupations import LEARNERS, LEARNING, MENTORS
from mentoring.organisations import Organisation
from mentoring.people import MINORS, Bracket, Person
from mentoring.questionnaire import Questionnaire, Value
from mentoring.roster.rows import Row
from mentoring.subjects import with_names

PHONE = "phone"


def places_of(
    row: Row, bracket: Bracket | None, house: House, organisation: Organisation
) -> tuple[Place, ...]:
    """Return the sides that a row takes, with their answers."""
    return tuple(
        _place(row, code, house.questionnaires[code], bracket, organisation)
        for code in row.answers
    )


def reached(row: Row, house: House, organisation: Organisation) -> tuple[str | None, str | None]:
    """Return the phone of a row and the words for how to reach the person."""
    for code, given in row.answers.items():
        answers = _with_contact(dict(given))
        phone = answers.get(PHONE)
        words = contact_words(house.questionnaires[code], answers, organisation.locale)
        return (phone if isinstance(phone, str) else None), words
    return None, None


def differs(
    row: Row, places: Sequence[Place], person: Person, sides: Sequence[Participation]
) -> bool:
    """Tell whether a row says something about somebody known that is not known yet."""
    if person.name is None or (person.birth_date is None and row.born is not None):
        return True
    there = {each.side: each.profile for each in sides}
    return any(
        place.side not in there or merged(there[place.side], place.profile) != there[place.side]
        for place in places
    )


def merged(old: Profile, new: Profile) -> Profile:
    """Return answers with those of a list put over them; what the list leaves out stays."""
    return {**old, **{key: value for key, value in new.items() if value not in ([], None)}}


def _place(
    row: Row,
    code: str,
    questionnaire: Questionnaire,
    bracket: Bracket | None,
    organisation: Organisation,
) -> Place:
    answers = _with_contact(dict(row.answers[code]))
    capacity = answers.get("capacity")
    profile = as_profile(with_names(questionnaire, answers, names_in(organisation)))
    profile |= _about(row, code, bracket)
    if code != MENTORS:
        return Place(side=Side.MENTEE, profile=profile)
    places = capacity if isinstance(capacity, int) else 1
    return Place(side=Side.MENTOR, profile={**profile, "capacity": places}, capacity=places)


def _about(row: Row, code: str, bracket: Bracket | None) -> Profile:
    """Return what a row says outside of questions: name, birth date, class, place of work."""
    said: Profile = {"fio": row.name}
    if row.born is not None:
        said["birth_date"] = row.born.isoformat()
    given = row.answers[code]
    if code == LEARNERS:
        said |= {"class_group": row.group} if row.group else {}
        said |= {} if LEARNING in given else {LEARNING: []}
    if code == MENTORS:
        kind = "learner" if bracket in MINORS else "teacher" if row.position else None
        said |= {"mentor_kind": kind} if kind and "mentor_kind" not in given else {}
        place = row.position or row.group
        said |= {"org_place": place} if place else {}
    return said


def _with_contact(answers: dict[str, Value]) -> dict[str, Value]:
    return {"contact": PHONE, **answers} if PHONE in answers else answers
