"""The tour: one programme from the last questions to the report, told to a newcomer."""

import re
import subprocess
import sys

import pytest

TITLES = (
    "1. Мария заканчивает анкету",
    "2. Куратор одобряет заявку и предлагает пару",
    "3. Оба соглашаются",
    "4. Куратор объявляет пару",
    "5. Пара договаривается о встрече",
    "6. Бот напоминает за сутки и за два часа",
    "7. После встречи: состоялась ли, помогла ли",
    "8. Пете шестнадцать: сначала согласие родителя",
    "9. После общей встречи: пожелания и план всех пар",
    "10. Отчёт для куратора и директора",
)


@pytest.mark.slow
def test_tour_tells_the_whole_programme() -> None:
    command = [sys.executable, "-m", "bot", "tour"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line for line in lines if re.match(r"\d+\. ", line)] == list(TITLES)
    assert max(map(len, lines)) <= 80
    assert "14:00  Мария: пришло сообщение\n  │ Встреча завтра, в среду" in done.stdout
    assert "Мария нажимает [Подходит]" in done.stdout
    assert "Охват педагогов" in done.stdout
    before, _, after = done.stdout.partition("Анна нажимает [Даю согласие]")
    assert "Петя нажимает [14–17]" in before
    assert "Как тебя зовут?" not in before
    assert "Как тебя зовут?" in after
    assert not re.search(r"</?[a-z]+>|&[a-z]+;", done.stdout)
