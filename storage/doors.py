"""Look over all organisations, where one cannot be known yet: an address, a secret, a list."""

from sqlalchemy import select, union_all

from mentoring.ids import OrganisationId
from mentoring.organisations import Organisation
from mentoring.people import Account, Actor, Channel
from storage import actors
from storage.engine import Engines
from storage.scope import many
from storage.tables import accounts, askings, inquiries, invitations, keys, organisations


class Doors:
    """Say which organisation an update is for; nothing personal of another one is read."""

    def __init__(self, engines: Engines) -> None:
        """Look through the engines; every method is its own short read."""
        self._engines = engines

    async def actor(
        self, channel: Channel, external_id: int, pressed: int | None = None
    ) -> Actor | None:
        """Return who acts from an address, in the organisation it talks to or presses in."""
        async with self._engines.read.connect() as connection:
            return await actors.actor_anywhere(connection, channel, external_id, pressed)

    async def accounts(self, channel: Channel, external_id: int) -> list[Account]:
        """Return the accounts of one address, an organisation each."""
        mine = accounts.c.channel == str(channel), accounts.c.external_id == external_id
        asked = select(accounts).where(*mine).order_by(accounts.c.id)
        async with self._engines.read.connect() as connection:
            return await many(connection, Account, asked)

    async def opened_by(self, digest: str) -> OrganisationId | None:
        """Return the organisation whose invitation or key has this fingerprint."""
        found = union_all(
            *(
                select(table.c.organisation_id).where(table.c.digest == digest)
                for table in (askings, inquiries, invitations, keys)
            )
        )
        async with self._engines.read.connect() as connection:
            number = (await connection.execute(found)).scalar()
        return None if number is None else OrganisationId(number)

    async def organisations(self) -> list[Organisation]:
        """Return every organisation, the one founded first at the head."""
        asked = select(organisations).order_by(organisations.c.id)
        async with self._engines.read.connect() as connection:
            return await many(connection, Organisation, asked)
