"""Many thumbs on the last place at once, on both engines: one has it, the others are told kindly.

The presses come in one batch, each person's in a lane of its own, as Telegram brings them.
"""

import os
import random
from collections.abc import AsyncIterator, Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.pairing import AcceptOffer, Propose
from handlers.callbacks.pleas import PleaCard
from mentoring.applications import ParticipationState, Side
from mentoring.delivery import DeliveryState
from mentoring.ids import PleaId
from mentoring.pairs import Assent, Pair, PairState
from mentoring.people import Channel, StaffRole
from mentoring.pleading.closing import open_to_people
from mentoring.pleas import LIST, QUESTIONS, PleaKind, PleaState, Wanted
from tests.handlers.college import MENTEE, MENTOR, College, Somebody, introduced
from tests.talk import CURATOR, Person, Town, town
from tests.townsfolk import Raw

pytestmark = pytest.mark.long

MANY = 20
SEEDS = [int(each) for each in os.environ.get("NASTAVNIK_SEEDS", "1").split(",")]
"""In which orders the presses come; by hand more: NASTAVNIK_SEEDS=1,2,3."""

READY = ParticipationState.READY
BLAME = ("ошиб", "опозда", "нельзя", "невозможно", "запрещ", "поздно", "уже нажали")
TWO_DAYS = timedelta(days=2)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str | None:
    """The address of an empty server database, or nothing for a file."""
    if request.param == "sqlite":
        return None
    return str(request.getfixturevalue("fresh_postgres_url"))


@pytest.fixture
async def here(url: str | None, tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path, url=url) as opened:
        await opened.curator.says("/menu")
        async with opened.app.storage.work(opened.app.organisation) as tx:
            olga = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
            assert olga is not None
            for what in (QUESTIONS, LIST):
                await open_to_people(tx, olga, what, opened=True)
        yield opened


async def all_at_once(here: Town, seed: int, presses: Iterable[Raw]) -> None:
    """Bring presses in one batch, in an order of their own."""
    shuffled = list(presses)
    random.Random(seed).shuffle(shuffled)
    await here.brings(*shuffled)


async def look_at_menu(here: Town, people: Iterable[Person]) -> None:
    """Let everybody open the menu: a way on is there for each of them."""
    asked = list(people)
    await here.brings(*(each.press(MenuTo(to="menu").pack()) for each in asked))
    assert saw(asked, "Наставничество · ") == asked


def is_kind(person: Person) -> bool:
    """Tell whether the last screen is Russian, blames nobody and leads on."""
    words = person.screen.text.casefold()
    latin = any("a" <= letter <= "z" for letter in words)
    return not latin and not any(each in words for each in BLAME) and bool(person.screen.keys)


def saw(people: Iterable[Person], words: str) -> list[Person]:
    """Return who sees these words now."""
    return [each for each in people if each.sees(words)]


async def live_pairs(here: Town) -> list[Pair]:
    """Return the pairs, checking that no mentor has more of them than places."""
    async with here.app.storage.read(here.app.organisation) as tx:
        pairs = await tx.pairs.all()
        for mentor in {pair.mentor.participation_id for pair in pairs}:
            found = await tx.participations.get(mentor)
            assert found is not None
            theirs = [p for p in pairs if p.mentor.participation_id == mentor]
            assert found.taken == sum(len(p.members) for p in theirs) <= found.capacity
    return pairs


async def crowd(here: Town, side: Side, many: int, **answers: object) -> list[Somebody]:
    """Let people of one side take part, all in one unit of work."""
    first, made = len(here.people) + 5000, []
    profile = (MENTOR if side is Side.MENTOR else MENTEE) | answers
    async with here.app.storage.work(here.app.organisation) as tx:
        for n in range(many):
            name = f"{'Наставников' if side is Side.MENTOR else 'Учеников'} {n} Ильич"
            person = await introduced(tx, first + n, name)
            opened = await tx.participations.open(person.id, side)
            places = int(str(profile.get("capacity", 0)))
            await tx.participations.submit(opened.id, {"fio": name, **profile}, places, tx.now)
            await tx.participations.decide(opened.id, READY, person.id, tx.now)
            made.append(Somebody(here.person(first + n), person.id, opened.id))
    return made


async def open_chat(here: Town, people: list[Somebody]) -> list[Person]:
    """Let people write for the first time; return their phones."""
    await here.brings(*(each.phone.message("/menu") for each in people))
    return [each.phone for each in people]


async def deputies(here: Town) -> list[Person]:
    """Let twenty people act as curators."""
    found = await crowd(here, Side.MENTEE, MANY)
    async with here.app.storage.work(here.app.organisation) as tx:
        for each in found:
            await tx.people.grant(each.person, StaffRole.DEPUTY, tx.now)
    return await open_chat(here, found)


async def test_one_has_the_last_place_and_nineteen_are_told_kindly(here: Town) -> None:
    """One town for all races: each leaves its people in peace, and the next one finds order."""
    for seed in SEEDS:
        await all_of_a_group_accept(here, seed)
        await twenty_take_one_question(here, seed)
        await mentors_take_wishes(here, seed)
    staff = await deputies(here)
    for seed in SEEDS:
        await twenty_offer_one_place(here, staff, seed)
    async with here.app.storage.read(here.app.organisation) as tx:
        assert await tx.outbox.listed(frozenset({DeliveryState.DEAD, DeliveryState.HELD})) == []


