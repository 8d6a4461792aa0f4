"""Whatever staff, lists, links and third persons bring: nothing is kept without a consent."""

import logging
import random
from pathlib import Path

import pytest

from bot.logs import QUIETER
from mentoring.consent import THIRD_PARTIES
from tests.handlers.everything_kept import Kept, kept_of
from tests.handlers.office_work import Office
from tests.handlers.test_consent_property import SEEDS, may_be_kept
from tests.talk import town

ACTS, LOOKS = 14, 5
OF_OTHERS = ("inquiries", "third_party")
"""The table and the purpose of what third persons say: it needs a consent of its own."""

pytestmark = pytest.mark.long


@pytest.mark.parametrize("seed", SEEDS)
async def test_nothing_comes_in_through_the_office_without_a_consent(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in QUIETER:
        caplog.set_level(logging.WARNING, name)
    chance = random.Random(seed)
    async with town(tmp_path) as here:
        await here.curator.says("/start")
        office = Office(here, chance)
        seen = 0
        for deed in office.deeds:
            office.log.append(deed.__name__)
            await deed()
        for n in range(ACTS):
            await office.acts()
            if n % LOOKS == 0:
                seen += await looks_right(office)
            if n % 13 == 12:
                await here.moves(days=chance.choice((1, 10, 31)))
        seen += await looks_right(office)
        assert seen, office.log
        await here.moves(days=31)
        await looks_right(office)
        logged = "\n".join(record.getMessage() for record in caplog.records).casefold()
        marks = {mark for who in office.met for mark in who.marks}
        assert [mark for mark in marks if mark.casefold() in logged] == []


async def looks_right(office: Office) -> int:
    """Compare whatever lies in any table with the consents in force; return how much there is."""
    marks = {mark for who in office.met for mark in who.marks}
    kept = await kept_of(office.here, marks)
    never = {mark.casefold() for who in office.unsigned for mark in who.marks}
    # dates repeat among those who are grown: they alone do not tell whom a row is about
    named = [each for each in kept if each.mark in never and not each.mark[0].isdigit()]
    assert named == [], office.log
    async with office.here.app.storage.read(office.here.app.organisation) as tx:
        standings = await tx.consents.standings()
        for each in kept:
            assert each.person in standings, (each, office.log)
            standing = standings[each.person]
            assert may_be_kept(standing, tx), (each, standing, office.log)
            if is_of_others(each):
                assert standing.holds(THIRD_PARTIES, tx.now.date()), (each, office.log)
    return len(kept)


def is_of_others(each: Kept) -> bool:
    """Tell whether a third person said it."""
    return each.table in OF_OTHERS or each.purpose in OF_OTHERS
