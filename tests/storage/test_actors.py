"""Who acts is read in one statement, and staff without a name are told by their work."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from mentoring.ids import AccountId, OrganisationId
from mentoring.people import Actor, StaffRole
from storage import Storage
from tests.storage.stage import START, named, newcomer


@contextmanager
def counted(storage: Storage) -> Iterator[list[str]]:
    """Hear what is asked while somebody only looks."""
    said: list[str] = []
    engine = storage.engines.read.sync_engine

    def hear(*heard: object) -> None:
        said.append(str(heard[2]))

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", hear)


async def seen(storage: Storage, school: OrganisationId, account: AccountId) -> Actor:
    """Return who acts, as a screen sees them."""
    async with storage.read(school) as look:
        actor = await look.knowing_staff().people.actor_of(account)
    assert actor is not None
    return actor


def work_of(actor: Actor) -> StaffRole | None:
    """Return the work by which an actor is told."""
    assert actor.person is not None
    return actor.person.work


async def test_staff_without_a_name_are_known_by_their_work(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        account = await newcomer(tx)
        person = await named(tx, "", account.id)
        for role in (StaffRole.CURATOR, StaffRole.HEAD):
            await tx.people.grant(person.id, role, START)
    actor = await seen(storage, school, account.id)
    assert actor.roles == {StaffRole.CURATOR, StaffRole.HEAD}
    assert work_of(actor) is StaffRole.HEAD
    async with storage.work(school) as tx:
        await tx.people.end_role(person.id, StaffRole.HEAD, START)
    actor = await seen(storage, school, account.id)
    assert actor.roles == {StaffRole.CURATOR}
    assert work_of(actor) is StaffRole.CURATOR
    async with storage.work(school) as tx:
        await tx.people.end_role(person.id, StaffRole.CURATOR, START)
    actor = await seen(storage, school, account.id)
    assert actor.roles == frozenset()
    assert work_of(actor) is not None


async def test_who_never_was_staff_is_read_in_one_statement(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        account = await newcomer(tx)
        await named(tx, "", account.id)
    with counted(storage) as said:
        actor = await seen(storage, school, account.id)
    assert work_of(actor) is None
    assert len(said) == 1
