"""Write the notes around an agreed meeting: reminders before it, a question after it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.calendar import next_allowed, reminder_moments
from mentoring.delivery import Notice, OnDoubt
from mentoring.house import Rules
from mentoring.ids import MeetingId
from mentoring.meetings import Meeting
from mentoring.people import Account
from mentoring.ports import UnitOfWork

ASK_AFTER = timedelta(hours=3)
ASK_AGAIN_AFTER = timedelta(days=1)
ASK_UNTIL = timedelta(days=7)


def topic_of(meeting: MeetingId) -> str:
    """Name the topic under which all news of one meeting wait."""
    return f"meeting:{meeting}"


async def remind(tx: UnitOfWork, meeting: Meeting, rules: Rules) -> None:
    """Write the notes for everybody; whoever stays away gets none when the hour comes."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    people = {each.person_id for each in meeting.attendance}
    for person, account in (await tx.people.accounts_of(people)).items():
        notes = _reminders(meeting, account, tx.now, zone, rules)
        meant = [each.model_copy(update={"person_id": person}) for each in notes]
        await tx.outbox.put(*meant)


def _reminders(
    meeting: Meeting, account: Account, now: datetime, zone: ZoneInfo, rules: Rules
) -> list[Notice]:
    quiet = rules.quiet_hours
    moments = reminder_moments(meeting.starts_at, rules.reminders, now, zone, quiet)
    before = [
        _note(meeting, account, "meeting_reminder", f"{offset.total_seconds():.0f}", due)
        for offset, due in moments
    ]
    first = next_allowed(meeting.starts_at + ASK_AFTER, zone, quiet)
    again = next_allowed(first + ASK_AGAIN_AFTER, zone, quiet)
    after = [
        _note(meeting, account, "meeting_question", str(time), due)
        for time, due in enumerate((first, again))
    ]
    return before + after


def _note(meeting: Meeting, account: Account, kind: str, which: str, due: datetime) -> Notice:
    until = meeting.starts_at if kind == "meeting_reminder" else meeting.starts_at + ASK_UNTIL
    return Notice(
        key=f"{kind}:{meeting.id}:{account.id}:{which}",
        account_id=account.id,
        kind=kind,
        args={"meeting": meeting.id},
        topic=topic_of(meeting.id),
        on_doubt=OnDoubt.HOLD,
        due_at=due,
        not_after=until,
    )
