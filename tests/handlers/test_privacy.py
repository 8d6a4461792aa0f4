"""One's own data: look, take away, erase; nobody else's data in it."""

import json
from pathlib import Path

from mentoring.people import Channel, StaffRole
from tests.handlers.applicants import comes_to_consent, joins
from tests.handlers.college import College
from tests.talk import town


async def test_before_consent_only_four_things_are_stored(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001, name="Анна Телеграмовна")
        await comes_to_consent(anna)
        await anna.says("/mydata")
        assert anna.sees("Номер в мессенджере: 1001, язык: ru, с 23 ноября 2026 года")
        assert anna.sees("Роль: наставляемый, возраст: 18 и старше")
        assert anna.sees("0 ответов, 0 пар, 0 встреч, 0 записей о согласии")
        assert not anna.sees("Телеграмовна")


async def test_the_data_come_as_a_text_and_as_json(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await joins(anna)
        await anna.says("/mydata")
        assert anna.sees("Имя: Кузнецова Мария Петровна")
        assert anna.sees("Дата рождения: 14 марта 1996 года")
        await anna.presses("Получить файлом")
        files = {shown.file: shown.content for shown in anna.documents}
        assert set(files) == {"mydata.txt", "mydata.json"}
        text = files["mydata.txt"].decode()
        assert "Запрос: Увереннее вести практические занятия" in text
        assert "Удобное время: ср: день; чт: утро" in text
        facts = json.loads(files["mydata.json"])
        assert facts["person"]["name"] == "Кузнецова Мария Петровна"
        assert facts["participations"][0]["profile"]["subjects"] == ["Математика"]


async def test_roles_asked_for_and_where_to_complain_are_told(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        igor = here.person(1001)
        await joins(igor)
        async with here.app.storage.work(here.app.organisation) as tx:
            actor = await tx.people.actor_at(Channel.TELEGRAM, 1001)
            assert actor is not None
            await tx.invitations.ask_role(None, actor.account.id, StaffRole.HEAD, tx.now)
        await igor.says("/mydata")
        assert igor.sees("Роскомнадзор: rkn.gov.ru"), igor
        await igor.presses("Получить файлом")
        files = {shown.file: shown.content.decode() for shown in igor.documents}
        assert "Запрошенные роли: 1" in files["mydata.txt"]
        assert "rkn.gov.ru" in files["mydata.txt"]
        [asked] = json.loads(files["mydata.json"])["role_requests"]
        assert (asked["role"], asked["granted"]) == ("head", None)


async def test_erasing_takes_two_taps_and_leaves_only_the_proof(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await here.curator.says("/menu")
        await joins(anna)
        await anna.says("/mydata")
        await anna.presses("Удалить всё")
        assert anna.sees("Удалить всё?")
        await anna.presses("Да, удалить всё")
        assert anna.sees("Всё удалено")
        await anna.says("/mydata")
        assert not anna.sees("Кузнецова")
        assert anna.sees("0 ответов")
        await anna.says("/start")
        assert anna.sees("Начать")


async def test_a_doubled_erasure_is_answered_the_same(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await joins(anna)
        await anna.says("/mydata")
        await anna.presses("Удалить всё")
        sure = anna.screen
        await anna.presses("Да, удалить всё", on=sure)
        await anna.presses("Да, удалить всё", on=sure)
        assert anna.sees("Всё удалено")


async def test_a_curator_hands_over_first(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/mydata")
        assert "Удалить всё" not in here.curator.screen.buttons
        await here.curator.presses("Сложить роль")
        assert here.curator.sees("Куратор передаёт дела")


async def test_the_readable_file_speaks_in_words(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await joins(anna)
        async with here.app.storage.work(here.app.organisation) as tx:
            [mentee] = await tx.participations.all()
            profile = {**mentee.profile, "deficits": ["assessment"]}
            answered = {**profile, "deficit_scale:assessment": 8}
            await tx.participations.submit(mentee.id, answered, 0, tx.now)
        await anna.says("/mydata")
        await anna.presses("Получить файлом")
        text = next(each.content for each in anna.documents if each.file == "mydata.txt").decode()
        assert "Насколько трудно (Оценивание): 8" in text
        assert "Дата рождения: 14 марта 1996 года" in text
        assert "1996-03-14" not in text


async def test_the_file_tells_of_calls_for_help_and_what_curators_did(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович")
        mentee = await college.mentee("Кузнецова Мария Петровна")
        other = await college.mentee("Лебедев Олег Иванович")
        await college.announces(mentor, mentee)
        await mentee.phone.says("/pair")
        await mentee.phone.presses("Нужна помощь")
        await mentee.phone.presses("Да, подождёт")
        await mentee.phone.says("/mydata")
        await mentee.phone.presses("Получить файлом")
        files = {each.file: each.content.decode() for each in mentee.phone.documents}
        text = files["mydata.txt"]
        assert "Просьбы о помощи: 1" in text
        assert "23 ноября 2026 года: пара объявлена" in text
        assert "Яковлев" not in text
        facts = json.loads(files["mydata.json"])
        [asked] = facts["requests_for_help"]
        assert asked["asked_at"].startswith("2026-11-23")
        assert "announce" in [each["verb"] for each in facts["journal"]]
        assert "by" not in facts["journal"][0]
        await other.phone.says("/mydata")
        await other.phone.presses("Получить файлом")
        theirs = {each.file: each.content.decode() for each in other.phone.documents}
        assert "Просьбы о помощи" not in theirs["mydata.txt"]
