"""Nobody is called by a raw role model or a special category: in no shipped text, in no paper."""

import re
from pathlib import Path

import handlers
from tests.handlers.paired import paired_town
from tests.handlers.test_isolation import told_to

ROOT = Path(handlers.__file__).parents[1]
PLACES = ("bot", "handlers", "locales", "mentoring")
TEXTS = {".po", ".pot", ".toml", ".py", ".js", ".html", ".txt", ".md"}
LABELS = re.compile(
    r"неуспевающ|двоечник|\bОВЗ\b|инвалид|трудн\w+\s+жизненн\w+\s+ситуаци|\bна\s+уч[её]те\b"
    r"|асоциальн|неблагополучн|\bunderachiev|\bdisabled\s+(?:child|pupil|student|person)",
    re.IGNORECASE,
)
NEVER_KEPT = "statuses.toml"
"""Nobody reads this file: it lists the words that are refused."""

PAPERS = ("pst:1:", "pst:0:", "pst:1:csv", "rpx")


def shipped() -> list[Path]:
    """Return every file whose texts people may read."""
    return [
        path
        for place in PLACES
        for path in sorted((ROOT / place).rglob("*"))
        if path.suffix in TEXTS and "__pycache__" not in path.parts and path.name != NEVER_KEPT
    ]


def test_shipped_texts_call_nobody_names() -> None:
    found = shipped()
    assert len(found) > 100
    assert {path.suffix for path in found} >= {".po", ".toml", ".py"}
    told = [
        f"{path.relative_to(ROOT)}: {each}"
        for path in found
        for each in LABELS.findall(path.read_text(encoding="utf-8"))
    ]
    assert told == []


async def test_papers_say_what_a_pair_works_on_and_nothing_of_the_person(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        for data in PAPERS:
            await paired.olga.says("/menu")
            await paired.olga.presses_data(data)
        told = list(told_to(paired.here, paired.olga, 0))
        assert len(paired.olga.documents) >= len(PAPERS)
        assert any("Кузнецова Мария Петровна" in each for each in told)
        assert [found for each in told for found in LABELS.findall(each)] == []
