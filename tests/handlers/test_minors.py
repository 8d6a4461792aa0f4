"""A learner comes in: asked nothing before a parent's consent, then the own word and questions."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from mentoring.office import TaskKind
from mentoring.people import Bracket, Channel, Wish
from storage.tables import enrolments, persons, runs
from tests.handlers.families import (
    CHILD,
    FATHER,
    MOTHER,
    agrees,
    new_code,
    opens_card,
    payload,
    waits_for_parent,
)
from tests.talk import Town, town

WAITING = "Ждём согласие родителя или опекуна"
STOPPED = "Участие остановлено"


async def count(here: Town, table: object) -> int:
    """How many rows there are."""
    async with here.app.storage.engines.read.connect() as connection:
        found = await connection.scalar(select(func.count()).select_from(table))  # type: ignore[arg-type]
        return int(found or 0)


async def test_a_learner_comes_in_through_a_parent(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        petya, mother, olga = here.person(CHILD), here.person(MOTHER), here.curator
        await waits_for_parent(petya)
        assert petya.sees("К-001"), petya
        old = petya.screen
        code = await new_code(here)
        people = await count(here, persons)
        await mother.says(f"/start {code}")
        assert mother.sees("Согласие за ребёнка · К-001"), mother
        await here.restarts()
        await mother.says("/menu")
        assert mother.sees("Кем Вы приходитесь"), mother
        await mother.presses("Мать")
        asked = mother.screen
        assert mother.sees("Согласие на обработку данных ребёнка"), mother
        assert await count(here, persons) == people
        await mother.presses("Даю согласие")
        assert mother.sees("Спасибо, согласие записано"), mother
        await mother.presses("Даю согласие", on=asked)
        assert mother.sees("Мои дети"), mother
        assert await count(here, persons) == people + 2
        await petya.presses("Как это работает", on=old)
        assert petya.sees("Теперь твоя очередь"), petya
        await petya.presses("Начать")
        await here.restarts()
        await petya.presses("Да, участвую")
        assert petya.sees("1 из"), petya
        await mother.presses("К-001")
        assert mother.sees("анкета ещё не отправлена"), mother
        await olga.says("/menu")
        await olga.presses("Дела")
        await olga.presses("1")
        await olga.presses("Представитель")
        await olga.presses("Личность сверена")
        assert olga.sees("Личность сверена с документом"), olga


async def test_whoever_waits_is_asked_nothing_and_nothing_is_kept(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        petya = here.person(CHILD)
        people = await count(here, persons)
        await petya.says("/start")
        await petya.presses("Начать")
        await petya.presses("Мне нужен наставник")
        ages = petya.screen
        await petya.presses("10–13")
        for said in (
            "Меня зовут Петя Иванов",
            "/menu",
            "/pair",
            "/profile",
            "/cancel",
            "/consent",
        ):
            await petya.says(said)
            assert petya.sees(WAITING), petya
        await petya.presses("18 и старше", on=ages)
        assert petya.sees(WAITING), petya
        await petya.presses("до 10", on=ages)
        assert petya.sees(WAITING), petya
        await petya.presses_data("qs:1")
        assert petya.sees(WAITING), petya
        await petya.says("/mydata")
        assert petya.sees("возраст: 10–13"), petya
        await here.restarts()
        await petya.says("/start")
        await petya.presses("Как это работает")
        assert petya.sees("листок с кодом"), petya
        await petya.presses("Назад")
        await petya.presses("Напомнить мне завтра")
        await petya.presses("Напомнить мне завтра")
        petya.forgets()
        await here.moves(days=1)
        assert [each.text for each in petya.news] == ["Напоминание от программы наставничества"]
        await petya.presses("Открыть")
        assert petya.sees(WAITING), petya
        assert await count(here, persons) == people
        assert await count(here, runs) == 0
        assert await count(here, enrolments) == 1


async def test_codes_let_one_account_in_once(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        petya, mother, father = here.person(CHILD), here.person(MOTHER), here.person(FATHER)
        await waits_for_parent(petya)
        first = await new_code(here)
        second = await new_code(here)
        await mother.says(f"/start {first}")
        assert mother.sees("Такого кода здесь нет"), mother
        await mother.says(f"/start {second}")
        assert mother.sees("К-001"), mother
        await mother.says(f"/start {second}")
        assert mother.sees("К-001"), mother
        await father.says(f"/start {second}")
        assert father.sees("Этот код уже использован"), father
        await father.presses_data("rpr:1:mother")
        assert not father.sees("Даю согласие"), father
        await father.presses_data("rpy:1:father:1:ru")
        assert not father.sees("Спасибо"), father
        await mother.presses("Мать")
        await mother.presses("Даю согласие")
        await father.presses_data("rrc:3")
        assert not father.sees("К-001"), father
        for guess in range(5):
            await father.says(f"/start r_{guess}aaaaaaaaaaaaaaaaaaaaa")
        third = await new_code(here, consented=True)
        await father.says(f"/start {third}")
        assert not father.sees("К-001"), father
        await here.moves(hours=2)
        await father.says(f"/start {third}")
        assert father.sees("К-001"), father


async def test_a_no_ends_kindly_and_a_new_code_begins_anew(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        petya, mother, olga = here.person(CHILD), here.person(MOTHER), here.curator
        await waits_for_parent(petya)
        await mother.says(f"/start {await new_code(here)}")
        await mother.presses("Мать")
        asked = mother.screen
        await mother.presses("Не даю")
        assert mother.sees("без согласия не начинаем"), mother
        await mother.presses("Даю согласие", on=asked)
        assert mother.sees("ответ уже есть"), mother
        assert petya.sees("Пока не начинаем"), petya
        await petya.says("/mydata")
        assert petya.sees("Роль: —, возраст: —"), petya
        await olga.says("/menu")
        await olga.presses("Дела")
        await olga.presses("1")
        assert olga.sees("не согласен на участие"), olga
        code = await new_code(here)
        await agrees(mother, code)
        assert mother.sees("Спасибо, согласие записано"), mother
        await petya.says("/start")
        assert petya.sees("Начать"), petya
        await petya.presses("Начать")


async def test_two_parents_who_disagree_stop_everything(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        petya, mother, father = here.person(CHILD), here.person(MOTHER), here.person(FATHER)
        await waits_for_parent(petya)
        await agrees(mother, await new_code(here))
        await petya.presses("Открыть")
        await petya.presses("Да, участвую")
        await father.says(f"/start {await new_code(here, consented=True)}")
        await father.presses("Отец")
        await father.presses("Не даю")
        assert father.sees("Другой представитель уже дал согласие"), father
        sure = father.screen
        await father.presses("Я против")
        assert father.sees("участие ребёнка остановлено"), father
        await father.presses("Я против", on=sure)
        assert father.sees("Мои дети"), father
        assert father.sees("согласия сейчас нет"), father
        await petya.says("/menu")
        assert petya.sees(STOPPED), petya
        await petya.says("Иванов Пётр")
        assert petya.sees(STOPPED), petya
        await mother.says("/menu")
        assert mother.sees("согласия сейчас нет"), mother
        await here.curator.says("/menu")
        await here.curator.presses("Дела")
        assert here.curator.sees("разошлись"), here.curator


async def test_a_parent_revokes_in_two_taps_from_home(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        petya, mother = here.person(CHILD), here.person(MOTHER)
        await waits_for_parent(petya)
        await agrees(mother, await new_code(here))
        await petya.presses("Открыть")
        await petya.presses("Да, участвую")
        await mother.says("/menu")
        await mother.presses("К-001")
        await mother.presses("Получать новости")
        assert mother.sees("Не присылать новости"), mother
        await mother.presses("Отозвать согласие")
        sure = mother.screen
        await mother.presses("Да, отозвать")
        assert mother.sees("Согласия сейчас нет"), mother
        await mother.presses("Да, отозвать", on=sure)
        assert mother.sees("Согласия сейчас нет"), mother
        await petya.says("/start")
        assert petya.sees(STOPPED), petya
        assert petya.sees("до 23 декабря 2026 года, потом стирается"), petya
        assert not petya.sees("Начать"), petya
        assert not petya.sees("кроме возраста"), petya
        await mother.says("/mydata")
        assert mother.sees("представитель ребёнка"), mother
        assert mother.sees("2 записи о согласии"), mother
        assert not mother.sees("подобрать пару"), mother
        await mother.presses("Удалить всё")
        assert mother.sees("без Вас как представителя"), mother
        sure = mother.screen
        await mother.presses("Да, удалить всё")
        await mother.presses("Да, удалить всё", on=sure)
        await here.curator.says("/menu")
        await here.curator.presses("Дела")
        assert here.curator.sees("остался без представителя"), here.curator
        assert not here.curator.sees("посмотреть документ"), here.curator
        async with here.app.storage.read(here.app.organisation) as tx:
            kinds = [each.kind for each in await tx.desk.open_tasks()]
        assert TaskKind.GUARDIAN_TO_CHECK not in kinds
        assert kinds.count(TaskKind.GUARDIAN_GONE) == 1


async def test_a_learner_who_takes_the_own_yes_back_is_not_pressed(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        petya, mother = here.person(CHILD), here.person(MOTHER)
        await waits_for_parent(petya)
        await petya.presses("Нужна помощь")
        said = petya.screen.text
        assert said.index("112") < said.index("О программе"), petya
        assert petya.sees("никто не прочтёт"), petya
        await agrees(mother, await new_code(here))
        await petya.presses_data("st:next")
        await petya.presses("Да, участвую")
        await petya.says("/mydata")
        assert petya.sees("Код: К-001"), petya
        await petya.says("/consent")
        await petya.presses("Отозвать")
        await petya.presses("Да, отозвать")
        for said in ("/menu", "/profile", "/pair", "/start"):
            await petya.says(said)
            assert petya.sees(STOPPED), petya
            assert not petya.sees("Начать"), petya
        await mother.says("/menu")
        await mother.presses("Участвовать")
        await mother.presses("Хочу быть наставником")
        await mother.presses("Даю согласие")
        await mother.says("/menu")
        assert mother.sees("Мои дети"), mother


async def test_the_link_of_a_child_leads_to_its_own_place(tmp_path: Path) -> None:
    """A child on a list, without a phone: the parent passes the link on."""
    async with town(tmp_path) as here:
        async with here.app.storage.work(here.app.organisation) as tx:
            await tx.enrolments.add(Wish.MENTEE, Bracket.FROM_10, None)
        petya, mother = here.person(CHILD), here.person(MOTHER)
        await agrees(mother, await new_code(here))
        await mother.presses("Ссылка для ребёнка")
        link = payload(mother)
        await petya.says(f"/start {link}")
        assert petya.sees("Понятно"), petya
        await petya.presses("Понятно")
        assert petya.sees("1 из"), petya
        await here.person(FATHER).says(f"/start {link}")
        assert here.person(FATHER).sees("Этот код уже использован")


async def test_one_phone_serves_a_parent_and_two_children(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        phone = here.person(MOTHER)
        await waits_for_parent(phone)
        await phone.says(f"/start {await new_code(here)}")
        assert phone.sees("дальше отвечает взрослый"), phone
        await phone.presses("Мать")
        await phone.presses("Даю согласие")
        await phone.presses("Передать телефон ребёнку")
        await phone.says("/start")
        assert phone.sees("Да, участвую") or phone.sees("Начать"), phone
        async with here.app.storage.work(here.app.organisation) as tx:
            await tx.enrolments.add(Wish.MENTEE, Bracket.FROM_10, None)
        await agrees(phone, await new_code(here, code="К-002"))
        assert phone.sees("Спасибо, согласие записано"), phone
        await phone.presses("Ребёнок ответит отсюда")
        assert phone.sees("Понятно"), phone
        async with here.app.storage.work(here.app.organisation) as tx:
            await tx.enrolments.add(Wish.MENTEE, Bracket.FROM_14, None)
            account = await tx.people.account_at(Channel.TELEGRAM, MOTHER)
            assert account
            people = await tx.people.people_at(account.id)
            [adult] = [each for each in people if each.bracket is Bracket.ADULT]
            assert len(people) == 3
            await tx.people.set_pin(account.id, adult.id, "sealed")
        await agrees(phone, await new_code(here, code="К-003"))
        assert phone.sees("Сначала отвечает взрослый"), phone


async def test_a_curator_helps_those_who_wait(tmp_path: Path) -> None:
    """No class before the consent, a sheet to print, a signed one, an adult with a wrong age."""
    async with town(tmp_path) as here:
        async with here.app.storage.work(here.app.organisation) as tx:
            known = await tx.organisations.get()
            await tx.organisations.save(known.model_copy(update={"groups": ("8А", "8Б")}))
        petya, anna, olga = here.person(CHILD), here.person(1001), here.curator
        await waits_for_parent(petya)
        assert petya.sees("К-001"), petya
        assert not petya.sees("класс"), petya
        assert "Назвать свой класс" not in petya.screen.buttons
        await petya.presses_data("wtg:8Б")  # a button of an older version
        assert petya.sees("К-001"), petya
        await waits_for_parent(anna)
        await olga.says("/menu")
        await olga.presses("Ждут согласия родителя · 2")
        assert olga.sees("без класса · 2"), olga
        await olga.presses("без класса")
        await olga.presses("К-001")
        card = olga.screen
        await olga.presses("Листок")
        assert str(olga.documents[-1].file).endswith(".docx"), olga
        await olga.presses("Отметить бумажное согласие", on=card)
        await olga.presses("Опекун")
        for said in ("со слов мамы", "б/н"):
            await olga.says(said)
            assert olga.sees("согласием не считается"), olga
        await olga.says("8Б-17")
        await olga.says("вчера-позавчера")
        await here.restarts()
        await olga.says("сегодня")
        await olga.says("нигде")
        assert olga.sees("где лежит лист"), olga
        await olga.says("сейф, папка 3")
        assert olga.sees("ребёнок может начинать"), olga
        await petya.presses("Открыть")
        await petya.presses("Да, участвую")
        assert petya.sees("1 из"), petya
        await opens_card(here, "К-002")
        await olga.presses("Это взрослый")
        await olga.presses("Да, спросить снова")
        await anna.presses("Открыть")
        await anna.presses("18 и старше")
        assert anna.sees("Даю согласие"), anna


async def test_reminders_after_2_5_and_10_days_and_the_end_after_30(tmp_path: Path) -> None:
    start = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    async with town(tmp_path, start=start) as here:
        petya, olga = here.person(CHILD), here.curator
        await olga.says("/menu")
        await waits_for_parent(petya)
        mother = here.person(MOTHER)
        await mother.says(f"/start {await new_code(here)}")
        for days, reminds in ((1, False), (1, True), (1, False), (2, True), (3, False), (2, True)):
            petya.forgets()
            olga.forgets()
            mother.forgets()
            await here.moves(days=days)
            assert bool(mother.news) is reminds, (here.clock.now(), mother)
            assert bool(petya.news) is reminds, (here.clock.now(), petya)
            assert olga.sees("В программе ждут согласий") or not reminds, olga
        await here.restarts()
        await mother.presses("Открыть")
        assert mother.sees("Согласие за ребёнка · К-001"), mother
        await olga.presses("Открыть")
        await olga.presses("без класса")
        assert olga.sees("ждёт 10 дней"), olga
        petya.forgets()
        await here.moves(days=20)
        assert petya.sees("Месяц прошёл"), petya
        await opens_card(here)
        assert olga.sees("закрыто через 30 дней"), olga
        await petya.says("/start")
        assert petya.sees("Начать"), petya
        await waits_for_parent(petya)
        assert petya.sees("К-001"), petya
