"""A curator invites by a link: for a role, for a time, so many people; nobody guesses a way in."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from mentoring.people import Channel, StaffRole
from tests.handlers.college import College
from tests.handlers.test_organisations import made_link
from tests.handlers.two_schools import curator_of, holders, second_school
from tests.talk import Town, town

DOES_NOT_FIT = "Эта ссылка не подходит"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as opened:
        await opened.curator.says("/invite")
        yield opened


async def test_a_link_with_a_picture_lets_so_many_in_and_can_be_revoked(here: Town) -> None:
    olga = here.curator
    assert olga.sees("Открытых нет")
    link = await made_link(olga, "наставник")
    assert len(link) <= 64
    [picture] = olga.documents
    assert picture.content is not None
    assert picture.content.startswith(b"\x89PNG")
    anna = here.person(31)
    await anna.says(f"/start {link}")
    assert anna.sees("18 и старше")
    await here.restarts()
    await anna.says(f"/start {link}")
    assert anna.sees("18 и старше")
    pavel = here.person(32)
    await pavel.says(f"/start {link}")
    assert pavel.sees("уже воспользовались")
    await olga.presses("Приглашения")
    await made_link(olga, "наставляемый")
    await olga.presses("Приглашения")
    listed = olga.screen
    assert olga.sees("№ 2: наставляемый")
    await olga.presses("Отозвать № 2", on=listed)
    assert olga.sees("Приглашение отозвано")
    await olga.presses("Отозвать № 2", on=listed)
    assert olga.sees("уже закончилось")


async def test_late_revoked_foreign_and_guessed_links_get_one_clear_sentence(here: Town) -> None:
    olga, anna = here.curator, here.person(31)
    late = await made_link(olga, "наставник")
    await here.moves(days=8)
    await anna.says(f"/start {late}")
    assert anna.sees("Срок этой ссылки вышел")
    await olga.says("/invite")
    revoked = await made_link(olga, "наставник")
    await olga.says("/invite")
    await olga.presses("Отозвать")
    await anna.says(f"/start {revoked}")
    assert anna.sees("Эту ссылку отозвали")
    for _ in range(5):
        await anna.says("/start i_AAAAAAAAAAAAAAAAAAAAAA")
        assert anna.sees(DOES_NOT_FIT)
    await olga.says("/invite")
    good = await made_link(olga, "наставник")
    await anna.says(f"/start {good}")
    assert anna.sees("Слишком много неподходящих ссылок")
    await here.moves(hours=1, minutes=1)
    await anna.says(f"/start {good}")
    assert anna.sees("18 и старше")
    await anna.presses_data("sri:mentor:all:7:1")
    assert anna.sees("открыт другим")
    await olga.presses_data("sri:curator:all:7:1")
    assert not any("?start=" in each.text for each in olga.news)


async def test_a_role_of_staff_begins_with_a_yes_of_the_curator_only(here: Town) -> None:
    olga, school = here.curator, here.app.organisation
    await College(here).mentor("Орлова Анна Викторовна")
    link = await made_link(olga, "руководитель")
    igor = here.person(31)
    await igor.says(f"/start {link}")
    await igor.presses("18 и старше")
    assert igor.sees("Подтвердит её куратор")
    assert await holders(here, school, StaffRole.HEAD) == 0
    await igor.says("/overview")
    assert igor.sees("открыт другим")
    assert "31" not in olga.screen.text
    await olga.presses("Открыть")
    assert olga.sees("Ждёт подтверждения: руководитель")
    asked = olga.screen
    await here.restarts()
    await igor.presses_data("srd:1:1:1")
    assert igor.sees("открыт другим")
    await olga.presses("Подтвердить", on=asked)
    assert await holders(here, school, StaffRole.HEAD) == 0
    await olga.presses("Да, подтвердить")
    assert await holders(here, school, StaffRole.HEAD) == 1
    assert igor.sees("Ваша роль в программе подтверждена")
    await olga.presses("Отклонить", on=asked)
    assert await holders(here, school, StaffRole.HEAD) == 1
    await igor.presses("Меню")
    await igor.presses("Сводка")
    assert igor.sees("Наставники, готовые начать: 1")
    assert "Люди" not in " ".join(igor.screen.buttons)
    await olga.says("/invite")
    viewer = here.person(32)
    await viewer.says(f"/start {await made_link(olga, 'наблюдатель муниципалитета')}")
    await viewer.presses("18 и старше")
    await olga.presses("Открыть")
    await olga.presses("Подтвердить")
    await olga.presses("Да, подтвердить")
    await viewer.says("/overview")
    assert viewer.sees("Наставники, готовые начать: меньше 5")
    assert not viewer.sees("Орлова")


async def test_a_role_of_staff_is_confirmed_for_nobody_whose_age_is_unsaid(here: Town) -> None:
    olga, igor, petya = here.curator, here.person(31), here.person(32)
    link = await made_link(olga, "руководитель")
    olga.forgets()
    await igor.says(f"/start {link}")
    asked = igor.screen
    assert igor.sees("Роль: руководитель")
    await petya.says("/start")
    await petya.presses_data("sra:1:1")  # of a link that was never opened here
    assert petya.sees("здесь больше нет")
    await here.restarts()
    await igor.presses("Меньше 18", on=asked)
    assert igor.sees("только для взрослых")
    assert not olga.news
    await igor.presses("18 и старше", on=asked)
    assert igor.sees("Подтвердит её куратор")
    await igor.presses("18 и старше", on=asked)
    assert igor.sees("Подтвердит её куратор")
    assert len(olga.news) == 1
    async with here.app.storage.work(here.app.organisation) as tx:
        account = await tx.people.account_at(Channel.TELEGRAM, 31)
        assert account is not None
        await tx.people.set_bracket(account.id, None)  # as whoever says «до 10» is forgotten
    await olga.presses("Открыть")
    await olga.presses("Подтвердить")
    await olga.presses("Да, подтвердить")
    assert olga.sees("только для взрослых")
    assert await holders(here, here.app.organisation, StaffRole.HEAD) == 0


async def test_who_waits_for_a_role_still_waits_after_days(here: Town) -> None:
    igor = here.person(31)
    await igor.says(f"/start {await made_link(here.curator, 'руководитель')}")
    await igor.presses("18 и старше")
    await here.moves(days=3)
    await here.curator.says("/menu")
    await here.curator.presses_data("menu:roles")
    await here.curator.presses("Подтвердить")
    await here.curator.presses("Да, подтвердить")
    assert await holders(here, here.app.organisation, StaffRole.HEAD) == 1


async def test_a_wish_for_a_role_nobody_answers_goes_with_the_newcomer(here: Town) -> None:
    igor = here.person(31)
    await igor.says(f"/start {await made_link(here.curator, 'руководитель')}")
    await igor.presses("18 и старше")
    await here.moves(days=15)
    async with here.app.storage.read(here.app.organisation) as tx:
        assert await tx.people.account_at(Channel.TELEGRAM, 31) is None
        assert await tx.invitations.asked() == []


async def test_where_one_comes_by_invitation_only_nobody_begins_without(tmp_path: Path) -> None:
    access: dict[str, object] = {"curators": [900], "registration": "invite"}
    async with town(tmp_path, access=access) as here:
        anna = here.person(31)
        await anna.says("/start")
        await anna.presses("Начать")
        assert anna.sees("Сюда приходят по приглашению")
        await anna.presses_data("stw:mentor")
        assert anna.sees("Сюда приходят по приглашению")
        await here.curator.says("/invite")
        await anna.says(f"/start {await made_link(here.curator, 'наставник')}")
        assert anna.sees("18 и старше")


async def test_an_administrator_of_the_settings_confirms_too(tmp_path: Path) -> None:
    access: dict[str, object] = {"curators": [900], "administrators": [700]}
    async with town(tmp_path, access=access) as here:
        await here.curator.says("/invite")
        link = await made_link(here.curator, "педагог-психолог")
        sasha = here.person(700)
        await sasha.says("/menu")
        await here.person(31).says(f"/start {link}")
        await here.person(31).presses("18 и старше")
        await sasha.presses("Роли")
        await sasha.presses("Подтвердить")
        await sasha.presses("Да, подтвердить")
        school = here.app.organisation
        assert await holders(here, school, StaffRole.PSYCHOLOGIST) == 1
        assert await holders(here, school, StaffRole.ADMINISTRATOR) == 1
        await sasha.presses_data("sre:3:psychologist:1")
        assert sasha.sees("открыт другим")
        await sasha.says("/people")
        assert sasha.sees("открыт другим")
        other = await second_school(here)
        vera = await curator_of(here, other)
        await vera.says("/invite")
        await sasha.says(f"/start {await made_link(vera, 'руководитель')}")
        assert await holders(here, other, StaffRole.ADMINISTRATOR) == 1
        assert await holders(here, other, StaffRole.CURATOR) == 1


async def test_a_class_of_the_link_is_not_asked_again(here: Town) -> None:
    async with here.app.storage.work(here.app.organisation) as tx:
        organisation = await tx.organisations.get()
        await tx.organisations.save(organisation.model_copy(update={"groups": ("9А", "10Б")}))
    olga, petya = here.curator, here.person(31)
    await olga.presses("Пригласить")
    await olga.presses("наставляемый")
    await olga.presses("9А")
    await olga.presses("30 дней")
    await olga.presses("30 человек")
    link = olga.screen.text.partition("?start=")[2].split("<")[0].split()[0]
    await petya.says(f"/start {link}")
    await petya.presses("14–17")
    assert petya.sees("Ждём согласие")
    async with here.app.storage.read(here.app.organisation) as tx:
        [waits] = await tx.enrolments.waiting("9А")
    assert waits.person_id is None


async def test_a_link_of_another_school_leads_there(here: Town) -> None:
    other = await second_school(here)
    vera = await curator_of(here, other)
    await vera.says("/invite")
    link = await made_link(vera, "наставник")
    await here.curator.says(f"/start {link}")
    async with here.app.storage.read(here.app.organisation) as tx:
        assert await tx.invitations.open_now(tx.now) == []
    await here.curator.says("/people")
    assert here.curator.sees("открыт другим")
