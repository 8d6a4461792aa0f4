"""Settings are one file and the environment; every fault has its key."""

import re
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.settings_file import FaultySettings, load

EXAMPLE = Path("config.example.toml")
TOKEN = "42:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def faults(path: Path) -> list[str]:
    with pytest.raises(FaultySettings) as caught:
        load(path)
    return [str(fault) for fault in caught.value.faults]


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    return written(tmp_path, f'[telegram]\ntoken = "{TOKEN}"\n')


def test_the_example_is_valid_and_says_what_it_means(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NASTAVNIK__TELEGRAM__TOKEN", TOKEN)
    settings = load(EXAMPLE)
    assert settings.cycle.starts_on == date(2026, 9, 1)
    assert settings.targets.teachers == {2026: 50, 2027: 70}
    assert settings.reminders.meeting == (timedelta(hours=24), timedelta(hours=2))


def test_what_the_example_comments_out_are_the_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NASTAVNIK__TELEGRAM__TOKEN", TOKEN)
    text = EXAMPLE.read_text("utf-8")
    keys = re.sub(r"^# (?=\[|[a-z_]+ = )", "", text, flags=re.MULTILINE)
    full = load(written(tmp_path, keys))
    short = load(EXAMPLE)
    told = {
        "questionnaires": {"folder"},
        "consents": {"folder"},
        "privacy": {"key_file", "pseudonymous"},
        "contingent": {"learners"},
        "orders": {"basis"},
        "matching": {"oldest", "most_mentees"},
        "telegram": {"webhook"},
    }
    assert full.model_dump(exclude=told) == short.model_dump(exclude=told)


def test_the_example_names_every_key_of_the_model() -> None:
    text = EXAMPLE.read_text("utf-8")
    for section, field in Settings.model_fields.items():
        assert f"[{section}" in text
        for key in getattr(field.annotation, "model_fields", {}):
            assert re.search(
                rf"^\[?(# \[?)?({section}\.)?{key}\b|{section}\.{key}", text, re.M
            ) or (section == "targets"), f"{section}.{key}"


def test_the_environment_beats_the_file(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NASTAVNIK__DATABASE__URL", "postgresql://db/school")
    monkeypatch.setenv("NASTAVNIK__ACCESS__CURATORS", "[7, 8]")
    monkeypatch.setenv("NASTAVNIK__TARGETS__TEACHERS__2026", "70")
    settings = load(minimal)
    assert settings.database.url == "postgresql://db/school"
    assert settings.access.curators == {7, 8}
    assert settings.targets.teachers == {2026: 70}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[databse]\nurl = 'sqlite:///x.db'", "databse: unknown key"),
        ("[database]\nfile = 'x.db'", "database.file: unknown key"),
        ("[organisation]\ntimezone = 'Europe/Moskow'", "organisation.timezone: no such time zone"),
        ("[organisation]\nkind = 'academy'", "organisation.kind: "),
        ("[access]\ncurators = 'me'", "access.curators: "),
        ("[access]\ncurators = [-1]", "access.curators.0: "),
        ("[access]\nregistration = 'closed'", "access.registration: "),
        ("[privacy]\npseudonymous = 'codes'", "privacy.pseudonymous: "),
        ("[cycle]\nforms = ['cat-dog']", "cycle.forms.0: no such form: cat-dog"),
        ("[cycle]\nstarts_on = 2026-09-01\nends_on = 2026-08-31", "cycle.ends_on: "),
        ("[reminders]\nmeeting = ['soon']", "reminders.meeting.0: "),
        ("[reminders]\nquiet_hours = '21-8'", "reminders.quiet_hours: "),
        ("[reminders]\nquiet_hours = '25:00-08:00'", "reminders.quiet_hours: "),
        ("[database]\nurl = 'mysql://x'", "database.url: "),
        ("[backup]\nkeep = 0", "backup.keep: "),
        ("[log]\nlevel = 'loud'", "log.level: "),
        ("[targets.teachers]\n2026 = 101", "targets.teachers.2026: "),
    ],
)
def test_a_fault_is_named_with_its_key(tmp_path: Path, text: str, key: str) -> None:
    found = faults(written(tmp_path, f'{text}\n[telegram]\ntoken = "{TOKEN}"\n'))
    assert len(found) == 1
    assert found[0].startswith(key)


