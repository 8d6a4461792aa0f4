"""During an incident no link or code of before lets anybody in, and looks are told of."""

from pathlib import Path

from mentoring.consent import ConsentStep
from mentoring.first_run import issue_key
from mentoring.keys import digest
from mentoring.moving import moving_key
from mentoring.people import Channel, StaffRole
from tests.handlers.college import College
from tests.handlers.families import CHILD, MOTHER, new_code, waits_for_parent
from tests.handlers.paired import Paired, paired_town
from tests.handlers.test_help import gives
from tests.handlers.test_organisations import made_link
from tests.handlers.test_third_party import link, says
from tests.talk import CURATOR, Person, Town, town


async def begins(olga: Person) -> None:
    """Begin an incident."""
    await olga.says("/incident")
    await olga.presses("Другое")
    assert olga.sees("в том числе напечатанные")
    await olga.presses("Да, начать")


async def move_of(here: Town, person: int) -> str:
    """Return the link by which somebody would move to another phone."""
    async with here.app.storage.work(here.app.organisation) as tx:
        curator = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
        moved = await tx.people.account_at(Channel.TELEGRAM, person)
        assert curator
        assert moved
        assert moved.person_id
        return "m_" + await moving_key(tx, curator, moved.person_id)


async def test_an_incident_ends_every_open_link_and_code(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        olga, stranger = here.curator, here.person(7001)
        await olga.says("/menu")
        maria = await College(here, number=5000).mentee("Кузнецова Мария Петровна")
        async with here.app.storage.work(here.app.organisation) as tx:
            await says(tx, maria.person, ConsentStep.GIVEN)
            first_curator = await issue_key(tx)
        third = await link(here, maria)
        await olga.says("/invite")
        invitation = await made_link(olga, "наставник")
        await waits_for_parent(here.person(CHILD))
        code, move = await new_code(here), await move_of(here, maria.phone.number)
        await stranger.says(f"/start {move}")
        sure = stranger.screen
        await begins(olga)
        assert olga.sees("Закрыто 5 ссылок и кодов"), olga
        for old, words in (
            (invitation, "Эту ссылку отозвали"),
            (third, "Эта ссылка больше не действует"),
            (move, "Срок этой ссылки вышел"),
        ):
            await stranger.says(f"/start {old}")
            assert stranger.sees(words), old
        await stranger.presses_data(sure.keys[0].data, sure)
        assert not stranger.sees("Кузнецова"), stranger
        mother = here.person(MOTHER)
        await mother.says(f"/start {code}")
        assert "Мать" not in mother.screen.buttons
        async with here.app.storage.work(here.app.organisation) as tx:
            account = await tx.people.account_at(Channel.TELEGRAM, stranger.number)
            assert account
            assert account.person_id is None
            secret = digest(first_curator.removeprefix("k_"))
            assert await tx.keys.use(secret, account.id, tx.now) is None
        await olga.says("/menu")
        await olga.presses_data("awn:1")
        assert olga.sees("start=") or olga.sees("Код")


async def test_who_opened_a_card_stands_in_the_list(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        olga = paired.olga
        for _ in range(2):
            await olga.presses_data("pca:2")
        await begins(olga)
        await olga.presses("7 дней")
        assert olga.sees("× 2"), olga


async def named_first(paired: Paired, person: Person) -> None:
    """Let the school name somebody to be called first."""
    await paired.olga.says("/settings")
    await paired.olga.presses("Срочная помощь")
    await paired.olga.presses("☐ Орлов")
    assert person.number == paired.petr.number


async def test_whose_access_ends_is_called_no_more(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        olga, here = paired.olga, paired.here
        petr = await gives(paired, paired.petr.number, StaffRole.DEPUTY)
        await named_first(paired, petr)
        await begins(olga)
        await olga.presses("Закрыть доступ куратору")
        await olga.presses("Орлов П. И.")
        await olga.presses("Да, завершить")
        async with here.app.storage.read(here.app.organisation) as tx:
            assert (await tx.organisations.get()).urgent == ()
