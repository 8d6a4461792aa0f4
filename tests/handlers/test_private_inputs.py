"""Two schools alike but for what is private, with the same pairs: all read the same words."""

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from mentoring.applications import Side
from mentoring.guardians import Relation
from mentoring.ids import ParticipationId
from mentoring.needs_notes import Direction, NeedsSource
from mentoring.pairs import PairState
from mentoring.people import Channel
from mentoring.ports import UnitOfWork
from mentoring.wishes.records import Grouping, Wish
from mentoring.wishes.rounds import Aside, PlannedTalk, RoundKind
from tests.handlers.college import College, Somebody
from tests.handlers.planned import IVAN, MARIA, NINA, OLEG, ORLOV, makes_plan, planning_town
from tests.talk import CURATOR, Person, Town

pytestmark = pytest.mark.long

SLOTS = {IVAN: "wed-day", MARIA: "wed-day", ORLOV: "thu-day", OLEG: "thu-day", NINA: "mon-day"}
"""Nobody is free when Nina is: whatever is wished, the pairs are the same and she is left over."""

People = dict[str, Somebody]


@dataclass(frozen=True)
class Secrets:
    """Say what is private in one of the schools; `profile` are answers that others never read."""

    ranked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    avoided: dict[str, tuple[str, ...]] = field(default_factory=dict)
    profile: dict[str, dict[str, object]] = field(default_factory=dict)
    rated: str = ""
    noted: str = ""
    only: str = ""


NONE = Secrets()
CASES: dict[str, Secrets] = {
    "ranks, praise and a note of others": Secrets(
        ranked={MARIA: (IVAN,), IVAN: (NINA, MARIA), NINA: (IVAN, ORLOV)},
        rated="yes",
        noted="ТАЙНА: рассказали коллеги",
    ),
    "other ranks, blame and a restriction": Secrets(
        ranked={MARIA: (ORLOV,), OLEG: (IVAN,), ORLOV: (MARIA,)}, rated="no", only="man"
    ),
    "stop lists": Secrets(avoided={NINA: (IVAN, ORLOV), IVAN: (NINA, OLEG), MARIA: (ORLOV,)}),
    "private answers": Secrets(
        profile={
            MARIA: {"mentor_pref": "strict", "interests": ["music"], "group_ok": "alone"},
            NINA: {"deficits": ["norms"], "need_reason": ["tired"], "group_ok": "alone"},
        }
    ),
}


async def test_what_is_private_changes_no_word_of_anybody(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    before = await told_in(tmp_path_factory.mktemp("school"), NONE)
    assert any("Пара пока не сложилась" in each for each in before[NINA])
    assert any("Ваш наставник: Яковлев" in each for each in before[MARIA])
    for name, secrets in CASES.items():
        assert await told_in(tmp_path_factory.mktemp("school"), secrets) == before, name


async def told_in(folder: Path, secrets: Secrets) -> dict[str, list[str]]:
    """Live from the wishes to the announcement; return all that each participant was shown."""
    async with planning_town(folder) as here:
        college = College(here)
        people = {
            name: await _joins(college, name, secrets.profile.get(name, {})) for name in SLOTS
        }
        async with here.app.storage.work(here.app.organisation) as tx:
            await _wishes(tx, people, secrets)
            await _rates(tx, people, secrets.rated)
            await _is_told_of(tx, people[MARIA], secrets)
        await _lives(here, people)
        assert [p.state for p in await college.pairs()] == [PairState.ANNOUNCED] * 2
        return {name: [str(each) for each in who.phone.screens] for name, who in people.items()}


async def _joins(college: College, name: str, told: dict[str, object]) -> Somebody:
    """Let somebody take part who is free at one time of the week."""
    answers: dict[str, object] = {"slots": [SLOTS[name]], "capacity": 1, **told}
    if name in (IVAN, ORLOV):
        return await college.mentor(name, approved=True, **answers)
    return await college.mentee(name, approved=True, **answers)


async def _lives(here: Town, people: People) -> None:
    """Let the plan be published, everybody answer and look around, and the pairs be announced."""
    olga = here.curator
    await makes_plan(here)
    assert olga.sees("С наставником: 2 из 3"), olga
    await olga.presses("Опубликовать план")
    await olga.presses("Опубликовать план")
    for name in (IVAN, MARIA, ORLOV, OLEG):
        await people[name].phone.presses("Открыть")
        await people[name].phone.presses("Принять")
    await people[NINA].phone.presses("Открыть")
    await olga.says("/pairs")
    await olga.presses("Объявить 2 пары")
    await olga.presses("Объявить 2 пары")
    for each in people.values():
        await _looks_around(each.phone)
    await here.moves(days=15)


async def _looks_around(phone: Person) -> None:
    if "Открыть" in phone.screen.buttons:
        await phone.presses("Открыть")
    for said in ("/menu", "/pair", "/meetings"):
        await phone.says(said)


async def _wishes(tx: UnitOfWork, people: People, secrets: Secrets) -> None:
    """Keep everybody's wishes; who has none in the script said «all the same»."""
    opened = await tx.wishes.open_round(RoundKind.WISHES, tx.now + timedelta(days=7), None)
    assert opened is not None
    assert await tx.wishes.call(opened)
    for name, who in people.items():
        wish = Wish(
            participation_id=who.participation,
            side=Side.MENTOR if name in (IVAN, ORLOV) else Side.MENTEE,
            ranked=_ids(people, secrets.ranked.get(name, ())),
            avoided=_ids(people, secrets.avoided.get(name, ())),
            grouping=Grouping.ANY,
            answered_at=tx.now,
        )
        assert await tx.wishes.put(opened.id, wish, Aside(participation_id=who.participation))


async def _rates(tx: UnitOfWork, people: People, said: str) -> None:
    """Let Maria and Ivan have talked; what they say of it is private."""
    opened = await tx.wishes.open_round(RoundKind.TALKS, tx.now + timedelta(days=7), None)
    assert opened is not None
    assert await tx.wishes.call(opened)
    two = people[MARIA].participation, people[IVAN].participation
    planned = PlannedTalk(mentee_id=two[0], mentor_id=two[1], starts_at=tx.now)
    assert await tx.wishes.add_talks(opened.id, [planned]) == 1
    [talk] = await tx.wishes.talks(opened.id)
    for side in Side if said else ():
        assert await tx.wishes.say(talk.id, side, said)


async def _is_told_of(tx: UnitOfWork, maria: Somebody, secrets: Secrets) -> None:
    """Keep what a third person wrote, what papers say, and what a representative wishes."""
    olga = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
    account = await tx.people.account_of(maria.person)
    assert account is not None
    if secrets.noted:
        author = olga.person.id if olga and olga.person else maria.person
        ends = tx.now + timedelta(days=7)
        asked = await tx.inquiries.add(maria.participation, "0" * 64, ends, author)
        assert asked is not None
        assert await tx.inquiries.use("0" * 64, account.id, tx.now)
        words = {"words": secrets.noted}
        assert await tx.inquiries.answer(asked.id, account.id, words, tx.now)
        source, what = next(iter(NeedsSource)), [next(iter(Direction))]
        assert await tx.needs_notes.put(maria.person, author, source, what, secrets.noted)
    guardian = await tx.guardians.add(maria.person, None, Relation.OTHER)
    if secrets.only:
        assert await tx.guardians.keep_answers(guardian.id, {"mentor_by": secrets.only})


def _ids(people: People, names: tuple[str, ...]) -> tuple[ParticipationId, ...]:
    return tuple(people[name].participation for name in names)
