"""Get to know whoever writes: the account, the person behind it, the roles from the settings."""

from collections.abc import Mapping

from aiogram.types import Update, User

from bot.doorman import Doorman
from bot.i18n import choose
from mentoring.house import House
from mentoring.ids import OrganisationId
from mentoring.organisations import Organisation
from mentoring.people import Account, Actor, Channel, StaffRole
from mentoring.ports import UnitOfWork
from storage import Storage


class Acquaintance:
    """Turn a Telegram user into an actor of the organisation they talk to."""

    def __init__(
        self, storage: Storage, organisation: OrganisationId, house: House, language: str
    ) -> None:
        """Know the organisation founded first, and the language for those who did not say."""
        self._storage = storage
        self._first = organisation
        self._rules = house.rules
        self._language = language
        self._settled: set[tuple[OrganisationId, int]] = set()
        self._doorman = Doorman(storage, is_open=house.rules.open_registration)

    async def meet(
        self, user: User, update: Update | None = None, pressed: int | None = None
    ) -> Actor:
        """Return who is acting in one short read; write only when something is new."""
        actor = await self._storage.doors.actor(Channel.TELEGRAM, user.id, pressed)
        wanted = await self._doorman.wanted(update, actor) if update else None
        if actor is None:
            return await self._welcome(user, wanted)
        here = actor.account.organisation_id
        moves = wanted is not None and (wanted != here or actor.account.chosen_at is None)
        if moves or actor.away:
            return await self._move(user, actor, wanted or here)
        if not actor.account.reachable or self._owed(actor):
            return await self._introduce(user, here)
        return actor

    async def reachable(self, external_id: int, reachable: bool) -> None:
        """Note that somebody blocked the bot or let it write again, wherever they take part."""
        for account in await self._storage.doors.accounts(Channel.TELEGRAM, external_id):
            if account.reachable != reachable:
                async with self._storage.work(account.organisation_id) as tx:
                    await tx.people.set_reachable(account.id, reachable)

    async def _welcome(self, user: User, wanted: OrganisationId | None) -> Actor:
        """Give a newcomer an account; without a link among several they have yet to choose."""
        if wanted is not None:
            return await self._write_down(user, wanted)
        served = {each.id: each for each in await self._doorman.served()}
        return await self._write_down(user, self._first, served, chosen=len(served) < 2)

    async def _write_down(
        self,
        user: User,
        organisation: OrganisationId,
        served: Mapping[OrganisationId, Organisation] | None = None,
        *,
        chosen: bool = True,
    ) -> Actor:
        """Store a new address; what was stored a moment ago is not read again."""
        async with self._storage.work(organisation) as tx:
            account = await self._added(tx, user, chosen=chosen)
            await self._give_roles(tx, account)
            known = account.person_id is not None or self._named(organisation, user.id)
            if served is not None and not known:
                return Actor(account=account, coded=served[organisation].pseudonymous)
            actor = await tx.people.actor_at(Channel.TELEGRAM, user.id)
        assert actor is not None  # noqa: S101 - it was stored a moment ago
        return actor

    async def _added(self, tx: UnitOfWork, user: User, *, chosen: bool) -> Account:
        language = choose(user.language_code, self._language)
        return await tx.people.add_account(Channel.TELEGRAM, user.id, language, chosen=chosen)

    async def _move(self, user: User, actor: Actor, wanted: OrganisationId) -> Actor:
        """Let an address talk to another organisation; a bare account it never chose goes."""
        old = actor.account
        async with self._storage.work(wanted) as tx:
            account = await tx.people.add_account(Channel.TELEGRAM, user.id, old.language)
            await tx.people.choose(account.id)
        if old.organisation_id != wanted and old.person_id is None and old.chosen_at is None:
            async with self._storage.work(old.organisation_id) as tx:
                await tx.people.erase_account(old.id)
        return await self._introduce(user, wanted)

    async def _introduce(self, user: User, organisation: OrganisationId) -> Actor:
        async with self._storage.work(organisation) as tx:
            account = await tx.people.account_at(Channel.TELEGRAM, user.id)
            account = account or await self._added(tx, user, chosen=True)
            if not account.reachable:
                await tx.people.set_reachable(account.id, reachable=True)
            await self._give_roles(tx, account)
            actor = await tx.people.actor_at(Channel.TELEGRAM, user.id)
        assert actor is not None  # noqa: S101 - it was stored a moment ago
        if not account.reachable:
            await self.reachable(user.id, reachable=True)
        return actor

    def _named(self, organisation: OrganisationId, external_id: int) -> frozenset[StaffRole]:
        """Name the roles of the settings: curators are those of the organisation in the file."""
        first = organisation == self._first
        named = {
            StaffRole.CURATOR: first and external_id in self._rules.curators,
            StaffRole.ADMINISTRATOR: external_id in self._rules.administrators,
        }
        return frozenset(role for role, is_named in named.items() if is_named)

    def _owed(self, actor: Actor) -> bool:
        """Tell whether the settings name a role that was not looked at since the start."""
        here, external_id = actor.account.organisation_id, actor.account.external_id
        if (here, external_id) in self._settled:
            return False
        return bool(self._named(here, external_id) - actor.roles)

    async def _give_roles(self, tx: UnitOfWork, account: Account) -> None:
        """Give the roles of the settings once: one that was handed over does not come back."""
        named = self._named(tx.organisation, account.external_id)
        if not named:
            return
        person = account.person_id or (await tx.people.add_person(account.id)).id
        for role in named - await tx.people.ever_held(person):
            await tx.people.grant(person, role, tx.now)
        self._settled.add((tx.organisation, account.external_id))
