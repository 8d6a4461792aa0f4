"""Let a curator answer for somebody without a messenger: the signed sheet first, then the answers.

The same questionnaire runs by the same code; that a curator wrote it down, and whether from paper
or from what the person said, stays with the participation.
"""

from datetime import date
from typing import ClassVar

from mentoring.admission import admit, enrolment_at
from mentoring.applications import Participation, Told
from mentoring.consent import MINOR, OWN_AGREEMENT, PARTICIPATION, Paper
from mentoring.consent_proof import note_paper
from mentoring.enrolments import Enrolment
from mentoring.errors import NotFound, Refusal
from mentoring.filling import show, start_run
from mentoring.forms import enabled_forms
from mentoring.guardians import Relation
from mentoring.house import House
from mentoring.ids import EnrolmentId, PersonId
from mentoring.joining import submit
from mentoring.names_in_chat import require_names
from mentoring.occupations import Occupation, codes_for, known_for
from mentoring.people import MINORS, Actor, Bracket, Person, Wish
from mentoring.permits import missing
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Value
from mentoring.questionnaire.sheets import is_sheet_number
from mentoring.rights import curator_in
from mentoring.roster.rows import bracket_of
from mentoring.runs import Run, Subject

SHEET = "behalf-sheet"
"""The purpose of the run that asks who it is and for the signed sheet."""

BEHALF = "behalf"
"""The purpose of the run that holds the answers given for somebody else."""


class SheetWithoutNumber(Refusal):
    """A signed sheet has a number; words alone are no consent."""

    code: ClassVar[str] = "sheet_without_number"


class AgeDiffers(Refusal):
    """The birth date tells another age than the consents were signed for."""

    code: ClassVar[str] = "age_differs"


async def ask_for_sheet(
    tx: UnitOfWork, actor: Actor, house: House, enrolment: EnrolmentId | None = None
) -> None:
    """Ask a curator who is to be written down and by which sheet; an expected person is known."""
    curator_in(actor)
    require_names(actor)
    subject: Subject = {}
    known: dict[str, Value] = {}
    if enrolment is not None:
        here = await enrolment_at(tx, enrolment)
        if await _goes_on(tx, actor, house, here):
            return
        subject = {"enrolment": here.id}
        known = {} if here.wish is None else {"side": here.wish.value}
        known |= {} if here.bracket is None else {"age": here.bracket.value}
    await start_run(tx, actor, house, SHEET, ("behalf",), subject, known)


async def write_down(tx: UnitOfWork, actor: Actor, house: House, run: Run) -> Person:
    """Create the person by the signed sheet and begin the answers, unless a sheet is missing."""
    curator_in(actor)
    require_names(actor)
    answers = run.draft.answers
    wish, bracket = Wish(str(answers["side"])), Bracket(str(answers["age"]))
    sheet = _sheet(answers, "number")
    named = run.subject.get("enrolment")
    here = await enrolment_at(tx, EnrolmentId(int(named))) if named else None
    person = await admit(tx, here) if here else await tx.people.add_person(None)
    await tx.people.set_age(person.id, bracket)
    await note_paper(tx, actor, person.id, MINOR if bracket in MINORS else PARTICIPATION, sheet)
    if bracket in MINORS:
        relation = Relation(str(answers["relation"]))
        await tx.guardians.add(person.id, None, relation)
    if bracket is Bracket.FROM_14 and "own_number" in answers:
        await note_paper(tx, actor, person.id, OWN_AGREEMENT, _sheet(answers, "own_number"))
    written = person.model_copy(update={"bracket": bracket})
    if not await missing(tx, written):
        subject: Subject = {"person": person.id, "told": str(answers["told"])}
        studies = Occupation(str(answers.get("occupation", Occupation.STUDIES)))
        await _ask(tx, actor, house, written, wish, studies, subject, here.group if here else None)
    return written


async def hand_in(tx: UnitOfWork, actor: Actor, house: House, run: Run) -> list[Participation]:
    """Hand the answers in for the person they are about, with the note of how they came."""
    curator_in(actor)
    person = await tx.people.person(PersonId(int(run.subject["person"])))
    if person is None or person.erased_at is not None:
        raise NotFound(what="person")
    born = run.draft.answers.get("birth_date")
    told = bracket_of(date.fromisoformat(born), tx.now.date()) if isinstance(born, str) else None
    if told is not None and told is not person.bracket:
        raise AgeDiffers
    handed_in = await submit(tx, acting_for(actor, person), house, run)
    for each in handed_in:
        await tx.participations.mark_told(each.id, Told(str(run.subject["told"])))
    return handed_in


async def given_for_others(tx: UnitOfWork, actor: Actor) -> list[Run]:
    """Return the answers a curator has begun for others, the newest first."""
    if not actor.is_curator:
        return []
    begun = await tx.runs.open_for(BEHALF)
    mine = (run for run in begun if run.account_id == actor.account.id)
    return sorted(mine, key=lambda run: run.id, reverse=True)


def acting_for(actor: Actor, person: Person) -> Actor:
    """Return the curator's address as the person's: the run belongs to them and goes with them."""
    return Actor(account=actor.account, person=person)


async def _goes_on(tx: UnitOfWork, actor: Actor, house: House, here: Enrolment) -> bool:
    """Begin the answers at once when the sheets of an expected person are noted already."""
    person = await tx.people.person(here.person_id) if here.person_id else None
    if person is None or person.erased_at is not None or await missing(tx, person):
        return False
    subject: Subject = {"person": person.id, "told": Told.PAPER.value}
    wish = here.wish or Wish.MENTEE
    await _ask(tx, actor, house, person, wish, Occupation.STUDIES, subject, here.group)
    return True


async def _ask(
    tx: UnitOfWork,
    actor: Actor,
    house: House,
    person: Person,
    wish: Wish,
    occupation: Occupation,
    subject: Subject,
    group: str | None,
) -> None:
    for begun in await given_for_others(tx, actor):
        if begun.person_id == person.id:
            await tx.people.set_focus(actor.account.id, begun.id)
            await show(tx, begun)
            return
    cycle = await tx.organisations.cycle()
    forms = enabled_forms(cycle.forms if cycle else ())
    codes = codes_for(wish, person.bracket, forms, occupation)
    if codes is None:
        raise NotFound(what="questionnaire")
    known = known_for(person.bracket, group)
    await start_run(tx, acting_for(actor, person), house, BEHALF, codes, subject, known)


def _sheet(answers: dict[str, Value], number: str) -> Paper:
    said = str(answers[number])
    if not is_sheet_number(said):
        raise SheetWithoutNumber
    return Paper(
        number=said,
        dated_on=date.fromisoformat(str(answers["date"])),
        kept_at=str(answers["place"]),
    )
