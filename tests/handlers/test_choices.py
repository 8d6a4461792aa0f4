"""Choosing from lists made at run time: the school's subjects, people by name."""

from pathlib import Path

from tests.handlers.applicants import MENTEE_ANSWERS, WISH, answers, consents
from tests.handlers.college import College
from tests.talk import town


async def test_a_name_in_own_words_is_left_to_the_curator(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await College(here).mentor("Яковлев Иван Олегович")
        await consents(anna)
        await answers(anna, *MENTEE_ANSWERS[:WISH])
        assert anna.sees("С каким наставником")
        await anna.says("яковлев")
        assert "Яковлев Иван Олегович" in anna.screen.buttons
        await anna.says("Сидоренко")
        assert anna.sees("Такого имени здесь пока нет")
        await anna.presses("Оставить как есть: Сидоренко")
        assert anna.sees("Есть ли кто-то")


async def test_the_schools_subjects_are_offered_page_by_page(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        names = tuple(f"Предмет {n}" for n in range(1, 26))
        async with here.app.storage.work(here.app.organisation) as tx:
            known = await tx.organisations.get()
            await tx.organisations.save(known.model_copy(update={"subjects": names}))
        await consents(anna)
        await answers(anna, *MENTEE_ANSWERS[:4])
        assert anna.sees("☐ Предмет 10")
        assert not anna.sees("Предмет 11")
        await answers(anna, "▸", "Предмет 12", "▸", "Предмет 25")
        assert anna.sees("☑ Предмет 25")
        assert anna.sees("Готово (выбрано: 2)")
        await answers(anna, "Готово")
        assert anna.sees("Когда началась Ваша педагогическая работа?")
        await anna.presses("Назад")
        assert anna.sees("☐ Предмет 1")
