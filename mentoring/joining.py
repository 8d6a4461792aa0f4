"""Hand a questionnaire in: the person gets a name, each side a participation, curators a word."""

from datetime import date

from mentoring.addressing import News, tell_curators
from mentoring.alarm import set_task
from mentoring.applications import Participation, ParticipationState, Profile
from mentoring.filling import questionnaire_for
from mentoring.house import House
from mentoring.merging import notice_lookalikes
from mentoring.occupations import SIDES, Occupation, code_of, codes_for, codes_of, known_for
from mentoring.office import TaskKind
from mentoring.organisations import Organisation
from mentoring.people import Actor, Person
from mentoring.permits import ConsentNeeded, require_permit
from mentoring.ports import UnitOfWork
from mentoring.pseudonyms import mask_of, unasked
from mentoring.questionnaire import Kind, Questionnaire, Value, own_words, split
from mentoring.runs import Run, Subject
from mentoring.subjects import with_codes, with_names

__all__ = [
    "SIDES",
    "Occupation",
    "as_answers",
    "as_profile",
    "code_of",
    "codes_for",
    "codes_of",
    "contact_words",
    "current_profile",
    "has_handed_in",
    "introduced",
    "known_for",
    "names_in",
    "submit",
]


async def submit(tx: UnitOfWork, actor: Actor, house: House, run: Run) -> list[Participation]:
    """Turn the answers into participations; a new or changed application is told to curators."""
    if actor.person is None:
        raise ConsentNeeded
    await require_permit(tx, actor.person)
    questionnaire = questionnaire_for(house, run.draft.codes)
    organisation = await tx.organisations.get()
    answers = with_names(questionnaire, run.draft.answers, names_in(organisation))
    words = contact_words(questionnaire, answers, organisation.locale)
    known = introduced(actor.person, answers, words)
    if questionnaire.step("phone") is None:
        known = known.model_copy(update={"phone": actor.person.phone})
    await tx.people.save_person(known)
    await notice_lookalikes(tx, known)
    handed_in = []
    for code, part in split(questionnaire, answers).items():
        participation = await tx.participations.open(actor.person.id, SIDES[code])
        capacity = part.get("capacity")
        room = capacity if isinstance(capacity, int) and code == "mr" else 0
        kept = unasked(actor, participation, house, tx.now.date()) if actor.coded else {}
        profile = {**kept, **as_profile(part)}
        await tx.participations.submit(participation.id, profile, room, tx.now)
        handed_in.append(participation)
        await _tell(tx, participation)
        await _name_unresolved(tx, questionnaire, participation, part)
    return handed_in


async def has_handed_in(tx: UnitOfWork, actor: Actor) -> bool:
    """Tell whether the actor takes part, waits for a decision or was declined in this cycle."""
    taken = await tx.participations.of(actor.person.id) if actor.person else []
    out = (ParticipationState.DRAFT, ParticipationState.WITHDRAWN)
    return any(each.state not in out for each in taken)


async def current_profile(
    tx: UnitOfWork, actor: Actor, house: House
) -> tuple[tuple[str, ...], dict[str, Value]]:
    """Return the questionnaires a person has handed in and the answers, ready for editing."""
    if actor.person is None:
        return (), {}
    taken = [each for each in await tx.participations.of(actor.person.id) if each.profile]
    codes = codes_of(taken)
    if not codes:
        return (), {}
    answers: dict[str, Value] = {}
    here = await tx.organisations.get()
    for participation in taken:
        profile = participation.profile
        if actor.coded:
            foreign = participation.told is not None or _is_older(here, participation)
            profile = mask_of(house.questionnaires).seen(profile, tx.now.date(), foreign=foreign)
        answers.update(as_answers(profile))
    return codes, with_codes(questionnaire_for(house, codes), answers, names_in(here))


def _is_older(here: Organisation, taken: Participation) -> bool:
    """Tell whether answers were handed in before chats held codes only."""
    return here.coded_at is not None and (taken.submitted_at or taken.created_at) < here.coded_at


def names_in(organisation: Organisation) -> tuple[str, ...]:
    """Return the school's own names that answers may stand for."""
    return (*organisation.subjects, *organisation.groups)


def contact_words(
    questionnaire: Questionnaire, answers: dict[str, Value], language: str
) -> str | None:
    """Say how a person wants to be reached, in the organisation's language."""
    step, chosen = questionnaire.step("contact"), answers.get("contact")
    if step is None or not isinstance(chosen, str):
        return None
    said = {option.code: option.text.said(language) for option in step.options}
    return said.get(chosen, own_words(chosen) or chosen)


def introduced(person: Person, answers: dict[str, Value], contact: str | None) -> Person:
    """Return the person with the name, birth date and contact that the answers give."""
    born = answers.get("birth_date")
    return person.model_copy(
        update={
            "name": _text(answers, "fio") or person.name,
            "birth_date": date.fromisoformat(born) if isinstance(born, str) else person.birth_date,
            "contact": contact or person.contact,
            "phone": _text(answers, "phone"),
        }
    )


def as_profile(answers: dict[str, Value]) -> Profile:
    """Turn answers into JSON values."""
    return {
        key: list(value) if isinstance(value, tuple) else value for key, value in answers.items()
    }


def as_answers(profile: Profile) -> dict[str, Value]:
    """Turn a stored profile back into answers."""
    return {
        key: tuple(value) if isinstance(value, list) else value for key, value in profile.items()
    }


async def _tell(tx: UnitOfWork, before: Participation) -> None:
    """Tell curators of an application that waits for them; an approved one only changed."""
    if before.state is ParticipationState.READY:
        return
    topic = f"application:{before.id}"
    news = News(
        key=f"application_waiting:{before.id}:{before.profile_version + 1}",
        kind="application_waiting",
        args={"participation": before.id},
        topic=topic,
        due_at=tx.now,
    )
    await tx.outbox.cancel(topic)
    await tell_curators(tx, news)


async def _name_unresolved(
    tx: UnitOfWork,
    questionnaire: Questionnaire,
    participation: Participation,
    answers: dict[str, Value],
) -> None:
    """Ask a curator who is meant where a name was left as written."""
    for step in questionnaire.steps:
        value = answers.get(step.id)
        picks = value if isinstance(value, tuple) else (value,)
        written = [pick for pick in picks if isinstance(pick, str) and own_words(pick) is not None]
        if step.kind is Kind.PERSON and written:
            subject: Subject = {"participation": participation.id, "step": step.id}
            await set_task(tx, TaskKind.NAME_TO_RESOLVE, subject)


def _text(answers: dict[str, Value], key: str) -> str | None:
    value = answers.get(key)
    return value if isinstance(value, str) else None
