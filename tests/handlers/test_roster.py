"""A curator sends a list of people: looked at first, taken in on a word, nothing half-saved."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

import bot.importing
from handlers.callbacks.people import MoreOfPeople
from handlers.callbacks.roster import Lookalikes, SettleTwo, ShowList, TakeList
from mentoring.applications import Side
from mentoring.consent import MINOR
from mentoring.house import House
from mentoring.imports import MOST_FAULTS, Counts
from mentoring.intake_of_people import Order, take_in
from mentoring.people import Bracket
from mentoring.permits import missing
from mentoring.ports import UnitOfWork
from mentoring.roster.rows import Row
from tests.handlers.applicants import joins
from tests.rosters import Cells, read, signed, xlsx
from tests.talk import Person, Town, town

TEACHER = {
    "role": "наставник",
    "fio": "Орлова Анна Викторовна",
    "born": "05.03.1980",
    "position": "преподаватель",
    "phone": "8 900 123-45-67",
} | signed("1/26")
CHILD = {
    "role": "наставляемый",
    "fio": "Белова Ева Ильинична",
    "born": "12.04.2014",
    "group": "6А",
    "who": "мать",
    "request": "Разобраться с дробями",
} | signed("2/26")
TEEN = (
    {"role": "наставляемый", "fio": "Котов Пётр Ильич", "born": "12.04.2011"}
    | signed("3/26")
    | {"who": "отец"}
)
NOBODY = {
    "role": "наставляемый",
    "fio": "Тайная Вера Павловна",
    "born": "01.02.1999",
    "group": "7В",
}
SAID = NOBODY | {"fio": "Словов Игорь Львович"} | signed("со слов")
AHEAD = NOBODY | {"fio": "Будущий Олег Олегович", "born": "01.02.2033"}
LIST_FILE = xlsx(TEACHER, CHILD, TEEN, NOBODY, SAID, AHEAD)


async def sends(curator: Person, *people: Cells) -> None:
    """Open the chat and send a list."""
    await curator.says("/start")
    await curator.sends_file("список.xlsx", xlsx(*people))


async def names_in(here: Town) -> list[str]:
    """The names of everybody who is written down, the curator left out."""
    async with here.app.storage.read(here.app.organisation) as tx:
        people = [each for each in await tx.people.all() if each.bracket is not None]
        return sorted(person.name or "?" for person in people)


async def test_a_list_comes_in_once(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        curator = here.curator
        await curator.says("/start")
        await curator.presses_data(MoreOfPeople().pack())
        await curator.presses("Загрузить списком")
        await curator.presses("Взять шаблон")
        heads = read(curator.documents[-1].content)
        assert heads[0][:3] == ("Роль", "ФИО", "Дата рождения")
        await curator.sends_file("шаблон.xlsx", curator.documents[-1].content)
        assert curator.sees("пока никого нет")  # its hints are nobody

        await curator.sends_file("список.xlsx", LIST_FILE)
        for words in (
            "2 новых человека",
            "1 без согласия",
            "1 от 14 до 17",
            "2 строки с ошибками",
        ):
            assert curator.sees(words), curator
        assert await names_in(here) == []
        await curator.presses("Показать ошибки")
        assert read(curator.documents[-1].content)[1:] == [
            (6, "№ согласия", "Нужен номер подписанного листа: слова согласием не считаются."),
            (7, "Дата рождения", "Этот день ещё не наступил."),
        ]
        await curator.presses("К списку")
        preview = curator.screen
        await curator.presses("Загрузить 4")
        assert curator.sees("Список загружен")
        await curator.presses("Загрузить 4", on=preview)
        await here.repeats_last_update()
        assert curator.sees("Список загружен")
        assert await names_in(here) == ["?", "Белова Ева Ильинична", "Орлова Анна Викторовна"]
        await _what_is_kept(here)
        await _codes_lead_back(here, curator)


async def test_more_faults_than_are_listed_are_counted(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        curator = here.curator
        await curator.says("/start")
        unborn = [TEACHER | {"born": "01.02.2033"}] * (MOST_FAULTS + 100)
        await curator.sends_file("список.xlsx", xlsx(*unborn))
        await here.restarts()
        await curator.presses("Показать ошибки")
        assert curator.sees("Показаны первые 2 000 из 2 100"), curator
        assert len(read(curator.documents[-1].content)) == MOST_FAULTS + 1


async def _what_is_kept(here: Town) -> None:
    """Whoever signed is a person with their proof; of the others nothing personal is here."""
    for file in tmp_files(here):
        for hidden in ("Тайная", "Котов", "Словов", "Разобраться", "9001234567"):
            assert hidden.encode() not in file.read_bytes(), (file, hidden)
    async with here.app.storage.read(here.app.organisation) as tx:
        people = {person.name: person for person in await tx.people.all()}
        child, teen = people["Белова Ева Ильинична"], people[None]
        assert (await missing(tx, child), await missing(tx, teen)) == ((), ("C3",))
        standing = await tx.consents.standing(child.id)
        paper = standing.last[MINOR].paper
        assert paper is not None
        assert (paper.number, paper.kept_at, child.bracket) == (
            "2/26", "сейф, кабинет 12", Bracket.FROM_10,
        )  # fmt: skip
        assert [each.relation for each in await tx.guardians.of_child(child.id)] == ["mother"]
        [side] = await tx.participations.of(child.id)
        assert (side.profile["class_group"], side.told) == ("6А", "list")
        assert people["Орлова Анна Викторовна"].phone == "+79001234567"


def tmp_files(here: Town) -> list[Path]:
    """The files of the database."""
    file = Path(here.url.removeprefix("sqlite:///"))
    return [each for each in file.parent.glob(f"{file.name}*") if each.is_file()]


async def _codes_lead_back(here: Town, curator: Person) -> None:
    """The same file changes nothing; a row with its code and a sheet becomes a person."""
    await curator.presses("Взять список с кодами")
    sent, back = LIST_FILE, curator.documents[-1].content
    codes = {row[1]: row[12] for row in read(back) if row[12]}
    assert list(codes) == ["ФИО", TEEN["fio"], NOBODY["fio"]]
    for again in (sent, back):
        await curator.sends_file("список.xlsx", again)
        assert curator.sees("4 уже записаны")
        assert not curator.sees("Загрузить ")
    await sends(curator, NOBODY | signed("9/26") | {"code": str(codes[NOBODY["fio"]])}, TEACHER)
    assert curator.sees("1 новый человек")
    assert curator.sees("1 уже записан")
    await curator.presses("Загрузить 1")
    assert "Тайная Вера Павловна" in await names_in(here)


async def test_a_killed_import_goes_on_behind_its_last_chunk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [
        TEACHER | {"fio": f"Орлова{letter} Анна"} | signed(f"{number}/26")
        for number, letter in enumerate("абвгд")
    ]
    chunks: list[int] = []

    async def dies_in_the_second(
        tx: UnitOfWork, house: House, rows: Sequence[Row], order: Order
    ) -> Counts:
        counts = await take_in(tx, house, rows, order)
        chunks.append(len(rows))
        if len(chunks) == 2:
            raise asyncio.CancelledError
        return counts

    monkeypatch.setattr(bot.importing, "CHUNK", 2)
    monkeypatch.setattr(bot.importing, "take_in", dies_in_the_second)
    async with town(tmp_path) as here:
        await sends(here.curator, *people)
        await here.curator.presses("Загрузить 5")
        assert len(await names_in(here)) == 2  # the chunk in hand is undone as a whole
        await here.restarts()
        assert chunks == [2, 2, 2, 1]
        assert len(await names_in(here)) == 5
        assert here.curator.sees("5 новых человек")


async def test_a_file_of_no_use_gets_one_sentence(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        curator = here.curator
        await curator.says("/start")
        await curator.sends_file("список.xlsm", xlsx(TEACHER))
        assert curator.sees("В файле макросы")
        await curator.sends_file("цены.csv", "цена;товар\n1;гвозди".encode())
        assert curator.sees("Не нахожу столбцы: Роль, ФИО")
        large = {"file_id": "f", "file_unique_id": "u", "file_size": 30 * 1024 * 1024}
        await curator.sends(document=large | {"file_name": "список.xlsx"})
        assert curator.sees("больше 20 МБ")
        await curator.sends_file("список.xlsx", bytes(21 * 1024 * 1024))
        assert curator.sees("больше 20 МБ")
        await here.person(77).says("/start")
        await here.person(77).sends_file("список.xlsx", xlsx(TEACHER))
        assert not here.person(77).sees("список")
        assert await names_in(here) == []


async def test_a_press_of_another_or_after_the_end_changes_nothing(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await sends(here.curator, TEACHER)
        stranger = here.person(77)
        await stranger.says("/start")
        for press in (TakeList(number=1), ShowList(number=1)):
            await stranger.presses_data(press.pack())
            assert not stranger.sees("Список")
        preview = here.curator.screen
        await here.curator.presses("Отменить загрузку")
        assert here.curator.sees("Загрузка отменена")
        await here.restarts()
        await here.curator.presses("Загрузить 1", on=preview)
        assert here.curator.sees("Загрузка отменена")
        assert await names_in(here) == []


async def test_who_looks_alike_is_asked_and_never_merged_unasked(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        curator = here.curator
        for people in ((TEACHER,), (TEACHER | signed("7/26"),), (TEACHER | signed("8/26"),)):
            await sends(curator, *people)
            await curator.presses("Загрузить 1")
        assert await names_in(here) == ["Орлова Анна Викторовна"] * 3
        await curator.presses("Кто на кого похож")
        rows = curator.screen
        await curator.presses("Орлова", on=rows)
        await curator.presses("Разные люди")
        assert curator.sees("больше спрашивать не буду")
        await curator.presses("Все похожие")
        await curator.presses("Орлова")
        asked = curator.screen
        await curator.presses("Это один человек")
        await curator.presses("Да, один человек")
        assert curator.sees("теперь это одна запись")
        await curator.presses_data(SettleTwo(number=2, same=True, sure=True).pack(), asked)
        assert len(await names_in(here)) == 2
        async with here.app.storage.read(here.app.organisation) as tx:
            histories = await tx.consents.histories()
        assert sum(len(records) for records in histories.values()) >= 3  # proof stays with its id


async def test_who_came_by_the_list_and_then_in_person_becomes_one(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        known = {"fio": "кузнецова мария петровна", "born": "14.03.1996", "position": "учитель"}
        await sends(here.curator, TEACHER | known)
        await here.curator.presses("Загрузить 1")
        maria = here.person(2001)
        await joins(maria)
        await here.curator.says("/menu")
        await here.curator.presses_data(Lookalikes().pack())
        await here.curator.presses("Кузнецова")
        assert here.curator.sees("без мессенджера")
        await here.curator.presses("Это один человек")
        await here.curator.presses("Да, один человек")
        async with here.app.storage.read(here.app.organisation) as tx:
            [person] = [each for each in await tx.people.all() if each.name]
            sides = {each.side: each.told for each in await tx.participations.of(person.id)}
            account = await tx.people.account_of(person.id)
            assert await tx.desk.open_tasks() == []
        assert sides == {Side.MENTOR: "list", Side.MENTEE: None}
        assert account is not None
        assert account.external_id == 2001
        await maria.says("/profile")
        assert maria.sees("Кузнецова"), maria


async def test_a_match_may_be_said_to_be_the_same_person(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await sends(here.curator, TEACHER)
        await here.curator.presses("Загрузить 1")
        await sends(here.curator, TEACHER | {"phone": "8 900 765-43-21"} | signed("7/26"))
        assert here.curator.sees("1 похож на записанного")
        await here.curator.presses("Это те же люди")
        assert here.curator.sees("1 изменение")
        await here.curator.presses("Загрузить 1")
        assert await names_in(here) == ["Орлова Анна Викторовна"]
        async with here.app.storage.read(here.app.organisation) as tx:
            assert [each.phone for each in await tx.people.all() if each.name] == ["+79007654321"]
