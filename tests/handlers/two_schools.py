"""A second organisation in a town, with a curator of its own."""

from mentoring.first_run import admit, claims, issue_key
from mentoring.ids import OrganisationId
from mentoring.organisations import OrganisationKind
from mentoring.people import StaffRole
from mentoring.setting_up import ensure_cycle
from tests.talk import Person, Town

OTHER_CURATOR = 800
OTHER_NAME = "Лицей на горе"


async def second_school(here: Town, name: str = OTHER_NAME) -> OrganisationId:
    """Add an organisation as the command line does."""
    made = await here.app.storage.found(name, OrganisationKind.SCHOOL, "Asia/Omsk")
    async with here.app.storage.work(made.id) as tx:
        await ensure_cycle(tx)
    return made.id


async def curator_of(here: Town, school: OrganisationId, number: int = OTHER_CURATOR) -> Person:
    """Let somebody become the first curator by the printed link."""
    vera = here.person(number, name="Вера")
    async with here.app.storage.work(school) as tx:
        token = await issue_key(tx)
    await vera.says(f"/start {token}")
    async with here.app.storage.work(school) as tx:
        [claim] = await claims(tx)
        assert await admit(tx, claim)
    await here.settles()
    return vera


async def accounts(here: Town, person: Person) -> list[int]:
    """Return the organisations a phone is known in."""
    from mentoring.people import Channel

    found = await here.app.storage.doors.accounts(Channel.TELEGRAM, person.number)
    return [each.organisation_id for each in found]


async def holders(here: Town, school: OrganisationId, role: StaffRole) -> int:
    """Count who holds a role."""
    async with here.app.storage.read(school) as tx:
        return len(await tx.people.staff(role))
