"""Let codes stand for people: what tells who somebody is never passes to a chat."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mentoring.ages import age_on
from mentoring.applications import Participation, Profile
from mentoring.earlier_words import EarlierWords
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.occupations import code_of
from mentoring.people import Actor, Person, StaffRole
from mentoring.questionnaire import Catalogue, Kind
from mentoring.questionnaire.definition import OWN, Step

FREE = frozenset({Kind.TEXT, Kind.LONG})
LEAP = 29
BRACKET = "bracket"
"""Where a profile says how old somebody is whose day of birth is not asked."""


@dataclass(frozen=True, slots=True)
class Mask:
    """Know which answers say who somebody is, and which are in a person's own words."""

    personal: frozenset[str]
    named: frozenset[str]
    """Questions that name somebody: a card may stay, words may not."""

    free: frozenset[str]

    def seen(
        self, profile: Profile, today: date, *, foreign: bool, instead: str | None = None
    ) -> Profile:
        """Return the answers a chat may show; own words of a `foreign` hand may hold names.

        `instead` stands where such words were; without it they are left out.
        """
        found: Profile = {}
        for key, value in profile.items():
            step = key.partition(":")[0]
            if step == "birth_date" and isinstance(value, str):
                found[key] = stand_in(date.fromisoformat(value), today).isoformat()
            elif step in self.personal:
                continue
            elif foreign and step in self.free:
                if instead is not None:
                    found[key] = instead
            elif step in self.named or foreign:
                if (left := _without_own(value)) is not None:
                    found[key] = left
            else:
                found[key] = value
        return found


@dataclass(frozen=True, slots=True)
class Veil:
    """Say by which words people are called where no names are; the letters are a language's."""

    mask: Mask
    expected: str
    unexpected: str
    roles: Mapping[StaffRole, str]
    earlier: EarlierWords | None = None

    def called(self, person: PersonId, number: int | None, held: Iterable[StaffRole]) -> str:
        """Return what stands for a name: a code on paper, a number, or somebody's work."""
        work = next(
            (self.roles[role] for role in StaffRole if role in {*held} & {*self.roles}), ""
        )
        if work:
            return f"{work}-{person}"
        return f"{self.expected}-{number:03d}" if number else f"{self.unexpected}-{person:03d}"

    def answers(self, said: Profile, today: date, *, told: bool, older: bool) -> Profile:
        """Return answers a chat may show; older words have something in their place."""
        instead = self.earlier.instead if self.earlier and older and not told else None
        return self.mask.seen(said, today, foreign=told or older, instead=instead)

    def is_older(self, at: datetime | None) -> bool:
        """Tell whether something was written before chats held codes only."""
        return self.earlier is not None and self.earlier.is_older(at)

    def over(self, person: Person, called: str, today: date) -> Person:
        """Return a person of whom a chat may speak."""
        born = person.birth_date
        told: dict[str, object] = {"name": called, "phone": None, "contact": None}
        told["birth_date"] = stand_in(born, today) if born else None
        return person.model_copy(update=told)


def mask_of(catalogue: Catalogue) -> Mask:
    """Find out of the questions themselves what their answers tell."""
    steps = [step for each in catalogue.by_code.values() for step in each.steps]
    return Mask(
        personal=frozenset(s.id for s in steps if s.is_personal and s.kind is not Kind.PERSON),
        named=frozenset(s.id for s in steps if s.kind is Kind.PERSON),
        free=frozenset(s.id for s in steps if s.kind in FREE) - _picked(steps),
    )


def _picked(steps: Iterable[Step]) -> frozenset[str]:
    """Return what people pick from a list of no names, though a curator typed that list."""
    return frozenset(step.id for step in steps if step.kind not in FREE and step.nameless)


def unasked(actor: Actor, before: Participation, house: House, today: date) -> Profile:
    """Return what stays when somebody answers anew where no names are asked: it came otherwise."""
    steps, profile = house.questionnaires[code_of(before)].by_id, before.profile
    kept = {key: value for key, value in profile.items() if key.partition(":")[0] not in steps}
    if before.told is not None:
        seen = mask_of(house.questionnaires).seen(profile, today, foreign=True)
        kept |= {key: value for key, value in profile.items() if key not in seen}
    bracket = (actor.person.bracket if actor.person else None) or actor.account.bracket
    return kept | ({BRACKET: bracket.value} if bracket else {})


def brings_words(house: House, profile: Profile, today: date) -> bool:
    """Tell whether answers of a list hold own words, in which there may be names."""
    mask = mask_of(house.questionnaires)
    return mask.seen(profile, today, foreign=True) != mask.seen(profile, today, foreign=False)


def stand_in(born: date, today: date) -> date:
    """Return another day of birth with the same age today: ages are kept, days are not."""
    day = 28 if (today.month, today.day) == (2, LEAP) else today.day
    return date(today.year - age_on(born, today), today.month, day)


def _without_own(value: object) -> str | int | bool | list[str] | None:
    if isinstance(value, list | tuple):
        left = [each for each in value if not str(each).startswith(OWN)]
        return left if left or not value else None
    if isinstance(value, str):
        return None if value.startswith(OWN) else value
    return value if isinstance(value, int) else None
