"""Say which organisation an update is for: a link's, a chosen one, the one of its button."""

from aiogram.types import Update

from handlers.callbacks.organisations import ChooseOrganisation
from mentoring.ids import OrganisationId
from mentoring.invitations import tried_too_often
from mentoring.keys import digest
from mentoring.organisations import Organisation
from mentoring.people import Account, Actor, Channel
from storage import Storage

START = "/start "
MARK = "_"
"""Follows the letter that says what kind of secret a link carries: `i_`, `k_`, `r_`, `t_`…"""


class Doorman:
    """Know every organisation the bot serves, and lead an address to one of them."""

    def __init__(self, storage: Storage, *, is_open: bool) -> None:
        """Let strangers choose an organisation only where anybody may register."""
        self._storage = storage
        self._is_open = is_open

    async def wanted(self, update: Update, actor: Actor | None) -> OrganisationId | None:
        """Return the organisation that a link or a button of this update leads to."""
        secret = secret_in(update)
        if secret is not None:
            return await self._behind(secret, actor)
        chosen = chosen_in(update)
        return None if chosen is None else await self._chosen(chosen, update)

    async def served(self) -> list[Organisation]:
        """Return the organisations, the first one at the head."""
        return await self._storage.doors.organisations()

    async def _behind(self, secret: str, actor: Actor | None) -> OrganisationId | None:
        if actor is not None and await self._guesses(actor.account):
            return None
        return await self._storage.doors.opened_by(digest(secret))

    async def _guesses(self, account: Account) -> bool:
        async with self._storage.read(account.organisation_id) as tx:
            return await tried_too_often(tx, account)

    async def _chosen(self, wanted: OrganisationId, update: Update) -> OrganisationId | None:
        press = update.callback_query
        assert press is not None  # noqa: S101 - a choice is a press
        if self._is_open:
            known = {each.id for each in await self.served()}
        else:
            mine = await self._storage.doors.accounts(Channel.TELEGRAM, press.from_user.id)
            known = {each.organisation_id for each in mine}
        return wanted if wanted in known else None


def secret_in(update: Update) -> str | None:
    """Return the secret of a link that opens the bot."""
    text = update.message.text if update.message else None
    if text is None or not text.startswith(START):
        return None
    payload = text.removeprefix(START).strip()
    return payload[2:] if payload[1:2] == MARK else payload


def chosen_in(update: Update) -> OrganisationId | None:
    """Return the organisation a press chooses."""
    data = update.callback_query.data if update.callback_query else None
    if data is None or not data.startswith(f"{ChooseOrganisation.__prefix__}:"):
        return None
    try:
        return OrganisationId(ChooseOrganisation.unpack(data).organisation)
    except (TypeError, ValueError):
        return None
