"""Write the news of trial talks: a call, a question after the last one, one reminder of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell
from mentoring.calendar import next_allowed
from mentoring.delivery import OnDoubt
from mentoring.house import Rules
from mentoring.ids import ParticipationId, PersonId
from mentoring.ports import UnitOfWork
from mentoring.wishes.rounds import Round, TrialTalk
from mentoring.wishing.calling import topic_of
from mentoring.wishing.pairing_off import TALK

ASKED_AFTER = timedelta(minutes=30)
AGAIN = timedelta(days=1)


async def tell_of_talks(tx: UnitOfWork, found: Round, talks: list[TrialTalk], rules: Rules) -> int:
    """Tell everybody who talks; return how many were told."""
    ends = await _last_of_each(tx, talks)
    return sum([await _tell(tx, found, *each, rules) for each in ends.items()])


async def _last_of_each(tx: UnitOfWork, talks: list[TrialTalk]) -> dict[PersonId, datetime]:
    """Return everybody who talks, with the end of their last talk."""
    ends: dict[ParticipationId, datetime] = {}
    for talk in talks:
        for who in (talk.mentee_id, talk.mentor_id):
            ends[who] = max(ends.get(who, talk.starts_at), talk.starts_at + TALK)
    people: dict[PersonId, datetime] = {}
    for each in await tx.participations.all():
        if each.id in ends:
            known = people.get(each.person_id, ends[each.id])
            people[each.person_id] = max(known, ends[each.id])
    return people


async def _tell(
    tx: UnitOfWork, found: Round, person: PersonId, ends_at: datetime, rules: Rules
) -> int:
    """Write the call to one person, the question after their last talk, and one reminder of it."""
    zone = ZoneInfo((await tx.organisations.get()).zone)
    asked_at = next_allowed(ends_at + ASKED_AFTER, zone, rules.quiet_hours)
    moments = {
        "talks_called": next_allowed(tx.now, zone, rules.quiet_hours),
        "talks_question": asked_at,
        "talks_reminder": next_allowed(asked_at + AGAIN, zone, rules.quiet_hours),
    }
    told = 0
    for kind, due in moments.items():
        news = News(
            key=f"{topic_of(found.id)}:{kind}",
            kind=kind,
            args={"round": found.id},
            topic=topic_of(found.id),
            on_doubt=OnDoubt.RESEND if kind == "talks_called" else OnDoubt.HOLD,
            due_at=due,
            not_after=ends_at if kind == "talks_called" else found.closes_at,
        )
        told += await tell(tx, [person], news) * (kind == "talks_called")
    return told
