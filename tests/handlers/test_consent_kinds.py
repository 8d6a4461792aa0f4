"""Each purpose is asked by itself; a no changes nothing else; what ends, ends at once."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from docx import Document
from openpyxl import load_workbook

from mentoring.consent import DISTRIBUTION, LABOUR, MINOR, PARTICIPATION, Paper
from mentoring.consent_proof import note_paper
from mentoring.consent_texts import publish_default
from mentoring.consents import active_text, give, refuse
from mentoring.matching import verdict_on
from mentoring.office import TaskKind
from mentoring.pairs import PairState
from mentoring.people import Actor, Channel
from mentoring.ports import UnitOfWork
from mentoring.setting_up import set_up
from mentoring.suitability import Bar, Misfit
from tests.handlers.applicants import MENTOR, answers_everything, consents, joins
from tests.handlers.college import College
from tests.handlers.families import CHILD, MOTHER, agrees, new_code, waits_for_parent
from tests.talk import MONDAY, Town, town


async def acting(tx: UnitOfWork, number: int) -> Actor:
    """Return who acts through a phone."""
    found = await tx.people.actor_at(Channel.TELEGRAM, number)
    assert found is not None
    return found


async def open_tasks(here: Town) -> list[TaskKind]:
    async with here.app.storage.read(here.app.organisation) as tx:
        return [task.kind for task in await tx.desk.open_tasks()]


async def test_a_mentor_is_asked_one_purpose_after_another_and_a_no_is_free(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as here:
        ivan = here.person(1001)
        await consents(ivan, MENTOR)
        await answers_everything(ivan)
        await ivan.presses("Отправить анкету")
        assert ivan.sees("Согласие на показ карточки другим организациям")
        assert ivan.sees("при любом ответе остальное не изменится")
        first = ivan.screen
        await ivan.presses("Даю согласие", on=first)
        assert ivan.sees("Согласие на публикацию рассказа о практике")
        await here.restarts()
        await ivan.presses("Ничего не публиковать", on=ivan.screen)
        assert ivan.sees("хорошо, без этого")
        assert ivan.sees("Согласие остаться в базе наставников")
        await ivan.presses("Даю согласие")
        assert ivan.sees("Готовность быть наставником коллег")
        await ivan.presses("Спасибо, нет")
        assert ivan.sees("Больше ничего не меняется")
        await ivan.says("/consent")
        assert ivan.sees("1. Участие: дано 23 ноября 2026 года, редакция 1")
        assert ivan.sees("Публикация: не дано, ответ от 23 ноября 2026 года")
        assert ivan.sees("редакция 1, до 23 ноября 2029 года")
        assert "Наставничество над коллегами: не дано" in ivan.screen.text
        await ivan.presses("Прочитать и дать", on=ivan.screen)
        assert ivan.sees("Редакция 1 от 23 ноября 2026 года")
        await ivan.says("/profile")
        assert ivan.sees("заявка отправлена")


async def test_a_no_to_labour_closes_colleagues_only_and_a_revoked_publication_is_a_task(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович")
        mentee = await college.mentee("Кузнецова Мария Петровна")
        async with here.app.storage.work(here.app.organisation) as tx:
            ivan = await acting(tx, mentor.phone.number)
            await refuse(tx, ivan, await active_text(tx, "ru", LABOUR))
            await give(
                tx, ivan, await active_text(tx, "ru", DISTRIBUTION), ("name", "site", "closed")
            )
        async with here.app.storage.read(here.app.organisation) as tx:
            _, verdict = await verdict_on(tx, mentee.participation, mentor.participation)
            assert isinstance(verdict, Misfit)
            assert verdict.bars == (Bar.NOT_COLLEAGUES,)
        await mentor.phone.says("/consent")
        row = next(
            b for b in mentor.phone.screen.buttons if b.endswith("Отозвать") and b[0] != "1"
        )
        await mentor.phone.presses(row)
        assert mentor.phone.sees("Куратор снимет опубликованное")
        sure = mentor.phone.screen
        await mentor.phone.presses("Да, отозвать", on=sure)
        await mentor.phone.presses("Да, отозвать", on=sure)
        assert (await open_tasks(here)).count(TaskKind.TAKE_OFF) == 1
        assert mentor.phone.sees("1. Участие: дано")
        assert (await college.participation(mentor)).state == "ready"
        assert (await college.participation(mentee)).state == "ready"


async def test_a_new_purpose_is_asked_anew_and_the_old_consent_stays(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await joins(anna)
        folder = tmp_path / "consents"
        folder.mkdir()
        own = '[ru]\ntitle = "Новое"\nsummary = "Коротко."\nbody = "Оператор: {organisation}."\n'
        (folder / "c1.toml").write_text(own, encoding="utf-8")
        await here.restarts(consents={"folder": str(folder)})
        anna.forgets()
        await here.moves(days=1)
        assert not anna.sees("Есть вопрос по программе")
        (folder / "c1.toml").write_text("purpose = 2\n" + own, encoding="utf-8")
        await here.restarts()
        await here.moves(days=1)
        assert anna.sees("Есть вопрос по программе наставничества")
        await anna.presses("Открыть")
        assert anna.sees("С тех пор изменилась цель")
        await anna.presses("1. Прочитать и дать")
        assert anna.sees("Редакция 3")
        await anna.presses("Даю согласие")
        await anna.says("/consent")
        assert anna.sees("1. Участие: дано 25 ноября 2026 года, редакция 3")
        await here.curator.says("/menu")
        async with here.app.storage.work(here.app.organisation) as tx:
            said = {"consent_by": "Директор", "consent_on": "2026-11-20"}
            await set_up(tx, await acting(tx, here.curator.number), said)
            text = await tx.consents.text(PARTICIPATION, "ru")
            assert (text.version, text.purpose, text.approved_by) == (4, 2, "Директор")
            assert text.body == "Оператор: Вятский техникум."
        await here.restarts()
        async with here.app.storage.read(here.app.organisation) as tx:
            assert await tx.consents.text(PARTICIPATION, "ru") == text


async def test_an_address_said_later_words_the_consents_anew(tmp_path: Path) -> None:
    """Every shipped text follows, asks nobody anew, and the same address twice changes nothing."""
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        told = {"address": "610000, г. Киров, ул. Лесная, д. 1"}
        async with here.app.storage.work(here.app.organisation) as tx:
            for code in (PARTICIPATION, MINOR):
                await publish_default(tx, code)
            before = await tx.consents.text(MINOR, "ru")
            for _ in range(2):
                await set_up(tx, await acting(tx, here.curator.number), told)
            for code in (PARTICIPATION, MINOR):
                text = await tx.consents.text(code, "ru")
                assert f"адрес: {told['address']}." in text.body
                assert (text.version, text.purpose) == (2, before.purpose)
        assert "{" not in before.body


async def test_a_sheet_runs_out_is_spoken_of_before_and_ends_by_itself(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович")
        mentee = await college.mentee("Кузнецова Мария Петровна")
        await college.announces(mentor, mentee)
        paper = Paper(number="12", dated_on=date(2026, 11, 20), kept_at="сейф 3")
        async with here.app.storage.work(here.app.organisation) as tx:
            actor = await acting(tx, here.curator.number)
            until = MONDAY.date() + timedelta(days=40)
            noted = [
                await note_paper(tx, actor, mentee.person, PARTICIPATION, paper, until=until)
                for _ in range(2)
            ]
            assert noted == [True, False]
        await mentee.phone.says("/consent")
        assert mentee.phone.sees("на бумаге, № 12 от 20 ноября 2026 года, до 2 января 2027 года")
        mentee.phone.forgets()
        await here.moves(days=9)
        assert not mentee.phone.sees("Есть вопрос по программе")
        await here.moves(days=2)
        assert mentee.phone.sees("Есть вопрос по программе")
        await here.moves(days=1)
        assert (await open_tasks(here)).count(TaskKind.CONSENT_EXPIRES) == 1
        await here.moves(days=30)
        [pair] = await college.pairs()
        assert pair.state is PairState.ON_HOLD
        assert TaskKind.CONSENT_REVOKED in await open_tasks(here)


async def test_a_curator_takes_the_register_and_the_act(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna, olga = here.person(1001), here.curator
        await olga.says("/menu")
        await joins(anna)
        await anna.says("/mydata")
        await anna.presses("Удалить всё")
        await anna.presses("Да, удалить всё")
        await olga.says("/consent")
        await olga.presses("Реестр согласий")
        book = load_workbook(BytesIO(olga.documents[-1].content))
        rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
        assert [(row[2], row[3], row[7]) for row in rows] == [
            ("C1 Участие", "дано", "в чате"),
            ("C1 Участие", "отозвано", "вместе с просьбой удалить данные"),
        ]
        noon = MONDAY.astimezone(ZoneInfo("Europe/Moscow"))
        assert [(row[5].date(), row[6]) for row in rows] == [(noon.date(), f"{noon:%H:%M}")] * 2
        assert "Кузнецова" not in str(rows)
        await olga.says("/consent")
        await olga.presses("Акты об уничтожении")
        await olga.presses("Акт № 1 от 23 ноября 2026 года")
        paper = Document(BytesIO(olga.documents[-1].content))
        words = "\n".join(p.text for p in paper.paragraphs)
        words += "\n".join(c.text for t in paper.tables for r in t.rows for c in r.cells)
        assert "Вятский техникум" in words
        assert "Требование субъекта данных" in words
        assert "фамилия, имя, отчество, дата рождения" in words
        assert "Кузнецова" not in words
        await anna.presses_data("csa:1")
        assert not anna.documents
        await anna.presses_data("csx:1")
        assert not anna.documents


async def test_a_parent_reads_gives_and_revokes_for_the_child_and_for_no_other(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as here:
        child, mother, stranger = (here.person(n) for n in (CHILD, MOTHER, 3001))
        await waits_for_parent(child)
        await here.curator.says("/start")
        await agrees(mother, await new_code(here))
        await child.presses("Открыть")
        asked = child.screen
        await child.presses("Нет", on=asked)
        assert child.sees("Хорошо, на этом остановимся")
        assert TaskKind.MINOR_REFUSED in await open_tasks(here)
        await child.presses("Да, участвую", on=asked)
        await joins(stranger)
        await mother.says("/consent")
        assert mother.sees("К-001")
        assert mother.sees("Участие, согласие представителя: дано 23 ноября 2026 года")
        n = next(b for b in mother.screen.buttons if b.endswith("Отозвать"))[0]
        async with here.app.storage.read(here.app.organisation) as tx:
            [guardian] = await tx.guardians.all()
        for press in (f"csr:1:C1:{guardian.child_id}", f"csr:1:C2:{guardian.child_id + 5}"):
            await mother.presses_data(press)
            assert mother.sees("открыт другим"), press
        await stranger.presses_data(f"csr:1:C2:{guardian.child_id}")
        assert stranger.sees("открыт другим")
        await mother.says("/consent")
        await mother.presses(f"{n}. Отозвать")
        await here.restarts()
        await mother.presses("Да, отозвать")
        assert mother.sees("Участие, согласие представителя: отозвано 23 ноября 2026 года")
        assert TaskKind.CONSENT_REVOKED in await open_tasks(here)
        await child.says("/profile")
        assert not child.sees("Как тебя зовут")
        await mother.says("/consent")
        await mother.presses(f"{n}. Прочитать и дать")
        await mother.presses("Даю согласие")
        await mother.says("/consent")
        assert mother.sees("Участие, согласие представителя: дано 23 ноября 2026 года")