@pytest.mark.parametrize(
    ("variable", "key"),
    [
        ("NASTAVNIK__DATABSE__URL", "databse: unknown key"),
        ("NASTAVNIK__DATABASE__FILE", "database.file: unknown key"),
        ("NASTAVNIK__ADMIN", "admin: unknown key"),
    ],
)
def test_an_unknown_variable_is_a_fault_that_names_it(
    minimal: Path, monkeypatch: pytest.MonkeyPatch, variable: str, key: str
) -> None:
    monkeypatch.setenv(variable, "x")
    [fault] = faults(minimal)
    assert fault.startswith(key)
    assert "NASTAVNIK__" in fault


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = "[log]\nlevel = 1\n[backup]\nkeep = 'many'\nkeeep = 3\n"
    keys = [fault.split(":")[0] for fault in faults(written(tmp_path, text))]
    assert keys == ["telegram.token", "backup.keep", "backup.keeep", "log.level"]


def test_a_file_that_is_absent_or_no_toml_is_said_in_one_line(tmp_path: Path) -> None:
    [absent] = faults(tmp_path / "nothing.toml")
    [broken] = faults(written(tmp_path, "[telegram\n"))
    assert "cannot be read" in absent
    assert "is no TOML" in broken


@pytest.mark.parametrize("secret", ["", "short", "with blanks in it", "пароль-пароль-пароль"])
def test_a_webhook_without_a_good_secret_is_refused(tmp_path: Path, secret: str) -> None:
    text = f"""
    [telegram]
    token = "{TOKEN}"
    mode = "webhook"
    webhook = {{ public_url = "https://bot.example.org", secret = "{secret}" }}
    """
    [fault] = faults(written(tmp_path, text))
    assert fault.startswith("telegram.webhook.secret: ")


@pytest.mark.parametrize(
    ("api_url", "refused"), [("https://api.telegram.org", 1), ("http://127.0.0.1:8081", 0)]
)
def test_plain_http_is_for_a_bot_api_server_of_ones_own(
    tmp_path: Path, api_url: str, refused: int
) -> None:
    text = f"""
    [telegram]
    token = "{TOKEN}"
    api_url = "{api_url}"
    mode = "webhook"
    webhook = {{ public_url = "http://127.0.0.1:8080", secret = "{"s" * 32}" }}
    """
    found = faults(written(tmp_path, text)) if refused else []
    assert [fault.split(":")[0] for fault in found] == ["telegram.webhook.public_url"] * refused
    if not refused:
        assert load(written(tmp_path, text)).telegram.webhook.public_url


def test_secrets_are_never_printed(minimal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NASTAVNIK__TELEGRAM__WEBHOOK__SECRET", "s" * 32)
    settings = load(minimal)
    assert TOKEN not in f"{settings!r} {settings} {settings.model_dump_json()}"
    assert "s" * 32 not in repr(settings)
    monkeypatch.setenv("NASTAVNIK__TELEGRAM__TOKEN__X", "secret-in-a-wrong-place")
    assert "secret-in-a-wrong-place" not in " ".join(faults(minimal))


def test_quiet_hours_are_read(tmp_path: Path) -> None:
    text = f'[reminders]\nquiet_hours = "22:30-07:15"\n[telegram]\ntoken = "{TOKEN}"'
    quiet = load(written(tmp_path, text)).reminders.quiet_hours
    assert (quiet.begins, quiet.ends) == (time(22, 30), time(7, 15))


def test_settings_do_not_change(minimal: Path) -> None:
    settings = load(minimal)
    with pytest.raises(ValueError, match="frozen"):
        settings.database = settings.database  # type: ignore[misc]
