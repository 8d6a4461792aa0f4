"""Third persons answer once by a link; only curators read it, and not for long."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.applications import ParticipationState, Side
from mentoring.consent import THIRD_PARTIES, ConsentRecord, ConsentStep
from mentoring.ids import PersonId
from mentoring.people import Channel
from mentoring.ports import UnitOfWork
from mentoring.revoking import feel_the_end
from mentoring.third_party import forget_after_pairing
from tests.handlers.college import College, Somebody
from tests.talk import CURATOR, Person, Town, town

MARIA = "Кузнецова Мария Петровна"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        yield opened


async def says(tx: UnitOfWork, person: PersonId, step: ConsentStep) -> None:
    """Give or revoke the consent to asking others."""
    await tx.consents.record(
        ConsentRecord(
            organisation_id=tx.organisation,
            person_id=person,
            account_id=None,
            code=THIRD_PARTIES,
            version=1,
            language="ru",
            sha256="0" * 64,
            step=step,
            method="button",
            at=tx.now,
        )
    )


async def agreed(here: Town, *, step: ConsentStep = ConsentStep.GIVEN) -> Somebody:
    """A mentee who agreed to asking others."""
    maria = await College(here).mentee(MARIA)
    async with here.app.storage.work(here.app.organisation) as tx:
        await says(tx, maria.person, step)
    return maria


async def link(here: Town, maria: Somebody) -> str:
    """Let the curator make a link; return what it carries."""
    await here.curator.says("/menu")
    await here.curator.presses_data(f"giq:{maria.participation}")
    await here.curator.presses("7 дней")
    found = re.search(r"start=(t_[\w-]+)", here.curator.screen.text)
    assert found, here.curator
    return found[1]


async def answers(author: Person) -> None:
    """Answer what is asked, shortly."""
    await author.presses("Ответить")
    await tells(author)


async def tells(author: Person) -> None:
    """Go through the questions."""
    await author.presses("Классный руководитель")
    await author.presses("Учёба по предмету")
    await author.presses("Готово")
    await author.presses("Да")
    while "Пропустить" in author.screen.buttons:
        if author.sees("На что можно опереться"):
            await author.says("Умеет слушать, <b>терпелива</b>")
        else:
            await author.presses("Пропустить")


async def rows(here: Town, table: str) -> str:
    """Everything that lies in a table, as text."""
    from sqlalchemy import text

    async with here.app.storage.engines.read.connect() as connection:
        found = await connection.execute(text(f"SELECT * FROM {table}"))  # noqa: S608
        return str(found.all())


async def test_a_class_teacher_answers_without_registering(here: Town) -> None:
    maria, author = await agreed(here), here.person(7001, name="Класс")
    token = await link(here, maria)
    await author.says(f"/start {token}")
    assert author.sees("Кузнецова М. П.: что поможет?")
    await author.presses("Ответить")
    await here.restarts()
    await author.presses("Отмена")
    await author.says(f"/start {token}")
    await answers(author)
    assert author.sees("Спасибо, это поможет")
    await author.presses("Посмотреть мой ответ")
    assert author.sees("Умеет слушать, <b>терпелива</b>")
    for table in ("outbox", "accounts", "persons", "inquiries"):
        assert "Умеет слушать" not in await rows(here, table), table
    assert "submitted" not in await rows(here, "runs")
    await author.says(f"/start {token}")
    assert not author.sees("Ответить")
    olga = here.curator
    await olga.presses_data(f"giq:{maria.participation}")
    await olga.presses("Классный руководитель")
    assert olga.sees("Только для Вас")
    assert olga.sees("На что опереться: Умеет слушать, <b>терпелива</b>")
    await maria.phone.says("/menu")
    await maria.phone.presses_data("gio:1:open")
    assert not maria.phone.sees("Умеет слушать")


CRY = "Дома её бьют, боюсь за неё"


async def test_a_cry_for_another_calls_somebody_and_quotes_nothing(here: Town) -> None:
    maria, author, olga = await agreed(here), here.person(7001), here.curator
    await author.says(f"/start {await link(here, maria)}")
    await author.presses("Ответить")
    for chosen in ("Классный руководитель", "Учёба по предмету", "Готово", "Да"):
        await author.presses(chosen)
    await author.presses("Пропустить")
    assert author.sees("На что можно опереться"), author
    author.forgets()
    olga.forgets()
    maria.phone.forgets()
    await author.says(CRY)
    told = "\n".join(shown.text for shown in author.news)
    assert "сейчас в опасности" in told
    assert "112" in told
    assert "Я позвал человека" in told
    assert olga.sees("Срочно")
    await olga.presses("Открыть")
    assert olga.sees("Тревога за участника · Кузнецова Мария Петровна")
    assert olga.sees("Поговорите с ним лично")
    assert not any("бьют" in shown.text for shown in olga.screens)
    assert "Ответить" not in str(olga.screen.buttons)
    async with here.app.storage.read(here.app.organisation) as tx:
        [call] = await tx.help_requests.waiting()
    assert (call.urgent, call.words) == (True, None)
    await sees_nothing_of_it(maria.phone, call.id)
    await olga.presses("Беру на себя")
    assert maria.phone.news == []


async def sees_nothing_of_it(mentee: Person, request: int) -> None:
    """Let the mentee look wherever their own requests stand."""
    await mentee.says("/menu")
    for data in (f"hlo:{request}", "hlo:0", f"hlw:{request}", f"hls:{request}", "hla:concern:1:0"):
        await mentee.presses_data(data)
        assert not mentee.sees("Тревога"), data
    await mentee.says("/mydata")
    assert not mentee.sees("Тревога")
    files = "".join((each.content or b"").decode("utf-8", "ignore") for each in mentee.documents)
    assert "concern" not in files
    assert "Тревога" not in files
    mentee.forgets()


async def test_a_revoked_consent_takes_the_begun_answer_with_it(here: Town) -> None:
    maria, author = await agreed(here), here.person(7001)
    await author.says(f"/start {await link(here, maria)}")
    await author.presses("Ответить")
    question = author.screen
    assert "third_party" in await rows(here, "runs")
    async with here.app.storage.work(here.app.organisation) as tx:
        await feel_the_end(tx, maria.person, THIRD_PARTIES, quiet=False)
    assert "third_party" not in await rows(here, "runs")
    await author.presses("Классный руководитель", on=question)
    assert not author.sees("Учёба по предмету")
    await author.says("Тихо плачет на переменах")
    assert "плачет" not in await rows(here, "runs")


async def test_a_link_is_for_one_and_can_be_revoked(here: Town) -> None:
    maria, first, second = await agreed(here), here.person(7001), here.person(7002)
    token = await link(here, maria)
    await first.says(f"/start {token}")
    await second.says(f"/start {token}")
    assert second.sees("Эта ссылка больше не действует")
    await first.presses("Ответить")
    await here.curator.presses("Отозвать ссылку")
    assert here.curator.sees("отозвана")
    await tells(first)
    assert first.sees("Эта ссылка больше не действует")
    async with here.app.storage.read(here.app.organisation) as tx:
        assert await tx.inquiries.answered() == []
    late = await link(here, maria)
    await here.moves(days=8)
    await second.says(f"/start {late}")
    assert second.sees("Эта ссылка больше не действует")


async def test_without_the_consent_nobody_is_asked_and_nobody_guesses(here: Town) -> None:
    maria, author, olga = await College(here).mentee(MARIA), here.person(7001), here.curator
    await olga.says("/menu")
    await olga.presses_data(f"giq:{maria.participation}")
    assert olga.sees("Нет согласия на сведения от других")
    await olga.presses_data(f"gia:{maria.participation}:7")
    assert olga.sees("ссылку сделать нельзя")
    async with here.app.storage.work(here.app.organisation) as tx:
        await says(tx, maria.person, ConsentStep.GIVEN)
    token, guesser = await link(here, maria), here.person(7002)
    for number in range(5):
        await guesser.says(f"/start t_guess{number}")
        assert guesser.sees("Эта ссылка больше не действует")
    await guesser.says(f"/start {token}")
    assert guesser.sees("Эта ссылка больше не действует")
    await here.moves(hours=2)
    await guesser.says(f"/start {token}")
    assert guesser.sees("что поможет?")
    token = await link(here, maria)
    async with here.app.storage.work(here.app.organisation) as tx:
        await says(tx, maria.person, ConsentStep.REVOKED)
    await author.says(f"/start {token}")
    assert author.sees("Эта ссылка больше не действует")


async def test_it_is_erased_a_month_after_the_pair_was_announced(here: Town) -> None:
    maria, author, college = await agreed(here), here.person(7001), College(here, 2100)
    await author.says(f"/start {await link(here, maria)}")
    await answers(author)
    ivan = await college.mentor("Яковлев Иван Олегович")
    await college.announces(ivan, maria)
    for days, left in ((29, 1), (2, 0)):
        await here.moves(days=days)
        async with here.app.storage.work(here.app.organisation) as tx:
            await forget_after_pairing(tx, tx.now)
            assert len(await tx.inquiries.answered()) == left
    await author.presses("Посмотреть мой ответ", on=author.screens[-1])
    assert not author.sees("Классный руководитель")


async def test_a_curator_who_mentors_the_mentee_reads_nothing(here: Town) -> None:
    maria, author, olga = await agreed(here), here.person(7001), here.curator
    await author.says(f"/start {await link(here, maria)}")
    await answers(author)
    async with here.app.storage.work(here.app.organisation) as tx:
        curator = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
        assert curator is not None
        assert curator.person is not None
        side = await tx.participations.open(curator.person.id, Side.MENTOR)
        await tx.participations.submit(side.id, {}, 2, tx.now)
        form, me = "teacher-teacher", curator.person.id
        for ready in (side.id, maria.participation):
            await tx.participations.decide(ready, ParticipationState.READY, me, tx.now)
        who = side.id, (maria.participation,)
        await tx.pairs.propose(*who, form, "traditional", me, tx.now)
    await olga.says("/menu")
    for data in (f"giq:{maria.participation}", "gio:1:open", f"gia:{maria.participation}:7"):
        await olga.presses_data(data)
        assert not olga.sees("Классный руководитель"), data
        assert not olga.sees("start=t_"), data
    await olga.presses_data(f"gst:{maria.participation}")
    assert "Сведения от других" not in olga.screen.buttons
