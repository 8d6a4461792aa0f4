"""Keep accounts: addresses in a messenger, before and after they belong to a person."""

from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, update

from mentoring.ids import AccountId, PersonId, RunId
from mentoring.people import Account, Bracket, Channel, Wish
from storage.insertion import insert_new
from storage.scope import Scope
from storage.tables import account_people, accounts, enrolments, outbox, role_requests, runs

OURS = accounts.c.organisation_id == bindparam("organisation")
BY_ID = select(accounts).where(accounts.c.id == bindparam("account"), OURS)
BY_ADDRESS = select(accounts).where(
    accounts.c.channel == bindparam("channel_"),
    accounts.c.external_id == bindparam("external"),
    OURS,
)
NEW = insert_new(accounts).returning(accounts)


class Accounts:
    """Keep the accounts of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope
        self._ours = {"organisation": scope.organisation}

    async def account(self, account: AccountId) -> Account | None:
        """Return an account by its id."""
        return await self._scope.one(Account, BY_ID, {"account": account, **self._ours})

    async def account_at(self, channel: Channel, external_id: int) -> Account | None:
        """Return the account with this address."""
        values = {"channel_": str(channel), "external": external_id, **self._ours}
        return await self._scope.one(Account, BY_ADDRESS, values)

    async def add_account(
        self, channel: Channel, external_id: int, language: str, *, chosen: bool = True
    ) -> Account:
        """Remember an address; the one that is there already is returned as it is."""
        values = {
            "organisation_id": self._scope.organisation,
            "channel": str(channel),
            "external_id": external_id,
            "language": language,
            "reachable": True,
            "created_at": self._scope.now,
            "chosen_at": self._scope.now if chosen else None,
        }
        added = await self._scope.one(Account, NEW, values)
        return added or await self._scope.sure(
            Account,
            BY_ADDRESS,
            {"channel_": str(channel), "external": external_id, **self._ours},
        )

    async def set_language(self, account: AccountId, language: str) -> None:
        """Change the language of the screens."""
        await self._set(account, language=language)

    async def set_wish(self, account: AccountId, wish: Wish | None) -> None:
        """Remember which side a newcomer wants to take."""
        await self._set(account, wish=wish)

    async def set_bracket(self, account: AccountId, bracket: Bracket | None) -> None:
        """Remember the age bracket a newcomer named."""
        await self._set(account, bracket=bracket)

    async def set_focus(self, account: AccountId, run: RunId | None) -> None:
        """Say which run typed text answers."""
        await self._set(account, focus=run)

    async def set_reachable(self, account: AccountId, reachable: bool) -> None:
        """Remember whether messages arrive; what waited goes out again once they do."""
        await self._set(account, reachable=reachable)

    async def _set(self, account: AccountId, **values: object) -> None:
        ours = accounts.c.organisation_id == self._scope.organisation
        await self._scope.count(
            update(accounts).where(accounts.c.id == account, ours).values(values)
        )

    async def unreachable(self) -> list[Account]:
        """Return the accounts no message gets to."""
        asked = select(accounts).where(OURS, accounts.c.reachable.is_(False))
        return await self._scope.many(Account, asked.order_by(accounts.c.id), self._ours)

    async def stale_accounts(self, before: datetime) -> list[Account]:
        """Return accounts created before an instant that never came to a consent."""
        asked = select(accounts).where(
            OURS, accounts.c.person_id.is_(None), accounts.c.created_at < before
        )
        return await self._scope.many(Account, asked.order_by(accounts.c.id), self._ours)

    async def _keeper(self, account: AccountId) -> PersonId | None:
        """Return who else an account stands for: it is theirs when a newcomer gives up."""
        here = account_people.c.account_id == account, account_people.c.ended_at.is_(None)
        asked = select(func.min(account_people.c.person_id)).where(*here)
        found: PersonId | None = await self._scope.scalar(asked)
        return found

    async def erase_account(self, account: AccountId) -> None:
        """Forget an account without a person and all that hangs on it (runs, deliveries)."""
        if (found := await self.account(account)) is None or found.person_id is not None:
            return
        if (keeper := await self._keeper(account)) is not None:
            await self._set(account, person_id=keeper, wish=None, bracket=None, focus=None)
            return
        await self._scope.count(delete(outbox).where(outbox.c.account_id == account))
        await self._scope.count(delete(runs).where(runs.c.account_id == account))
        await self._scope.count(
            delete(role_requests).where(
                role_requests.c.account_id == account, role_requests.c.decided_at.is_(None)
            )
        )
        expected = update(enrolments).where(enrolments.c.account_id == account)
        await self._scope.count(expected.values(account_id=None))
        await self._scope.count(
            delete(account_people).where(account_people.c.account_id == account)
        )
        await self._scope.count(delete(accounts).where(accounts.c.id == account))
