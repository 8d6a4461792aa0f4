"""The consent: a message of its own, a polite no, two taps to take it back."""

from datetime import date
from pathlib import Path

from mentoring.consent import PARTICIPATION
from mentoring.consent_texts import publish_default_texts
from tests.handlers.applicants import comes_to_consent, consents, joins
from tests.talk import town


async def test_the_consent_is_a_message_of_its_own_with_text_version_and_date(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await anna.says("/start")
        welcome = anna.screen
        await anna.presses("Начать")
        await anna.presses("Мне нужен наставник")
        await anna.presses("18 и старше")
        assert anna.screen.id != welcome.id
        assert anna.sees("Оператор: Вятский техникум")
        assert anna.sees("Редакция 1 от 23 ноября 2026 года")
        assert anna.screen.buttons == ["Даю согласие", "Не даю"]


async def test_the_text_stays_in_the_chat_after_a_yes(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await comes_to_consent(anna)
        asked = anna.screen
        await anna.presses("Даю согласие")
        kept = next(shown for shown in anna.screens if shown.id == asked.id)
        assert "Согласие дано 23 ноября 2026 года" in kept.text
        assert "Оператор: Вятский техникум" in kept.text
        assert kept.buttons == []
        assert anna.sees("Как Вас зовут?")


async def test_a_no_ends_politely_and_start_begins_anew(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await comes_to_consent(anna)
        await anna.presses("Не даю")
        assert anna.sees("без согласия дальше не идём")
        await anna.says("/mydata")
        assert anna.sees("Роль: —, возраст: —")
        await anna.says("/start")
        await anna.presses("Начать")
        assert anna.sees("Мне нужен наставник")


async def test_a_doubled_yes_is_one_consent(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await comes_to_consent(anna)
        asked = anna.screen
        await anna.presses("Даю согласие", on=asked)
        await anna.presses("Даю согласие", on=asked)
        assert anna.sees("Как Вас зовут?")
        await anna.says("/mydata")
        assert anna.sees("1 запись о согласии")


async def test_revoking_takes_two_taps_and_tells_the_curator_neutrally(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await here.curator.says("/menu")
        await joins(anna)
        await anna.says("/consent")
        assert anna.sees("1. Участие: дано 23 ноября 2026 года, редакция 1")
        await anna.presses("1. Отозвать")
        assert anna.sees("Отозвать согласие?")
        here.curator.forgets()
        await anna.presses("Да, отозвать")
        assert anna.sees("1. Участие: отозвано 23 ноября 2026 года")
        assert anna.sees("до 23 декабря 2026 года")
        assert len(here.curator.news) == 1
        assert "Кузнецова" not in str(here.curator.screen)
        await anna.says("/profile")
        await anna.presses("Изменить ответы")
        assert anna.sees("сначала нужно Ваше согласие")


async def test_a_doubled_revocation_is_one(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await joins(anna)
        await anna.says("/consent")
        await anna.presses("1. Отозвать")
        sure = anna.screen
        await anna.presses("Да, отозвать", on=sure)
        await anna.presses("Да, отозвать", on=sure)
        await anna.says("/mydata")
        assert anna.sees("2 записи о согласии")


async def test_giving_it_again_brings_the_answers_back(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await joins(anna)
        await anna.says("/consent")
        await anna.presses("1. Отозвать")
        await anna.presses("Да, отозвать")
        await here.moves(days=10)
        await anna.says("/consent")
        await anna.presses("1. Прочитать и дать")
        await anna.presses("Даю согласие")
        assert anna.sees("1. Имя: Кузнецова Мария Петровна")
        await anna.presses("Отправить анкету")
        await anna.presses("Мои ответы")
        assert anna.sees("Наставляемый: заявка отправлена")


async def test_an_open_questionnaire_ends_with_the_consent(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await consents(anna)
        question = anna.screen
        await anna.says("/consent")
        await anna.presses("1. Отозвать")
        await anna.presses("Да, отозвать")
        await anna.says("Кузнецова Мария Петровна")
        assert not anna.sees("Когда Вы родились?")
        await anna.presses("Продолжить позже", on=question)
        assert anna.sees("Эта анкета уже закончена")


async def test_a_long_text_comes_as_a_file_with_its_summary(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        async with here.app.storage.work(here.app.organisation) as tx:
            await publish_default_texts(tx)
            text = await tx.consents.text(PARTICIPATION, "ru")
            changes = {"version": 2, "body": text.body * 4, "approved_by": "Директор"}
            approved = {"approved_on": date(2026, 9, 1)}
            await tx.consents.add_text(text.model_copy(update={**changes, **approved}))
        await comes_to_consent(anna)
        assert anna.screen.file == "consent-2.txt"
        assert anna.screen.content.decode().count("Оператор: Вятский техникум") == 4
        assert anna.sees("Утверждено: Директор, 1 сентября 2026 года")
        await anna.presses("Даю согласие")
        assert anna.sees("Как Вас зовут?")


async def test_a_button_of_an_older_version_shows_the_newer_one(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await comes_to_consent(anna)
        async with here.app.storage.work(here.app.organisation) as tx:
            await publish_default_texts(tx, version=2)
        await anna.presses("Даю согласие")
        assert anna.sees("Редакция 2 от")
        await anna.presses("Даю согласие")
        assert anna.sees("Как Вас зовут?")
