"""Make up Russian names with the right endings; the same seed makes the same people."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

FAMILIES = [
    "Абрамов",
    "Белов",
    "Власов",
    "Громов",
    "Дроздов",
    "Ершов",
    "Жаров",
    "Зотов",
    "Исаев",
    "Климов",
    "Лобанов",
    "Маслов",
    "Назаров",
    "Орлов",
    "Панов",
    "Рожков",
    "Савин",
    "Титов",
    "Уваров",
    "Фомин",
    "Хохлов",
    "Цветков",
    "Чернов",
    "Шилов",
    "Щукин",
    "Юдин",
]
MEN = [
    "Алексей",
    "Андрей",
    "Борис",
    "Виктор",
    "Глеб",
    "Денис",
    "Егор",
    "Игорь",
    "Кирилл",
    "Леонид",
    "Максим",
    "Павел",
]
WOMEN = [
    "Алла",
    "Вера",
    "Галина",
    "Дарья",
    "Елена",
    "Жанна",
    "Инна",
    "Лидия",
    "Марина",
    "Нина",
    "Ольга",
    "Полина",
]
FATHERS = (
    ("Андреевич", "Андреевна"),
    ("Борисович", "Борисовна"),
    ("Викторович", "Викторовна"),
    ("Игоревич", "Игоревна"),
    ("Львович", "Львовна"),
    ("Николаевич", "Николаевна"),
    ("Петрович", "Петровна"),
    ("Юрьевич", "Юрьевна"),
)


@dataclass(frozen=True)
class Name:
    """Hold the three parts of a name."""

    family: str
    given: str
    father: str

    @property
    def full(self) -> str:
        """Return «Фамилия Имя Отчество»."""
        return f"{self.family} {self.given} {self.father}"


def names(seed: int) -> Iterator[Name]:
    """Yield names without end; no full name comes twice."""
    random, known = Random(seed), set[Name]()
    while True:
        woman = random.random() < 0.7
        family = random.choice(FAMILIES) + ("а" if woman else "")
        given = random.choice(WOMEN if woman else MEN)
        name = Name(family, given, random.choice(FATHERS)[woman])
        if name not in known:
            known.add(name)
            yield name
