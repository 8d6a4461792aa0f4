"""`import` takes a list in on the server: a dry run first, the codes beside the file."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner, Result

from bot.cli import cli
from bot.clock import SystemClock
from bot.playground.server import Playground
from bot.settings_file import load
from mentoring.ids import ImportId
from mentoring.imports import MOST_FAULTS
from mentoring.organisations import OrganisationKind
from mentoring.setting_up import ensure_cycle
from storage import open_storage
from tests.bot.test_cli import config
from tests.handlers.test_bad_input import FILES
from tests.rosters import read, signed, xlsx

ORLOVA = {"role": "наставник", "fio": "Орлова Анна", "born": "05.03.1980", "position": "учитель"}
SECRET = {"role": "наставляемый", "fio": "Тайная Вера", "born": "01.02.2012", "group": "7В"}


async def founded(path: Path) -> None:
    settings = load(path)
    storage = await open_storage(settings.database.url, SystemClock(), settings.key_file)
    await storage.upgrade()
    made = await storage.found("Школа", OrganisationKind.SCHOOL, "Europe/Moscow")
    async with storage.work(made.id) as tx:
        await ensure_cycle(tx)
    await storage.close()


async def kept(path: Path) -> list[tuple[str, int]]:
    """What is kept of the file: how far it came, and a line of the journal."""
    settings = load(path)
    storage = await open_storage(settings.database.url, SystemClock(), settings.key_file)
    [here] = await storage.doors.organisations()
    async with storage.read(here.id) as tx:
        made = await tx.imports.get(ImportId(1))
        journal = await tx.desk.journal(datetime(2000, 1, 1, tzinfo=UTC))
    await storage.close()
    assert made is not None
    noted = [(each.verb, 0) for each in journal if each.verb.startswith("list")]
    return [(made.state.value, made.total), *noted]


def bot(path: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, [*words, "--config", str(path)])


def test_a_list_comes_in_on_the_server(tmp_path: Path) -> None:
    path = config(tmp_path, Playground())
    asyncio.run(founded(path))
    empty = tmp_path / "template.xlsx"
    assert bot(path, "import", "--template", str(empty)).exit_code == 0
    assert read(empty.read_bytes())[0][0] == "Роль"
    file = tmp_path / "list.xlsx"
    file.write_bytes(xlsx(ORLOVA | signed("1/26"), SECRET, SECRET | {"born": "01.02.2033"}))
    dry = bot(path, "import", str(file), "--dry-run")
    assert "4, Дата рождения: Этот день ещё не наступил." in dry.stdout, dry.output
    assert not list(tmp_path.glob("*.codes.xlsx"))
    taken = bot(path, "import", str(file))
    assert "1 новый человек" in taken.stdout, taken.output
    codes = read((tmp_path / "list.xlsx.codes.xlsx").read_bytes())
    assert [row[12] for row in codes] == ["Код", None, "К-001", None]
    assert b"\xd0\xa2\xd0\xb0\xd0\xb9\xd0\xbd" not in (tmp_path / "town.db").read_bytes()
    assert asyncio.run(kept(path)) == [("done", 3), ("list_taken_in", 0)]
    again = bot(path, "import", str(file))
    assert "2 уже записаны" in again.stdout
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    refused = bot(path, "import", str(file))
    assert refused.exit_code != 0
    assert "старый формат Excel" in str(refused.exception)


def test_twins_of_one_file_are_told_on_the_server_too(tmp_path: Path) -> None:
    path = config(tmp_path, Playground())
    asyncio.run(founded(path))
    file = tmp_path / "list.xlsx"
    file.write_bytes(xlsx(ORLOVA | signed("1/26"), ORLOVA | signed("2/26")))
    for words in (("--dry-run",), ()):
        told = bot(path, "import", str(file), *words)
        assert "3, ФИО: Имя и дата рождения как в строке 2" in told.stdout, told.output
        assert "1 строка с тем же именем" in told.stdout
        assert "2 новых человека" in told.stdout


def test_more_faults_than_are_listed_are_counted(tmp_path: Path) -> None:
    path = config(tmp_path, Playground())
    asyncio.run(founded(path))
    file = tmp_path / "list.xlsx"
    unborn = SECRET | {"born": "01.02.2033"}
    for rows, cut in ((MOST_FAULTS, False), (MOST_FAULTS + 100, True)):
        file.write_bytes(xlsx(*[unborn] * rows))
        told = bot(path, "import", str(file), "--dry-run")
        assert told.stdout.count("Дата рождения: ") == MOST_FAULTS
        assert ("Показаны первые 2 000 из 2 100" in told.stdout.replace("\xa0", " ")) is cut


async def counted(path: Path) -> list[int]:
    """How many people, codes and imports there are."""
    settings = load(path)
    storage = await open_storage(settings.database.url, SystemClock(), settings.key_file)
    [here] = await storage.doors.organisations()
    async with storage.read(here.id) as tx:
        people, codes = await tx.people.all(), await tx.enrolments.waiting()
        imported = await tx.imports.get(ImportId(1))
    await storage.close()
    return [len(people), len(codes), int(imported is not None)]


def test_a_file_of_no_use_is_one_sentence_on_the_server_too(tmp_path: Path) -> None:
    path = config(tmp_path, Playground())
    asyncio.run(founded(path))
    before = asyncio.run(counted(path))
    for name, content, words in FILES:
        file = tmp_path / name
        file.write_bytes(content)
        for more in ((), ("--dry-run",)):
            refused = bot(path, "import", str(file), *more)
            assert refused.exit_code != 0
            said = str(refused.exception)
            assert words in said, said
            assert "\n" not in said
    assert asyncio.run(counted(path)) == before
    assert bot(path, "import", str(tmp_path / "nobody.xlsx")).exit_code != 0
