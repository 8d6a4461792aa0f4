"""Who acts, may they, and where: two reads an update, also for somebody of two organisations."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import event

from tests.handlers.college import College
from tests.handlers.families import CHILD, MOTHER, new_code, waits_for_parent
from tests.handlers.test_organisations import made_link
from tests.handlers.two_schools import curator_of, second_school
from tests.talk import Town, town

WHO = re.compile(r"FROM (accounts|persons|roles|account_people|consent_records|organisations)\b")
OF_RUNS = "SELECT runs."
"""What is open at an address is found in one trip with whose address it is: a read of runs."""
REPLY = "INSERT INTO outbox"
MOST = 2


@contextmanager
def statements(here: Town) -> Iterator[list[str]]:
    """Hear what the database is asked."""
    said: list[str] = []

    def hear(*heard: object) -> None:
        said.append(" ".join(str(heard[2]).split()))

    engines = {
        here.app.storage.engines.read.sync_engine,
        here.app.storage.engines.write.sync_engine,
    }
    for each in engines:
        event.listen(each, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        for each in engines:
            event.remove(each, "before_cursor_execute", hear)


def reads_of_who(said: list[str]) -> list[str]:
    """Return the reads of who, consent and scope up to the reply; wording it is another trip."""
    end = next((n for n, each in enumerate(said) if each.startswith(REPLY)), len(said))
    selects = [each for each in said[:end] if each.startswith("SELECT")]
    selects = [each for each in selects if not each.startswith(OF_RUNS)]
    return [each for each in selects if WHO.search(each) is not None]


async def test_two_reads_say_who_acts_whether_they_may_and_where(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        anna = await College(here).mentor("Орлова Анна Викторовна")
        other = await second_school(here)
        vera = await curator_of(here, other)
        await vera.says("/invite")
        link = await made_link(vera, "наставник")
        seen = {}
        for who, what in (
            (anna.phone, "/menu"),
            (anna.phone, "/pair"),
            (anna.phone, "/profile"),
            (here.curator, "/people"),
            (here.curator, "/menu"),
        ):
            with statements(here) as said:
                await who.says(what)
            seen[f"{who.name} {what}"] = reads_of_who(said)
        await anna.phone.says(f"/start {link}")
        await anna.phone.says("/settings")
        with statements(here) as said:
            await anna.phone.presses("Меню")
        seen["a button"] = reads_of_who(said)
        with statements(here) as said:
            await anna.phone.says("/menu")
        seen["of two organisations"] = reads_of_who(said)
    assert {name: len(reads) for name, reads in seen.items() if len(reads) > MOST} == {}
    assert all(reads for reads in seen.values())


async def test_a_newcomer_and_a_parent_cost_two_reads_too(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/menu")
        petya, mother = here.person(CHILD), here.person(MOTHER)
        seen = {}
        with statements(here) as said:
            await petya.says("/start")
        seen["a newcomer"] = reads_of_who(said)
        with statements(here) as said:
            await here.person(5555).says("привет")
        seen["a stranger's word"] = reads_of_who(said)
        await waits_for_parent(petya)
        with statements(here) as said:
            await petya.says("/menu")
        seen["a child who waits"] = reads_of_who(said)
        code = await new_code(here)
        with statements(here) as said:
            await mother.says(f"/start {code}")
        seen["a parent's code"] = reads_of_who(said)
        await mother.presses("Мать")
        await mother.presses("Даю согласие")
        for what in ("/menu", "/start", "/consent", "/mydata"):
            with statements(here) as said:
                await mother.says(what)
            seen[f"a parent's {what}"] = reads_of_who(said)
            assert mother.sees("Мои дети") or what != "/menu"
    assert {name: reads for name, reads in seen.items() if len(reads) > MOST} == {}
    assert all(reads for reads in seen.values())
