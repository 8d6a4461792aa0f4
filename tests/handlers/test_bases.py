"""The bases are taken away in the usual columns, with names or with codes; who did it is known."""

import csv
from asyncio import create_subprocess_exec
from collections.abc import AsyncIterator, Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from mentoring.milestones import close_step
from mentoring.people import StaffRole
from mentoring.steps import StepKind
from tests.handlers.college import College, Somebody
from tests.talk import CURATOR, Town, town
from tests.telegram_shapes import Shown

MENTEES = (
    "№ п/п",
    "ФИО наставляемого",
    "Контактные данные для связи (для несовершеннолетнего – представителя)",
    "Год (дата) рождения",
    "Основной запрос наставляемого",
    "Дата вхождения в программу",
    "ФИО наставника",
    "Форма наставничества",
    "Место работы / учёбы наставника",
    "Дата завершения программы",
    "Результаты программы",
    "Ссылка на кейс / отзыв",
    "Отметка о прохождении программы",
    "Класс, курс, группа или должность",
    "Категория",
    "Ролевая модель",
    "Модель",
    "Согласие",
    "Статус",
    "Организация",
)
MENTORS = (
    "№ п/п",
    "ФИО наставника",
    "Контактные данные для связи",
    "Место работы / учёбы",
    "Основные компетенции",
    "Важные для программы достижения",
    "Интересы",
    "Желаемый возраст наставляемых",
    "Ресурс времени на программу",
    "Дата вхождения в программу",
    "ФИО наставляемого (наставляемых)",
    "Форма наставничества",
    "Место работы / учёбы наставляемого",
    "Дата завершения программы",
    "Результаты программы",
    "Ссылка на кейс / отзыв",
    "Собеседование (дата, итог)",
    "Обучение (программа, дата)",
    "Допуск проверен",
    "Согласие работника по ТК (№, дата)",
    "Разрешение для других организаций",
    "Долгосрочная база",
)
EVIL = "=СУММ(A1) Мария Петровна"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


@pytest.fixture
def college(here: Town) -> College:
    return College(here)


async def peopled(college: College, here: Town) -> Somebody:
    """Let a pair work, somebody be born and put into a category, and an evil name be there."""
    maria = await college.mentee("Кузнецова Мария Петровна", position="teacher")
    ivan = await college.mentor(
        "Яковлев Иван Олегович", org_place="Завод «Маяк»", competences=["methods", "=Резьба"]
    )
    await college.announces(ivan, maria)
    await college.mentee(EVIL, request_text="-1+1", approved=False)
    async with here.app.storage.work(here.app.organisation) as tx:
        person = await tx.people.person(maria.person)
        assert person is not None
        await tx.people.save_person(person.model_copy(update={"birth_date": date(1996, 3, 14)}))
        await close_step(tx, None, maria.participation, StepKind.CATEGORY, value="young")
    return maria


async def test_the_bases_are_taken_with_names_with_codes_and_as_plain_text(
    college: College, here: Town
) -> None:
    maria = await peopled(college, here)
    olga = here.curator
    await olga.says("/people")
    await olga.presses("Ещё")
    await olga.presses("Выгрузить базы")
    await olga.presses("С именами · Excel")
    assert olga.sees("Базы · 2 наставляемых, 1 наставник")
    assert olga.sees("записана в журнал")
    for press in ("pst:0:", "pst:0:mentees", "pst:0:mentors", "pst:1:mentees"):
        await olga.presses_data(press)
    named, *coded, plain = olga.documents
    stands_in_the_usual_columns(named)
    tells_nobody(coded, maria)
    calculates_nothing(plain)


def stands_in_the_usual_columns(document: Shown) -> None:
    """Check the workbook with names."""
    assert document.file == "bases-2026-11-23.xlsx"
    book = load_workbook(BytesIO(document.content))
    assert book.sheetnames == ["База наставляемых", "База наставников", "По категориям"]
    mentees = list(book["База наставляемых"].iter_rows(values_only=True))
    assert mentees[0] == MENTEES
    told = dict(zip(MENTEES, mentees[1], strict=True))
    assert told["ФИО наставляемого"] == "Кузнецова Мария Петровна"
    assert told["Год (дата) рождения"].date() == date(1996, 3, 14)
    assert told["ФИО наставника"] == "Яковлев Иван Олегович"
    assert told["Место работы / учёбы наставника"] == "Завод «Маяк»"
    assert told["Категория"] == "молодой специалист"
    assert told["Форма наставничества"]
    assert told["Модель"]
    assert "C1" in told["Согласие"]
    assert "23.11.2026" in told["Согласие"]
    evil = book["База наставляемых"]["B3"]
    assert (evil.value, evil.data_type, evil.quotePrefix) == (EVIL, "s", True)
    assert book["База наставляемых"]["F2"].number_format == "[$-419]dd.mm.yyyy"
    mentors = list(book["База наставников"].iter_rows(values_only=True))
    assert mentors[0] == MENTORS
    assert mentors[1][10] == "Кузнецова Мария Петровна"
    by_category = list(book["По категориям"].iter_rows(values_only=True))
    assert [row[:2] for row in by_category[1:]] == [
        ("молодой специалист", 1),
        ("категория не указана", 1),
    ]