async def twenty_offer_one_place(here: Town, staff: list[Person], seed: int) -> None:
    """Twenty curators offer the same place, each to another mentee: one offer is made."""
    [ivan] = await crowd(here, Side.MENTOR, 1, capacity=1)
    wanting = await crowd(here, Side.MENTEE, MANY)
    before = await live_pairs(here)
    offers = [
        Propose(mentor=ivan.participation, members=str(each.participation)).pack()
        for each in wanting
    ]
    await all_at_once(here, seed, map(Person.press, staff, offers))
    [made] = [pair for pair in await live_pairs(here) if pair.id not in {p.id for p in before}]
    won = saw(staff, f"Пара № {made.number}")
    assert len(won) == 1
    others = [each for each in staff if each not in won]
    assert {*saw(others, "Свободного места нет"), *saw(others, "нет свободных мест")} == {*others}
    assert [each for each in others if not is_kind(each)] == []
    await look_at_menu(here, [*won, *others[:2]])


async def all_of_a_group_accept(here: Town, seed: int) -> None:
    """Six say yes at the same moment, each twice: no yes is lost, the curator hears it once."""
    [ivan], six = await crowd(here, Side.MENTOR, 1, capacity=6), await crowd(here, Side.MENTEE, 6)
    await College(here).offers(ivan, *six)
    await ivan.phone.presses("Открыть")
    await ivan.phone.presses("Принять")
    heard, made = len(here.curator.screens), (await live_pairs(here))[-1]
    yes = AcceptOffer(pair=made.id).pack()
    await all_at_once(here, seed, [each.phone.press(yes) for each in six * 2])
    agreed = (await live_pairs(here))[-1]
    assert agreed.state is PairState.ACCEPTED
    assert {seat.assent for seat in agreed.seats} == {Assent.ACCEPTED}
    assert len(here.curator.screens) == heard + 1
    await look_at_menu(here, [six[0].phone, ivan.phone])


async def twenty_take_one_question(here: Town, seed: int) -> None:
    """Twenty mentors press «Помогу» under one question: one pair begins."""
    [asker], mentors = await crowd(here, Side.MENTEE, 1), await crowd(here, Side.MENTOR, MANY)
    phones = await open_chat(here, mentors)
    async with here.app.storage.work(here.app.organisation) as tx:
        words = Wanted(topic="assessment", words="Как провести практику?", mode="any")
        due = tx.now + TWO_DAYS
        plea = await tx.pleas.ask(PleaKind.QUESTION, asker.participation, None, words, due)
    assert plea is not None
    take = PleaCard(plea=plea.id, act="take").pack()
    await all_at_once(here, seed, [each.phone.press(take) for each in mentors])
    pair = (await live_pairs(here))[-1]
    assert (pair.state, pair.members[0].person_id) == (PairState.ACCEPTED, asker.person)
    won = saw(phones, "Куратор подтвердит пару")
    assert won == [each.phone for each in mentors if each.person == pair.mentor.person_id]
    assert saw(phones, "С этим уже помогают") == [each for each in phones if each not in won]
    assert [each for each in phones if not is_kind(each)] == []
    assert asker.phone.screen.text == "Новость по программе наставничества"
    await look_at_menu(here, [*won, *phones[:2], asker.phone])


async def mentors_take_wishes(here: Town, seed: int) -> None:
    """All twenty have asked one mentor of the list, five of them two more: a place for each.

    Three mentors press «Помогу» under every wish at the same time: three pairs of six people.
    """
    mentors = await crowd(here, Side.MENTOR, 3, capacity=1)
    wishing = await crowd(here, Side.MENTEE, MANY)
    before = {pair.id for pair in await live_pairs(here)}
    wished = await wishes(here, mentors, wishing)
    await open_chat(here, mentors)
    takes = [(m.phone, PleaCard(plea=each, act="take").pack()) for m, each in wished]
    await all_at_once(here, seed, [phone.press(take) for phone, take in takes])
    pairs = [each for each in await live_pairs(here) if each.id not in before]
    chosen = {each.members[0].person_id for each in pairs}
    assert {each.mentor.person_id for each in pairs} == {each.person for each in mentors}
    assert (len(pairs), len(chosen)) == (3, 3)
    assert [each for each in mentors if not is_kind(each.phone)] == []
    others = [each.phone for each in wishing if each.person not in chosen]
    await here.brings(*(each.press_of("Открыть") for each in others))
    assert saw(others, "Все места сейчас заняты") == others
    assert [each for each in others if not is_kind(each) or each.sees("Учеников")] == []
    await look_at_menu(here, [*others[:2], *(each.phone for each in mentors)])
    async with here.app.storage.read(here.app.organisation) as tx:
        asked = [plea for each in mentors for plea in await tx.pleas.to(each.participation)]
    assert [each for each in asked if each.state is PleaState.OPEN] == []


async def wishes(
    here: Town, mentors: list[Somebody], wishing: list[Somebody]
) -> list[tuple[Somebody, PleaId]]:
    """Put the mentors on the list; all ask the first one, five ask the others too."""
    made = []
    async with here.app.storage.work(here.app.organisation) as tx:
        for at, mentor in enumerate(mentors):
            assert await tx.pleas.volunteer(mentor.participation, 1)
            for each in wishing[:5] if at else wishing:
                due, sides = tx.now + TWO_DAYS, (each.participation, mentor.participation)
                plea = await tx.pleas.ask(PleaKind.MENTOR, *sides, Wanted(), due)
                assert plea is not None
                made.append((mentor, plea.id))
    return made
