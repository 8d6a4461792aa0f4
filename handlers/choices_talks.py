"""Make the lists a talk is arranged from: who may hold it, the next days and hours."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from mentoring.house import House
from mentoring.ids import InterviewId, PersonId
from mentoring.interviewing import leaders
from mentoring.people import short_name
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Option, Wording
from mentoring.runs import Run
from mentoring.talk_hours import free_slots, taken_by

SLOT = "%Y-%m-%d/%H:%M"


async def talk_leaders(tx: UnitOfWork, _house: House, run: Run) -> tuple[Option, ...]:
    """Offer the other curators and psychologists by name; the number is the person's."""
    return tuple(
        Option(
            code=str(person.id), text=Wording.same(short_name(person.name) or f"No. {person.id}")
        )
        for person, _ in await leaders(tx)
        if person.id != run.person_id
    )


async def talk_slots(tx: UnitOfWork, _house: House, run: Run) -> tuple[Option, ...]:
    """Offer the next hours of the school that whoever holds the talk has free."""
    holder = await _holder(tx, run)
    taken = await taken_by(tx, holder) if holder else frozenset()
    return tuple(_slot(each) for each in free_slots(await tx.organisations.get(), tx.now, taken))


async def _holder(tx: UnitOfWork, run: Run) -> PersonId | None:
    """Return who holds the talk: chosen a question ago, or known of a talk that is open."""
    if "interview" in run.subject:
        talk = await tx.interviews.get(InterviewId(int(run.subject["interview"])))
        return talk.interviewer_id if talk else None
    chosen = str(run.draft.answers.get("leader") or "")
    return PersonId(int(chosen)) if chosen.isdecimal() else run.person_id


def slot_moment(code: str, zone: ZoneInfo) -> datetime:
    """Return the instant a chosen slot stands for."""
    return datetime.strptime(code, SLOT).replace(tzinfo=zone).astimezone(UTC)


def _slot(moment: datetime) -> Option:
    clock = moment.strftime("%H:%M")
    said = {
        language: f"{format_date(moment, 'EEE, d MMM', locale=language)}, {clock}"
        for language in ("ru", "en")
    }
    return Option(code=moment.strftime(SLOT), text=Wording(ru=said["ru"], en=said["en"]))
