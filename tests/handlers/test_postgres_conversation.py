"""The main line of a programme on PostgreSQL: the same conversation, the same answers."""

from datetime import UTC, datetime
from pathlib import Path

from tests.handlers.test_programme import form_a_pair
from tests.talk import town


async def test_a_programme_runs_on_postgresql(tmp_path: Path, fresh_postgres_url: str) -> None:
    async with town(tmp_path, url=fresh_postgres_url) as here:
        olga, ivan, maria = await form_a_pair(here)
        await ivan.presses("Открыть")
        await ivan.presses("Назначить встречу")
        await here.restarts()
        await ivan.presses("14:00")
        await maria.presses("Подходит")
        await here.moves_to(datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
        assert ivan.sees("Встреча сегодня, в среду, 25 ноября, в 14:00"), ivan
        await here.moves(hours=5)
        for person in (ivan, maria):
            for answer in ("Да", "9", "8"):
                await person.presses(answer)
            assert person.sees("Спасибо"), person
        await olga.says("/report")
        assert olga.sees("Участвуют 2 человека"), olga
        assert olga.sees("Встречи за 30 дней: 1 из 1"), olga
        assert olga.sees("оценили 100 %"), olga
        await olga.says("/pairs")
        assert olga.sees("№ 1"), olga
