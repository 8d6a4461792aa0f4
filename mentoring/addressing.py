"""Address news to people and to curators: kind and ids only, worded when they are sent."""

from collections.abc import Iterable
from datetime import datetime

from pydantic import Field

from mentoring.delivery import Args, Notice, OnDoubt
from mentoring.ids import AccountId, PersonId
from mentoring.people import StaffRole
from mentoring.ports import UnitOfWork
from mentoring.record import Record


class News(Record):
    """Hold what is told; the key of each notice is completed by who is told."""

    key: str
    kind: str
    args: Args = Field(default_factory=dict)
    topic: str = ""
    on_doubt: OnDoubt = OnDoubt.RESEND
    due_at: datetime
    not_after: datetime | None = None

    def to(self, account: AccountId) -> Notice:
        """Address the news to one account."""
        return Notice(
            key=f"{self.key}:{account}",
            account_id=account,
            kind=self.kind,
            args=self.args,
            topic=self.topic,
            on_doubt=self.on_doubt,
            due_at=self.due_at,
            not_after=self.not_after,
        )


async def tell(tx: UnitOfWork, people: Iterable[PersonId], news: News) -> int:
    """Tell people something; who has no messenger is left to the curator."""
    accounts = await tx.people.accounts_of(set(people))
    return await tx.outbox.put(*(news.to(account.id) for account in accounts.values()))


async def tell_curators(tx: UnitOfWork, news: News, but: PersonId | None = None) -> int:
    """Tell every curator, except the one who did it."""
    staff = await tx.people.staff(StaffRole.CURATOR)
    return await tell(tx, (person.id for person in staff if person.id != but), news)
