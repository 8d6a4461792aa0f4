"""Write the settings file and the questionnaire that a bench runs on."""

from pathlib import Path

from bot.playground.server import Playground

QUESTIONS = 60
ANSWERS = ("Один на один", "В группе", "По вопросу, без графика", "Только онлайн")
TEXT = "Как Вам больше нравится работать? Выберите одно."
CURATOR = 20_000
BUDGET = 28
"""Messages a second that the bot allows itself by default."""
CHAT_BURST = 5


def settings_file(
    folder: Path, playground: Playground, database: str, rate: float, burst: int
) -> Path:
    """Write settings for a bot on the playground; `rate` and `burst` limit its sending."""
    questionnaires = folder / "questionnaires"
    questionnaires.mkdir(exist_ok=True)
    for code in ("me-t", "mr"):
        (questionnaires / f"{code}.toml").write_text(_questionnaire(code), encoding="utf-8")
    file = folder / "bench.toml"
    file.write_text(
        f"""
[telegram]
token = "{playground.token}"
api_url = "{playground.url}"
[database]
url = "{database}"
[organisation]
name = "Техникум"
kind = "college"
timezone = "Europe/Kirov"
[access]
curators = [{CURATOR}]
[cycle]
title = "2026/27"
starts_on = 2026-09-01
ends_on = 2027-06-30
[questionnaires]
folder = "{questionnaires}"
[backup]
dir = "{folder}/backups"
[privacy]
key_file = "{folder}/bench.key"
[pacing]
rate = {rate}
chat_burst = {burst}
[reminders]
quiet_hours = "03:00-03:01"
""",
        encoding="utf-8",
    )
    return file


def _questionnaire(code: str) -> str:
    options = "".join(
        f'  {{ code = "o{n}", text.ru = "{text}", text.en = "{text}" }},\n'
        for n, text in enumerate(ANSWERS)
    )
    steps = "".join(
        f"""
[[steps]]
id = "q{n}"
kind = "choice"
text.ru = "{TEXT}"
text.en = "{TEXT}"
label.ru = "Вопрос {n}"
label.en = "Question {n}"
options = [
{options}]
"""
        for n in range(QUESTIONS)
    )
    head = f'code = "{code}"\nversion = 1\ntitle.ru = "Анкета"\ntitle.en = "Questionnaire"\n'
    return head + steps