def tells_nobody(documents: Sequence[Shown], maria: Somebody) -> None:
    """Check that with codes nobody can be told."""
    book, *texts = documents
    assert book.file == "bases-codes-2026-11-23.xlsx"
    archive = ZipFile(BytesIO(book.content))
    whole = b"".join(map(archive.read, archive.namelist()))
    everything = whole.decode() + "".join(text.content.decode() for text in texts)
    for word in (
        "Кузнецова",
        "Яковлев",
        "СУММ",
        "+7 000",
        "8 000",
        "1996",
        "Маяк",
        "Резьба",
        "Увереннее",
        "-1+1",
    ):
        assert word not in everything, word
    assert f"У-{maria.person:03d}" in everything
    assert "Оценивание" in everything  # what was chosen from a list stays


def calculates_nothing(text: Shown) -> None:
    """Check that plain text opens in Russian Excel, and that nothing in it is a formula."""
    assert text.file == "mentees-2026-11-23.csv"
    assert text.content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in text.content
    rows = list(csv.reader(StringIO(text.content.decode("utf-8-sig")), delimiter=";"))
    assert tuple(rows[0]) == MENTEES
    assert rows[1][3] == "14.03.1996"
    assert rows[1][2].startswith("8 000 ")
    assert (rows[2][1], rows[2][4]) == (f"'{EVIL}", "'-1+1")


async def test_who_looked_and_took_away_is_known(tmp_path: Path) -> None:
    async with town(tmp_path, curators=(CURATOR, 901)) as here:
        college = College(here)
        maria = await peopled(college, here)
        olga, vera = here.curator, here.person(901, name="Вера")
        for _ in range(2):
            await vera.says("/menu")
            await vera.presses_data(f"pca:{maria.participation}")
        await vera.presses_data("pst:1:")
        await olga.says("/people")
        await olga.presses("Ещё")
        await olga.presses("Кто смотрел и выгружал")
        assert olga.sees("карточка: Кузнецова М. П. × 2"), olga
        assert olga.sees("базы с именами")
        await maria.phone.presses_data("psv:0")
        assert not maria.phone.sees("Кто смотрел")
        await maria.phone.presses_data("pst:1:")
        assert not maria.phone.documents


async def test_a_curator_in_the_pair_reads_and_changes_nothing_private(
    college: College, here: Town
) -> None:
    maria = await college.mentee("Кузнецова Мария Петровна", stop_list=["=Громов Пётр"])
    ivan = await college.mentor("Яковлев Иван Олегович")
    async with here.app.storage.work(here.app.organisation) as tx:
        await tx.people.grant(ivan.person, StaffRole.CURATOR, tx.now)
    await ivan.phone.says("/menu")
    await ivan.phone.presses_data(f"pca:{maria.participation}")
    assert not ivan.phone.sees("Громов")  # who mentors anybody reads no stop list
    await college.announces(ivan, maria)
    await ivan.phone.presses_data(f"pca:{maria.participation}")
    assert not ivan.phone.sees("Громов")
    assert ivan.phone.sees("Часть ответов личная")
    await ivan.phone.presses("Исправить ответы")
    assert ivan.phone.sees("Вы в одной паре")
    olga = here.curator
    await olga.presses_data(f"pca:{maria.participation}")
    assert olga.sees("Громов")
    await ivan.phone.presses_data("psv:0")
    assert ivan.phone.sees("× 2"), ivan.phone  # own looks only
    assert len([line for line in ivan.phone.screen.text.split("\n") if "карточка" in line]) == 1


async def opens(*command: str) -> None:
    """Let LibreOffice open a file and write what it has read."""
    process = await create_subprocess_exec(*command)
    assert await process.wait() == 0


@pytest.mark.slow
async def test_libreoffice_opens_the_files_and_calculates_nothing(
    college: College, here: Town, tmp_path: Path, soffice_path: str
) -> None:
    await peopled(college, here)
    olga = here.curator
    await olga.says("/menu")
    for press in ("pst:1:", "pst:1:mentees", "pst:0:"):
        await olga.presses_data(press)
    for document in olga.documents:
        (tmp_path / str(document.file)).write_bytes(document.content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    every_sheet = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
    as_russian = "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1049,false,true"
    office, to = [soffice_path, profile, "--headless"], ["--outdir", str(tmp_path / "out")]
    books = [str(tmp_path / f"bases{which}-2026-11-23.xlsx") for which in ("", "-codes")]
    plain = str(tmp_path / "mentees-2026-11-23.csv")
    await opens(*office, "--convert-to", every_sheet, *to, *books)
    await opens(*office, as_russian, "--convert-to", "xlsx", *to, plain)
    base = tmp_path / "out" / "bases-2026-11-23-База наставляемых.csv"
    rows = list(csv.reader(StringIO(base.read_text(encoding="utf-8")), delimiter=";"))
    assert tuple(rows[0]) == MENTEES
    assert rows[1][3] == "14.03.1996"
    assert rows[2][1] == EVIL
    assert rows[2][4] == "-1+1"
    assert len(list((tmp_path / "out").glob("bases-2*.csv"))) == 3
    coded = tmp_path / "out" / "bases-codes-2026-11-23-База наставляемых.csv"
    rows = list(csv.reader(StringIO(coded.read_text(encoding="utf-8")), delimiter=";"))
    assert len(rows) == 3
    assert any(cell.startswith("У-") for cell in rows[1])
    for each in (tmp_path / "out").glob("bases-codes-*.csv"):
        assert "Кузнецова" not in each.read_text(encoding="utf-8")
    opened = load_workbook(tmp_path / "out" / "mentees-2026-11-23.xlsx").active
    assert opened is not None
    read = [[cell.value for cell in row] for row in opened.iter_rows()]
    assert tuple(read[0]) == MENTEES
    assert all(cell.data_type != "f" for row in opened.iter_rows() for cell in row)
    assert "СУММ(A1)" in str(read[2][1])
