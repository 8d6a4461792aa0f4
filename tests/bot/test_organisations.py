"""The command line adds organisations to a running bot, which looks after each of them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import cli
from bot.organisations import as_tree
from mentoring.ids import OrganisationId
from mentoring.organisations import Organisation, OrganisationKind
from tests.handlers.two_schools import curator_of, second_school
from tests.talk import TOKEN, town


def made(number: int, parent: int | None = None) -> Organisation:
    return Organisation(
        id=OrganisationId(number),
        name=f"Школа {number}",
        kind=OrganisationKind.SCHOOL,
        zone="Europe/Moscow",
        parent_id=None if parent is None else OrganisationId(parent),
    )


def test_a_branch_stands_below_what_it_belongs_to() -> None:
    tree = list(as_tree([made(1), made(2), made(3, parent=1), made(4, parent=3)]))
    assert [line.split()[0] for line in tree] == ["1", "3", "4", "2"]
    assert [len(line) - len(line.lstrip()) for line in tree] == [0, 2, 4, 0]


def called(config: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--config", str(config)], input="y\n")


@pytest.mark.slow
def test_an_added_organisation_gets_its_curator_by_a_key(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        f'[telegram]\ntoken = "{TOKEN}"\napi_url = "http://127.0.0.1:9"\n'
        f'[database]\nurl = "sqlite:///{tmp_path}/town.db"\n[organisation]\nname = "Первая"\n',
        "utf-8",
    )
    empty = called(config, "organisation", "add", "--name", "Вторая")
    assert empty.exit_code != 0
    import asyncio

    async def begin() -> None:
        async with town(tmp_path, organisation={"name": "Первая"}) as here:
            await here.curator.says("/menu")

    asyncio.run(begin())
    added = called(config, "organisation", "add", "--name", "Вторая", "--parent", "1")
    assert added.exit_code == 0, added.output
    assert "/start " in added.output
    assert "curator --organisation 2" in added.output
    listed = called(config, "organisation", "list").output.splitlines()
    assert "curator" not in listed[0]
    assert listed[1] == "  2  Вторая  school  no curator yet, type: curator --organisation 2"
    wrong = called(config, "organisation", "add", "--name", "Третья", "--timezone", "Луна")
    assert wrong.exit_code != 0
    assert called(config, "organisation", "add", "--name", "Х", "--parent", "9").exit_code != 0
    waits = called(config, "curator", "--organisation", "2")
    assert "Вторая: nobody waits. Write this to the bot:\n  /start " in waits.output


async def test_routines_begin_for_an_organisation_added_meanwhile(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        other = await second_school(here)
        await curator_of(here, other)
        await here.moves(minutes=1)
        await here.moves(minutes=1)
        due = await here.app.storage.routines.due(here.clock.now().replace(year=2100))
        kinds = {
            school: {each.kind for each in due if each.organisation_id == school}
            for school in (here.app.organisation, other)
        }
        assert {"digest", "newcomers", "exchange"} <= kinds[other]
        assert kinds[here.app.organisation] - kinds[other] == {"pulse", "health", "backup"}
