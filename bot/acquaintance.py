"""Get to know whoever writes: the account, the person behind it, the roles from the settings."""

from aiogram.types import User

from bot.i18n import choose
from mentoring.house import House
from mentoring.ids import OrganisationId
from mentoring.people import Account, Actor, Channel, StaffRole
from mentoring.ports import UnitOfWork
from storage import Storage


class Acquaintance:
    """Turn a Telegram user into an actor of the organisation."""

    def __init__(
        self, storage: Storage, organisation: OrganisationId, house: House, language: str
    ) -> None:
        """Know the language to speak with those who did not say theirs."""
        self._storage = storage
        self.organisation = organisation
        self._rules = house.rules
        self._language = language
        self._settled: set[int] = set()

    async def meet(self, user: User) -> Actor:
        """Return who is acting in one short read; write only when something is new."""
        async with self._storage.read(self.organisation) as tx:
            actor = await tx.people.actor_at(Channel.TELEGRAM, user.id)
        if actor is None or not actor.account.reachable or self._owed(actor):
            return await self._introduce(user)
        return actor

    async def reachable(self, external_id: int, reachable: bool) -> None:
        """Note that somebody blocked the bot or let it write again."""
        async with self._storage.read(self.organisation) as tx:
            account = await tx.people.account_at(Channel.TELEGRAM, external_id)
        if account is None or account.reachable == reachable:
            return
        async with self._storage.work(self.organisation) as tx:
            await tx.people.set_reachable(account.id, reachable)

    async def _introduce(self, user: User) -> Actor:
        async with self._storage.work(self.organisation) as tx:
            account = await tx.people.account_at(Channel.TELEGRAM, user.id)
            if account is None:
                language = choose(user.language_code, self._language)
                account = await tx.people.add_account(Channel.TELEGRAM, user.id, language)
            if not account.reachable:
                await tx.people.set_reachable(account.id, reachable=True)
            await self._give_roles(tx, account)
            actor = await tx.people.actor_at(Channel.TELEGRAM, user.id)
        assert actor is not None  # noqa: S101 - it was stored a moment ago
        return actor

    def _named(self, external_id: int) -> frozenset[StaffRole]:
        named = {
            StaffRole.CURATOR: self._rules.curators,
            StaffRole.ADMINISTRATOR: self._rules.administrators,
        }
        return frozenset(role for role, ids in named.items() if external_id in ids)

    def _owed(self, actor: Actor) -> bool:
        """Tell whether the settings name a role that was not looked at since the start."""
        external_id = actor.account.external_id
        return external_id not in self._settled and bool(self._named(external_id) - actor.roles)

    async def _give_roles(self, tx: UnitOfWork, account: Account) -> None:
        """Give the roles of the settings once: one that was handed over does not come back."""
        named = self._named(account.external_id)
        if not named:
            return
        person = account.person_id or (await tx.people.add_person(account.id)).id
        for role in named - await tx.people.ever_held(person):
            await tx.people.grant(person, role, tx.now)
        self._settled.add(account.external_id)
