"""Labour papers and orders as their people see them: own data, a readiness taken back, codes."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from mentoring.consent import LABOUR
from mentoring.consents import active_text, give, revoke
from mentoring.labour import StoppedBy
from mentoring.labour_papers import enter_papers
from mentoring.office import TaskKind
from mentoring.people import Channel
from tests.handlers.college import College
from tests.storage.test_deciding import TERMS
from tests.talk import CURATOR, town

CODES: dict[str, object] = {"pseudonymous": True}
SURNAMES = ("Яковлев", "Кузнецова")


async def test_own_data_name_the_papers_and_the_last_day_of_work(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        ivan = await College(here).mentor("Яковлев Иван Олегович")
        async with here.app.storage.work(here.app.organisation) as tx:
            curator = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
            mentor = await tx.people.actor_at(Channel.TELEGRAM, ivan.phone.number)
            assert curator is not None
            assert mentor is not None
            await enter_papers(tx, curator, ivan.participation, TERMS)
            await give(tx, mentor, await active_text(tx, "ru", LABOUR))
        async with here.app.storage.work(here.app.organisation) as tx:
            assert await revoke(tx, mentor, LABOUR)
        async with here.app.storage.read(here.app.organisation) as tx:
            papers = await tx.labour.of(ivan.participation)
            tasks = [task.kind for task in await tx.desk.open_tasks()]
        assert papers is not None
        assert papers.stopped_by is StoppedBy.MENTOR
        assert papers.stops_on is not None
        assert papers.stops_on > here.clock.now().date()
        assert TaskKind.LABOUR_REVOKED in tasks
        await ivan.phone.says("/mydata")
        await ivan.phone.presses("Получить файлом")
        files = {each.file: each.content for each in ivan.phone.documents}
        told = files["mydata.txt"].decode()
        assert "Согласие № 5" in told
        assert "разбор уроков" in told
        assert '"consent_number": "5"' in files["mydata.json"].decode()


@pytest.mark.long
async def test_an_order_in_a_chat_without_names_holds_codes(tmp_path: Path) -> None:
    async with town(tmp_path, privacy=CODES) as here:
        await here.curator.says("/menu")
        college, olga = College(here), here.curator
        ivan = await college.mentor("Яковлев Иван Олегович")
        await college.announces(ivan, await college.mentee("Кузнецова Мария Петровна"))
        await olga.says("/pairs")
        await olga.presses("Приказ на пары · 1")
        await olga.presses("Скачать проект приказа")
        assert olga.sees("Вместо имён"), olga
        paper = Document(BytesIO(olga.documents[-1].content))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        said = "\n".join([*(each.text for each in paper.paragraphs), *cells])
        assert not any(name in said for name in SURNAMES)
        assert "У-0" in said


@pytest.mark.long
async def test_the_card_of_six_leads_to_its_people_and_stays_short(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        college, olga = College(here), here.curator
        ivan = await college.mentor("Яковлев Иван Олегович", capacity=6)
        six = [await college.mentee(f"Учеников{n} Пётр Ильич") for n in "абвгде"]
        await college.announces(ivan, *six)
        await olga.presses_data("pac:1")
        assert len(olga.screen.rows) <= 8, olga
        card = olga.screen
        await olga.presses("Участники · 7")
        assert olga.sees("Пара № 1: участники"), olga
        await olga.presses("Учениковг П. И.")
        assert olga.sees("Учениковг Пётр Ильич"), olga
        await here.restarts()
        await olga.presses("Участники · 7", on=card)
        await olga.presses("Назад")
        assert olga.sees("Участники · 7"), olga
        await six[0].phone.presses_data("pmb:1")
        assert not six[0].phone.sees("участники"), six[0].phone
