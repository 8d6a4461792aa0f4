"""Write the notes around an agreed talk: reminders for both, a question for whoever holds it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.calendar import next_allowed, reminder_moments
from mentoring.delivery import Notice, OnDoubt
from mentoring.house import Rules
from mentoring.ids import AccountId, InterviewId, PersonId
from mentoring.interviews import Interview
from mentoring.ports import UnitOfWork

ASK_AFTER = timedelta(hours=1)
ASK_UNTIL = timedelta(days=7)


def topic_of(interview: InterviewId) -> str:
    """Name the topic under which all news of one talk wait."""
    return f"interview:{interview}"


async def remind(tx: UnitOfWork, talk: Interview, candidate: PersonId, rules: Rules) -> None:
    """Remind the two of the agreed time, and ask afterwards what came of it."""
    if talk.starts_at is None:
        return
    zone = ZoneInfo((await tx.organisations.get()).zone)
    accounts = await tx.people.accounts_of({candidate, talk.interviewer_id})
    moments = reminder_moments(talk.starts_at, rules.reminders, tx.now, zone, rules.quiet_hours)
    for person, account in accounts.items():
        for offset, due in moments:
            which = f"{offset.total_seconds():.0f}"
            note = _note(talk, account.id, "interview_reminder", which, due)
            await tx.outbox.put(note.model_copy(update={"person_id": person}))
        if person == talk.interviewer_id:
            due = next_allowed(talk.starts_at + ASK_AFTER, zone, rules.quiet_hours)
            note = _note(talk, account.id, "interview_question", "after", due)
            await tx.outbox.put(note.model_copy(update={"person_id": person}))


def _note(talk: Interview, account: AccountId, kind: str, which: str, due: datetime) -> Notice:
    begins = talk.starts_at or due
    until = begins if kind == "interview_reminder" else begins + ASK_UNTIL
    return Notice(
        key=f"{kind}:{talk.id}:{talk.version}:{account}:{which}",
        account_id=account,
        kind=kind,
        args={"interview": talk.id},
        topic=topic_of(talk.id),
        on_doubt=OnDoubt.HOLD,
        due_at=due,
        not_after=until,
    )
