"""Parents say how the programme went, once it is over; curators who may read it do."""

from datetime import timedelta
from pathlib import Path

from handlers.callbacks.pairing import PersonCard
from handlers.callbacks.people import ParentsSaid
from handlers.callbacks.representative import AnswerAfter
from mentoring.guardians import Relation
from mentoring.keeping import close
from mentoring.pairs import EndReason
from mentoring.people import Channel
from tests.handlers.families import MOTHER
from tests.handlers.test_families import admitted, works_in_a_pair
from tests.talk import Person, town


async def say_how_it_went(mother: Person, word: str) -> None:
    """Answer the questionnaire after the end, with an own word last."""
    await mother.presses("Как прошла программа")
    await mother.presses("8")
    await mother.presses("Учёба")
    await mother.presses(next(each for each in mother.screen.buttons if each.startswith("Готово")))
    await mother.presses("Да")
    await mother.says(word)


async def test_parents_say_how_it_went_once_a_pair_is_over(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        child, mother, olga = await admitted(here), here.person(MOTHER), here.curator
        await works_in_a_pair(here, child)
        async with here.app.storage.work(here.app.organisation) as tx:
            [guardian] = await tx.guardians.of_child(child)
            await tx.guardians.keep_answers(guardian.id, {"meet_until": "18"})
            [pair] = await tx.pairs.of(child)
            [taken] = await tx.participations.of(child)
        await mother.says("/menu")
        assert "Как прошла программа" not in mother.screen.buttons, mother
        await mother.presses_data(AnswerAfter(child=child).pack())
        assert not mother.sees("довольны"), mother
        mother.forgets()
        async with here.app.storage.work(here.app.organisation) as tx:
            await close(tx, pair, EndReason.GOAL_REACHED)
        await here.moves(seconds=1)
        assert len(mother.news) == 1, mother
        assert mother.sees("Новост"), mother
        assert not mother.sees("Иванов"), mother
        await mother.presses("Открыть")
        offered = mother.screen
        await here.restarts()
        await say_how_it_went(mother, "Спасибо наставнику")
        assert mother.sees("ответы записаны"), mother
        assert "Как прошла программа" not in mother.screen.buttons, mother
        await mother.presses("Как прошла программа", on=offered)
        assert not mother.sees("довольны"), mother
        await mother.says("/menu")
        assert "Как прошла программа" not in mother.screen.buttons, mother
        card = PersonCard(participation=taken.id).pack()
        await olga.presses_data(card)
        assert olga.sees("До 18:00"), olga
        assert not olga.sees("Спасибо наставнику"), olga
        await olga.presses("Ответы родителей")
        assert olga.sees("Спасибо наставнику"), olga
        assert olga.sees("Удовлетворённость: 8"), olga
        async with here.app.storage.work(here.app.organisation) as tx:
            account = await tx.people.account_at(Channel.TELEGRAM, olga.number)
            assert account
            assert account.person_id
            await tx.guardians.add(child, account.person_id, Relation.OTHER)
        await olga.presses_data(ParentsSaid(participation=taken.id).pack())
        assert not olga.sees("Спасибо наставнику"), olga
        await olga.presses_data(card)
        assert "Ответы родителей" not in olga.screen.buttons, olga
        assert not olga.sees("До 18:00"), olga


async def test_parents_are_asked_once_when_the_cycle_ends_before_the_pair(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        child, mother = await admitted(here), here.person(MOTHER)
        await works_in_a_pair(here, child)
        today = here.clock.now().date()
        async with here.app.storage.work(here.app.organisation) as tx:
            cycle = await tx.organisations.cycle()
            assert cycle
            start = today - timedelta(days=200)
            await tx.organisations.save_cycle("2026", start, today, cycle.forms)
        await mother.says("/menu")
        assert "Как прошла программа" not in mother.screen.buttons, mother
        mother.forgets()
        await here.moves(days=2)
        assert len(mother.news) == 1, mother
        await mother.presses("Открыть")
        await say_how_it_went(mother, "Спасибо")
        mother.forgets()
        await here.moves(days=2)
        assert not mother.news, mother
        async with here.app.storage.read(here.app.organisation) as tx:
            [guardian] = await tx.guardians.of_child(child)
        assert guardian.answers
        assert guardian.answers["comment"] == "Спасибо"
