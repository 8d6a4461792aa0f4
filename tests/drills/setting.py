"""Write the settings and the questionnaire that the drills run on."""

from dataclasses import dataclass
from pathlib import Path

from bot.playground.server import Playground

QUESTIONS = 150
OPTIONS = ("альфа", "бета", "гамма", "дельта")
KINDS = ("text", "choice", "multi")
CURATOR = 40_000
SECRET = "drill-secret-of-the-webhook"


@dataclass(frozen=True)
class Wanted:
    """Say what a drill wants to be different."""

    database: str
    webhook_port: int | None = None
    rate: int = 200


def write_settings(folder: Path, playground: Playground, wanted: Wanted) -> Path:
    """Write settings for a bot on the playground that is not slowed by one chat's limits."""
    questionnaires = folder / "questionnaires"
    questionnaires.mkdir(exist_ok=True)
    (questionnaires / "me-t.toml").write_text(_questionnaire(), encoding="utf-8")
    file = folder / "drill.toml"
    file.write_text(
        f"""
[telegram]
token = "{playground.token}"
api_url = "{playground.url}"
{_webhook(wanted.webhook_port)}
[database]
url = "{wanted.database}"
[organisation]
name = "Техникум"
kind = "college"
timezone = "Europe/Moscow"
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
key_file = "{folder}/drill.key"
[pacing]
rate = {wanted.rate}
chat_burst = 10000
""",
        encoding="utf-8",
    )
    return file


def kind_of(number: int) -> str:
    """Return the kind of a question: they take turns."""
    return KINDS[number % len(KINDS)]


def _webhook(port: int | None) -> str:
    if port is None:
        return ""
    return (
        f'mode = "webhook"\n[telegram.webhook]\nlisten = "127.0.0.1:{port}"\n'
        f'public_url = "http://127.0.0.1:{port}"\nsecret = "{SECRET}"'
    )


def _questionnaire() -> str:
    head = 'code = "me-t"\nversion = 1\ntitle.ru = "Анкета"\ntitle.en = "Questionnaire"\n'
    return head + "".join(_step(number) for number in range(1, QUESTIONS + 1))


def _step(number: int) -> str:
    kind = kind_of(number)
    options = "".join(
        f'  {{ code = "o{n}", text.ru = "{name} {number}", text.en = "{name} {number}" }},\n'
        for n, name in enumerate(OPTIONS)
    )
    return f"""
[[steps]]
id = "q{number}"
kind = "{kind}"
text.ru = "Вопрос {number}?"
text.en = "Question {number}?"
label.ru = "Вопрос {number}"
label.en = "Question {number}"
""" + (f"options = [\n{options}]\n" if kind != "text" else "")
