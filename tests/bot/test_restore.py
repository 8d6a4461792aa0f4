"""A copy put back is older than the wishes of people: what they ended since then ends again."""

import asyncio
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.ending import CannotGoOn
from bot.restore import restore_database
from bot.sealed_copy import head_of, open_copy, seal_copy
from bot.settings import GivenSettings, Settings
from bot.upkeep import backup_database
from mentoring.consent import ConsentRecord, ConsentStep
from mentoring.ids import OrganisationId, PersonId
from mentoring.organisations import OrganisationKind
from storage import Sealer, Storage, open_storage

ANNA, BORIS, VERA = "Соколова Анна Игоревна", "Ильин Борис Олегович", "Яшина Вера Петровна"
PHONE = "+70001234567"


def settings_at(folder: Path) -> Settings:
    address = f"sqlite:///{folder}/live.db"
    key = {"key_file": str(folder / "apart" / "school.key")}
    (folder / "apart").mkdir(exist_ok=True)
    given = {"telegram": {"token": "42:x"}, "database": {"url": address}, "privacy": key}
    return GivenSettings.model_validate(given)


async def opened(settings: Settings) -> Storage:
    storage = await open_storage(settings.database.url, SystemClock(), settings.key_file)
    await storage.upgrade()
    return storage


async def joins(storage: Storage, school: OrganisationId, name: str) -> PersonId:
    async with storage.work(school) as tx:
        person = await tx.people.add_person(None)
        await tx.people.save_person(person.model_copy(update={"name": name, "phone": PHONE}))
        await tx.consents.record(consent(school, person.id, "C1", ConsentStep.GIVEN, storage))
        await tx.consents.record(consent(school, person.id, "C5", ConsentStep.GIVEN, storage))
        return person.id


def consent(
    school: OrganisationId, person: PersonId, code: str, step: ConsentStep, storage: Storage
) -> ConsentRecord:
    now = SystemClock().now()
    what = {"code": code, "version": 1, "language": "ru", "sha256": "0" * 64, "step": step}
    who = {"organisation_id": school, "person_id": person, "account_id": None}
    return ConsentRecord.model_validate({**who, **what, "method": "button", "at": now})


async def does(storage: Storage, school: OrganisationId, person: PersonId, code: str) -> None:
    async with storage.work(school) as tx:
        ended = consent(school, person, code, ConsentStep.REVOKED, storage)
        await tx.consents.record(ended)


async def school_of_three(settings: Settings) -> list[int]:
    storage = await opened(settings)
    school = (await storage.found("School", OrganisationKind.SCHOOL, "Europe/Moscow")).id
    people = [await joins(storage, school, name) for name in (ANNA, BORIS, VERA)]
    await storage.close()
    return [school, *people]


async def leave(settings: Settings, school: int, anna: int, boris: int, vera: int) -> None:
    """Anna revokes, Boris is erased at his wish, Vera closes her card to other schools."""
    storage, here = await opened(settings), OrganisationId(school)
    await does(storage, here, PersonId(anna), "C1")
    async with storage.work(here) as tx:
        await tx.people.erase_person(PersonId(boris), tx.now)
    await does(storage, here, PersonId(vera), "C5")
    await storage.close()


async def seen(settings: Settings, school: int, *people: int) -> list[str | None]:
    storage = await opened(settings)
    async with storage.read(OrganisationId(school)) as tx:
        found = await tx.people.persons({PersonId(each) for each in people})
        steps = [each.step for each in await tx.consents.history(PersonId(people[-1]))]
    await storage.close()
    assert steps[-1] is ConsentStep.REVOKED
    return [found[PersonId(each)].name for each in people]


def test_a_restored_copy_finds_nothing_of_who_left_after_it(tmp_path: Path) -> None:
    settings, copy = settings_at(tmp_path), tmp_path / "copy"
    school, *people = asyncio.run(school_of_three(settings))
    backup_database(settings, copy)
    for name in (ANNA, PHONE):
        assert name.encode() not in copy.read_bytes()
    asyncio.run(leave(settings, school, *people))

    said = restore_database(settings, copy)
    assert "erased again: 2, consents ended again: 1" in said
    assert asyncio.run(seen(settings, school, *people)) == [None, None, VERA]
    left = b"".join(
        each.read_bytes()
        for each in tmp_path.glob("live.db*")
        if each.is_file() and "before" not in each.name
    )
    assert VERA.encode() in left
    for gone in (ANNA, BORIS):
        assert gone.encode() not in left
        assert gone.split()[0].casefold().encode() not in left


def test_a_line_that_a_kill_has_cost_is_written_at_the_next_start(tmp_path: Path) -> None:
    settings, copy = settings_at(tmp_path), tmp_path / "copy"
    school, *people = asyncio.run(school_of_three(settings))
    backup_database(settings, copy)
    asyncio.run(leave(settings, school, *people))
    [file] = (tmp_path / "apart").glob("*.departures")
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(lines[:-3]))

    async def start() -> None:
        await (await opened(settings)).close()

    asyncio.run(start())
    assert file.read_text().splitlines(keepends=True) == lines
    assert "erased again: 2" in restore_database(settings, copy)


@pytest.mark.parametrize("at", [20, 200, -5])
def test_a_changed_copy_does_not_open(tmp_path: Path, at: int) -> None:
    source, sealed, out = tmp_path / "plain", tmp_path / "sealed", tmp_path / "out"
    source.write_bytes(b"x" * 3_000_000)
    sealer = Sealer.of(b"k" * 32)
    seal_copy(sealer, source, sealed, SystemClock().now())
    assert head_of(sealed)[0] <= SystemClock().now()
    open_copy(sealer, sealed, out)
    assert out.read_bytes() == source.read_bytes()
    whole = bytearray(sealed.read_bytes())
    whole[at] ^= 1
    sealed.write_bytes(whole)
    with pytest.raises(CannotGoOn, match="sealed: "):
        open_copy(sealer, sealed, tmp_path / "other")


def test_a_torn_copy_and_another_schools_key_are_refused(tmp_path: Path) -> None:
    source, sealed, out = tmp_path / "plain", tmp_path / "sealed", tmp_path / "out"
    source.write_bytes(b"x" * 3_000_000)
    seal_copy(Sealer.of(b"k" * 32), source, sealed, SystemClock().now())
    with pytest.raises(CannotGoOn, match="no key for this copy"):
        open_copy(Sealer.of(b"o" * 32), sealed, out)
    torn = tmp_path / "torn"
    torn.write_bytes(sealed.read_bytes()[:2_000_000])
    with pytest.raises(CannotGoOn, match="damaged"):
        open_copy(Sealer.of(b"k" * 32), torn, out)
