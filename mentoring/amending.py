"""Change an answer for somebody once their stage is over: a curator does, and it leaves a trace.

The trace names the question and who changed it when; neither the old answer nor the new one.
"""

from typing import ClassVar

from mentoring.errors import AlreadyDone, NotFound, Refusal
from mentoring.house import House
from mentoring.ids import ParticipationId, PersonId
from mentoring.joining import as_answers, as_profile, code_of, contact_words, introduced, names_in
from mentoring.office import JournalEntry
from mentoring.people import Actor, Person
from mentoring.permits import require_permit
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Questionnaire, Value
from mentoring.rights import curator_in
from mentoring.stages import answers_open
from mentoring.subjects import with_names

VERB = "answer_amended"
ABOUT_PERSON = frozenset({"fio", "birth_date", "contact", "phone"})
CAPACITY = "capacity"


class AnswersClosed(Refusal):
    """The stage is over: answers are changed through the curator from here on."""

    code: ClassVar[str] = "answers_closed"


async def require_open(tx: UnitOfWork) -> None:
    """Refuse to change answers after their stage; whoever joins late still may."""
    if not await answers_open(tx):
        raise AnswersClosed


async def amend_for(
    tx: UnitOfWork,
    actor: Actor,
    house: House,
    participation: ParticipationId,
    key: str,
    value: Value | None,
) -> None:
    """Write one answer for a person, None taking it back; the value is one the chat would take."""
    curator = curator_in(actor)
    read = await tx.participations.get(participation)
    questionnaire = house.questionnaires[code_of(read)] if read else None
    step = questionnaire.step(key) if questionnaire else None
    if read is None or questionnaire is None or step is None:
        raise NotFound(what="answer")
    person = await tx.people.person(read.person_id)
    await require_permit(tx, person)
    organisation = await tx.organisations.get()
    given = {key: value} if value is not None else {}
    named = with_names(questionnaire, given, names_in(organisation))
    answers = {k: v for k, v in as_answers(read.profile).items() if k != key} | named
    capacity = answers.get(CAPACITY)
    room = capacity if key == CAPACITY and isinstance(capacity, int) else None
    if not await tx.participations.amend(read, as_profile(answers), room):
        raise AlreadyDone
    if key in ABOUT_PERSON and person is not None:
        await _introduce(tx, person, questionnaire, answers, organisation.locale)
    await _note(tx, curator, participation, key)


async def _introduce(
    tx: UnitOfWork,
    person: Person,
    questionnaire: Questionnaire,
    answers: dict[str, Value],
    language: str,
) -> None:
    words = contact_words(questionnaire, answers, language)
    await tx.people.save_person(introduced(person, answers, words))


async def _note(
    tx: UnitOfWork, curator: PersonId, participation: ParticipationId, key: str
) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=curator,
        verb=VERB,
        subject={"participation": participation, "question": key},
    )
    await tx.desk.note(entry)
