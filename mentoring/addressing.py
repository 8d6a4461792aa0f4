"""Address news to people and to curators: kind and ids only, worded when they are sent."""

from collections.abc import Iterable
from datetime import datetime

from pydantic import Field

from mentoring.delivery import Args, Notice, OnDoubt
from mentoring.ids import AccountId, PersonId
from mentoring.people import CURATING
from mentoring.ports import UnitOfWork
from mentoring.record import Record

FOLLOWED = frozenset(
    {"pair_announced", "pair_ended", "pair_left", "pair_paused", "meeting_changed"}
)
"""News of a child of which a representative hears who wished to."""

FAMILY_NEWS = "family_news"


class News(Record):
    """Hold what is told; the key of each notice is completed by who is told."""

    key: str
    kind: str
    args: Args = Field(default_factory=dict)
    topic: str = ""
    on_doubt: OnDoubt = OnDoubt.RESEND
    due_at: datetime
    not_after: datetime | None = None

    def to(self, account: AccountId, person: PersonId | None = None) -> Notice:
        """Address the news to one account; `person` where several people share it."""
        return Notice(
            key=f"{self.key}:{account}" + (f":{person}" if person else ""),
            account_id=account,
            person_id=person,
            kind=self.kind,
            args=self.args,
            topic=self.topic,
            on_doubt=self.on_doubt,
            due_at=self.due_at,
            not_after=self.not_after,
        )


def family_key(child: PersonId, key: str) -> str:
    """Name the intent of telling a child's representatives some news, however it is worded."""
    return f"{FAMILY_NEWS}:{child}:{key}"


async def tell(tx: UnitOfWork, people: Iterable[PersonId], news: News) -> int:
    """Tell people something; who has no messenger is left to the curator."""
    told = set(people)
    accounts = await tx.people.accounts_of(told)
    notices = (news.to(account.id, person) for person, account in accounts.items())
    if news.kind in FOLLOWED:
        await _tell_families(tx, told, news)
    return await tx.outbox.put(*notices)


async def _tell_families(tx: UnitOfWork, people: set[PersonId], news: News) -> None:
    """Tell the representatives who wished it that there is news about a child, and no more."""
    for guardian in await tx.guardians.followers(people):
        if guardian.representative_id is not None:
            child = guardian.child_id
            about = News(
                key=family_key(child, news.key),
                kind=FAMILY_NEWS,
                args={"child": child},
                due_at=news.due_at,
            )
            await tell(tx, [guardian.representative_id], about)


async def tell_curators(tx: UnitOfWork, news: News, but: PersonId | None = None) -> int:
    """Tell every curator and deputy, except the one who did it."""
    staff = await tx.people.staff(*CURATING)
    return await tell(tx, (person.id for person in staff if person.id != but), news)
