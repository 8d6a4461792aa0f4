"""People whose every word can be told from anybody else's: wherever it lies, it is found again."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.rosters import Cells

LETTERS = "бвгджзклмнпрстфх"
FIRST_BORN = date(1971, 1, 3)
YOUNG, TEEN = date(2014, 1, 3), date(2011, 1, 3)
SHEETS = ("good", "none", "words", "no_place", "expired")


@dataclass(frozen=True)
class Stranger:
    """Somebody with a name, a birth date, a phone and words of their own."""

    number: int
    born: date

    @property
    def family(self) -> str:
        """A surname nobody else has."""
        return "Тайно" + LETTERS[self.number % 16] + LETTERS[self.number // 16 % 16] + "ов"

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.family} Иван Олегович"

    @property
    def phone(self) -> str:
        """A phone nobody else has."""
        return f"8 900 {self.number // 1000 + 100} {self.number % 1000:03}7"

    @property
    def words(self) -> str:
        """What they say about themselves."""
        return f"Примета{self.family.casefold()} и больше ничего"

    @property
    def marks(self) -> tuple[str, ...]:
        """What must not be found where no consent is."""
        digits = "".join(each for each in self.phone if each.isdigit())[1:]
        written = (self.born.isoformat(), f"{self.born:%d.%m.%Y}")
        return (self.family, digits, f"примета{self.family}", *written)


def stranger(number: int, chance: Random) -> Stranger:
    """Somebody new: mostly grown up, at times a child or a teenager."""
    first = chance.choices((FIRST_BORN, YOUNG, TEEN), (4, 1, 1))[0]
    return Stranger(number, first + timedelta(days=number))


def listed(who: Stranger, sheet: str, today: date) -> Cells:
    """A row of a list about somebody, with a sheet that is good or not."""
    said = {"role": "наставляемый", "fio": who.name, "born": f"{who.born:%d.%m.%Y}"}
    said |= {"phone": who.phone, "request": who.words}
    said |= {"who": "мать"} if who.born > FIRST_BORN + timedelta(days=9000) else {}
    paper = {"number": f"{who.number}/26", "date": f"{today:%d.%m.%Y}", "place": "сейф"}
    spoiled: dict[str, Cells] = {
        "good": paper,
        "none": {},
        "words": paper | {"number": "со слов"},
        "no_place": paper | {"place": ""},
        "expired": paper | {"date": "01.02.2020"},
    }
    return said | spoiled[sheet]
