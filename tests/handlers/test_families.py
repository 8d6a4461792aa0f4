"""Parents at home, birthdays, an age that was not true: what follows a consent for a child."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from handlers.callbacks.pairing import PersonCard
from mentoring.addressing import News, tell
from mentoring.applications import ParticipationState, Side
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.pairs import PairState
from mentoring.people import Channel
from mentoring.sexes import Sex
from mentoring.surveying import terrain_today
from storage.tables import pairs
from tests.handlers.applicants import comes_to_consent
from tests.handlers.college import College
from tests.handlers.families import CHILD, FATHER, MOTHER, agrees, new_code, waits_for_parent
from tests.talk import Town, town

WAITING = "Ждём согласие родителя или опекуна"


async def admitted(here: Town, born: date | None = None) -> PersonId:
    """Let a learner in through the mother; return the child, born on a day."""
    petya, mother = here.person(CHILD), here.person(MOTHER)
    await waits_for_parent(petya)
    await agrees(mother, await new_code(here))
    await petya.presses("Открыть")
    await petya.presses("Да, участвую")
    async with here.app.storage.work(here.app.organisation) as tx:
        account = await tx.people.account_at(Channel.TELEGRAM, CHILD)
        assert account
        assert account.person_id
        person = await tx.people.person(account.person_id)
        assert person
        known = {"name": "Иванов Пётр", "birth_date": born}
        await tx.people.save_person(person.model_copy(update=known))
    return person.id


async def tells_of_a_pair(here: Town, child: PersonId) -> None:
    """Tell a child of a pair, as an announcement does."""
    async with here.app.storage.work(here.app.organisation) as tx:
        key = f"pair_announced:{tx.now}:{len(here.person(MOTHER).screens)}"
        args: Args = {"pair": 0}
        await tell(tx, [child], News(key=key, kind="pair_announced", args=args, due_at=tx.now))
    await here.moves(seconds=1)


async def works_in_a_pair(here: Town, child: PersonId) -> None:
    """Give a child a mentor and a pair that works."""
    mentor = await College(here, number=5000).mentor("Яковлев Иван Олегович")
    async with here.app.storage.work(here.app.organisation) as tx:
        opened = await tx.participations.open(child, Side.MENTEE)
        await tx.participations.submit(opened.id, {}, 0, tx.now)
        await tx.participations.decide(opened.id, ParticipationState.READY, child, tx.now)
        sides = mentor.participation, (opened.id,)
        await tx.pairs.propose(*sides, "teacher-teacher", "traditional", mentor.person, tx.now)
    async with here.app.storage.engines.write.begin() as connection:
        now = here.clock.now()
        works = {"state": str(PairState.ACTIVE), "announced_at": now}
        await connection.execute(update(pairs).values(works))


async def pair_states(here: Town) -> list[PairState]:
    """Tell how all pairs stand."""
    async with here.app.storage.read(here.app.organisation) as tx:
        return [each.state for each in await tx.pairs.all()]


async def test_somebody_who_was_not_of_age_begins_anew_with_a_parent(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        petya, mother = here.person(CHILD), here.person(MOTHER)
        await comes_to_consent(petya)
        await petya.presses("Даю согласие")
        await petya.says("Иванов Пётр Ильич")
        question = petya.screen
        await petya.says("14.03.2012")
        assert petya.sees(WAITING), petya
        assert petya.sees("Введённое стёрто"), petya
        await petya.says("14.03.1990")
        assert petya.sees(WAITING), petya
        await petya.presses("Назад", on=question)
        assert petya.sees(WAITING), petya
        async with here.app.storage.read(here.app.organisation) as tx:
            assert [each.name for each in await tx.people.all() if each.name] == []
        await here.restarts()
        await agrees(mother, await new_code(here))
        await petya.presses("Открыть")
        assert petya.sees("участвую"), petya


async def test_parents_answer_their_questions_and_hear_only_what_they_wished(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as here:
        child, mother = await admitted(here), here.person(MOTHER)
        await mother.says("/menu")
        assert mother.sees("Мои дети"), mother
        await mother.presses("К-001")
        await mother.presses("Анкета для родителей")
        while "Пропустить" not in mother.screen.buttons:
            ready = [each for each in mother.screen.buttons if each.startswith("Готово")]
            if "зовут" in mother.screen.text:
                await mother.says("Иванова Анна Сергеевна")
            else:
                await mother.presses(ready[0] if ready else mother.screen.buttons[0])
        await here.restarts()
        await mother.presses("Только женщина", on=mother.screen)
        await mother.presses("Пропустить")
        assert mother.sees("ответы записаны"), mother
        assert mother.sees("Не присылать новости"), mother
        async with here.app.storage.read(here.app.organisation) as tx:
            [guardian] = await tx.guardians.of_child(child)
            assert guardian.news
            assert guardian.answers
            assert (await terrain_today(tx)).only == {child: Sex.WOMAN}
        async with here.app.storage.work(here.app.organisation) as tx:
            opened = await tx.participations.open(child, Side.MENTEE)
            await tx.participations.submit(opened.id, {}, 0, tx.now)
        await here.curator.presses_data(PersonCard(participation=opened.id).pack())
        assert here.curator.sees("мать · Иванова Анна Сергеевна"), here.curator
        assert here.curator.sees("документ ещё не сверен"), here.curator
        assert here.curator.sees("Действуют согласия"), here.curator
        assert here.curator.sees("Мать о встречах: Место встреч: Только в организации"), (
            here.curator
        )
        assert "Часы для связи" not in here.curator.screen.text, here.curator
        await here.curator.presses("Ответы родителей")
        said = here.curator.screen.text
        assert said.index("Встречи онлайн") < said.index("Часы для связи"), said
        await mother.says("/mydata")
        await mother.presses("Получить файлом")
        assert any(
            "Иванова Анна Сергеевна" in str(each.content.decode()) for each in mother.documents
        )
        mother.forgets()
        await tells_of_a_pair(here, child)
        assert mother.sees("Новост"), mother
        await mother.presses("Открыть")
        assert mother.sees("Иванов П."), mother
        await mother.presses("Не присылать новости")
        mother.forgets()
        await tells_of_a_pair(here, child)
        assert not mother.news, mother


async def test_a_stranger_is_turned_away_by_the_curator(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await admitted(here)
        petya, stranger, olga = here.person(CHILD), here.person(MOTHER), here.curator
        await olga.presses_data("awg:1")
        await olga.presses("Это не представитель")
        sure = olga.screen
        await olga.presses("Да, отменить")
        assert olga.sees("Больше не представляет"), olga
        await olga.presses("Да, отменить", on=sure)
        async with here.app.storage.read(here.app.organisation) as tx:
            journal = await tx.desk.journal(here.clock.now() - timedelta(hours=1))
            assert [each.verb for each in journal].count("guardian_rejected") == 1
        await petya.says("/menu")
        assert petya.sees("Участие остановлено"), petya
        await stranger.says("/menu")
        assert not stranger.sees("К-001"), stranger
        await stranger.presses_data("awk:1:1:1")
        assert stranger.sees("меню") or stranger.sees("Начать"), stranger
        await agrees(here.person(FATHER), await new_code(here, consented=True), "Отец")
        await petya.says("/menu")
        assert not petya.sees(WAITING), petya


async def test_the_fourteenth_birthday_asks_and_stops_nothing(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        petya, mother = here.person(CHILD), here.person(MOTHER)
        await waits_for_parent(petya, "10–13")
        await agrees(mother, await new_code(here))
        await petya.presses("Открыть")
        await petya.presses("Понятно")
        async with here.app.storage.work(here.app.organisation) as tx:
            account = await tx.people.account_at(Channel.TELEGRAM, CHILD)
            assert account
            assert account.person_id
            person = await tx.people.person(account.person_id)
            assert person
            born = {"birth_date": date(2012, 11, 25)}
            await tx.people.save_person(person.model_copy(update=born))
        petya.forgets()
        await here.moves(days=3)
        assert petya.sees("Новост"), petya
        await petya.presses("Открыть")
        assert petya.sees("Да, участвую"), petya
        await petya.says("/menu")
        assert not petya.sees(WAITING), petya
        await petya.says("/consent")
        assert petya.sees("огласи"), petya


async def test_the_eighteenth_birthday_parts_from_the_parents(tmp_path: Path) -> None:
    start = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    async with town(tmp_path, start=start) as here:
        child = await admitted(here, date(2008, 11, 25))
        petya, mother = here.person(CHILD), here.person(MOTHER)
        await mother.says("/menu")
        assert mother.sees("К-001"), mother
        petya.forgets()
        await here.moves(days=2)
        await mother.says("/menu")
        assert not mother.sees("К-001"), mother
        assert petya.sees("Новость"), petya
        await here.restarts()
        await petya.presses("Открыть")
        assert petya.sees("Даю согласие"), petya
        async with here.app.storage.read(here.app.organisation) as tx:
            assert await tx.guardians.of_child(child) == []
        await works_in_a_pair(here, child)
        await here.moves(days=27)
        assert await pair_states(here) == [PairState.ACTIVE]
        await here.moves(days=4)
        assert await pair_states(here) == [PairState.ON_HOLD]
        await here.curator.says("/menu")
        await here.curator.presses("Дела")
        assert here.curator.sees("исполнилось 18, своего согласия нет"), here.curator
