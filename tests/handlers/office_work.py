"""A curator's office at random: lists, sheets, corrections, notes, links, roles."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random

from bot.i18n import tongues
from bot.roster import Desk
from handlers.callbacks.behalf import AddSomebody
from handlers.callbacks.candidates import AskThirdParty
from handlers.callbacks.needs import NoteNeeds
from handlers.callbacks.people import AmendAnswers
from handlers.callbacks.privacy import EraseData
from handlers.callbacks.staff import LayDown
from handlers.texts.speech import speaking
from mentoring.applications import Participation
from mentoring.consent import THIRD_PARTIES, ConsentStep
from mentoring.consent_proof import Deed, write
from mentoring.consents import active_text
from tests.handlers.applicants import consents
from tests.handlers.strangers import FIRST_BORN, SHEETS, TEEN, Stranger, listed, stranger
from tests.handlers.test_organisations import made_link
from tests.rosters import xlsx
from tests.talk import Person, Town

ROLES = ("руководитель", "педагог-психолог", "заместитель", "наблюдатель муниципалитета")
GOES_ON = ("q|", "qw|", "qf|", "qc|")
COMMANDS = ("/menu", "/people", "/overview", "/report", "/pairs", "/events", "/cancel")


@dataclass
class Office:
    """Do one thing after another, about strangers nobody else has heard of."""

    here: Town
    chance: Random
    met: list[Stranger] = field(default_factory=list)
    unsigned: list[Stranger] = field(default_factory=list)
    """Those for whom no sheet that counts was ever shown."""

    phones: list[Person] = field(default_factory=list)
    log: list[str] = field(default_factory=list)

    @property
    def deeds(self) -> tuple[Callable[[], Awaitable[None]], ...]:
        """Everything that may happen."""
        return (
            self.sends_a_list, self.takes_a_list_on_the_server, self.writes_down, self.joins,
            self.amends, self.notes_needs, self.asks_others, self.changes_mind, self.staff_comes,
            self.staff_goes, self.goes_on,
        )  # fmt: skip

    async def acts(self) -> None:
        """Do one thing."""
        deed = self.chance.choice(self.deeds)
        self.log.append(deed.__name__)
        await deed()

    async def sends_a_list(self) -> None:
        """Send a list in the chat; mostly let it be taken in."""
        await self.here.curator.says("/start")
        await self.here.curator.sends_file("список.xlsx", self._list())
        await self._tries(self.here.curator, self.chance.choice(("Загрузить ", "Отменить")))

    async def takes_a_list_on_the_server(self) -> None:
        """Take a list in by the command."""
        app, content = self.here.app, self._list()
        file = app.storage.engines.file
        assert file is not None
        async with app.storage.read(app.organisation) as tx:
            organisation = await tx.organisations.get()
        desk = Desk(app.storage, organisation, app.house, file.with_name("l.xlsx"), content)
        with speaking(tongues()["ru"]):
            await desk.work(dry_run=self.chance.random() < 0.2, meant=self.chance.random() < 0.3)

    async def writes_down(self) -> None:
        """Answer for somebody, by a sheet or by mere words."""
        olga, who = self.here.curator, self._new()
        signed = self.chance.random() < 0.7
        if not signed:
            self.unsigned.append(who)
        grown, teen = who.born < TEEN, TEEN <= who.born < TEEN.replace(year=2013)
        await olga.says("/menu")
        await olga.presses_data(AddSomebody().pack())
        for label in (
            "Со слов",
            "Наставляемый",
            "18 и" if grown else "14–17" if teen else "10–13",
        ):
            await self._tries(olga, label)
        await self._tries(olga, "Учится" if grown else "Мать")
        await olga.says(f"{who.number}/26" if signed else "со слов")
        await olga.says("сегодня")
        await olga.says("сейф, папка 3")
        await self._tries(olga, "Пропустить")
        await self._answers(olga, who)

    async def joins(self) -> None:
        """Let somebody grown come by themselves and begin to answer."""
        person, who = self._phone(), self._new(grown=True)
        await consents(person)
        await self._answers(person, who)
        self.phones.append(person)

    async def amends(self) -> None:
        """Correct an answer of somebody, or leave in the middle."""
        olga, side = self.here.curator, await self._somebody()
        if side is None:
            return
        await olga.says("/menu")
        await olga.presses_data(AmendAnswers(participation=side.id).pack())
        await self._tries(olga, "1")
        await olga.says(f"{side.profile.get('fio') or 'Никто'}")
        if self.chance.random() < 0.7:
            await self._tries(olga, "Сохранить")

    async def notes_needs(self) -> None:
        """Note what papers say of somebody."""
        olga, side = self.here.curator, await self._somebody()
        if side is None:
            return
        await olga.says("/menu")
        await olga.presses_data(NoteNeeds(participation=side.id).pack())
        for label in ("Личное дело", "Теория", "Готово"):
            await self._tries(olga, label)
        await olga.says(f"{side.profile.get('fio')}: нужны курсы")

    async def asks_others(self) -> None:
        """Let a third person answer about somebody by a link, to the end or not."""
        side, olga, author = await self._somebody(), self.here.curator, self._phone()
        if side is None:
            return
        await self._agrees_to_others(side, ConsentStep.GIVEN)
        await olga.says("/menu")
        await olga.presses_data(AskThirdParty(participation=side.id, days=7).pack())
        if (found := re.search(r"start=(t_[\w-]+)", olga.screen.text)) is None:
            return
        await author.says(f"/start {found[1]}")
        await self._tries(author, "Ответить")
        for _ in range(self.chance.randrange(3, 12)):
            await self._answers_one(author, f"{side.profile.get('fio')} терпеливо слушает")
        if self.chance.random() < 0.4:
            await self._agrees_to_others(side, ConsentStep.REVOKED)

    async def changes_mind(self) -> None:
        """Let somebody revoke, or erase everything."""
        if not self.phones:
            return
        person = self.chance.choice(self.phones)
        if self.chance.random() < 0.5:
            await person.says("/consent")
            await self._tries(person, "Отозвать")
            await self._tries(person, "Да, отозвать")
        else:
            await person.says("/mydata")
            await person.presses_data(EraseData(sure=True).pack())

    async def staff_comes(self) -> None:
        """Let somebody come for a role, confirmed or not; they type what nobody asked."""
        olga, person, who = self.here.curator, self._phone(), self._new(grown=True)
        self.unsigned.append(who)
        await olga.says("/invite")
        await person.says(f"/start {await made_link(olga, self.chance.choice(ROLES))}")
        await self._tries(person, self.chance.choice(("18 и старше", "Меньше 18")))
        await person.says(who.name)
        await olga.says("/menu")
        await olga.presses_data("menu:roles")
        for label in (self.chance.choice(("Подтвердить", "Отклонить")), "Да, подтвердить"):
            await self._tries(olga, label)
        for words in (self.chance.choice(COMMANDS), who.phone, who.words):
            await person.says(words)
        self.phones.append(person)

    async def staff_goes(self) -> None:
        """Let somebody lay their roles down."""
        if self.phones:
            await self.chance.choice(self.phones).presses_data(LayDown(sure=True).pack())

    async def goes_on(self) -> None:
        """Let somebody press whatever they see."""
        person = self.chance.choice([*self.phones, self.here.curator])
        await person.says(self.chance.choice(COMMANDS))
        keys = [key for key in person.screen.keys if not key.url]
        if keys:
            await person.presses_data(self.chance.choice(keys).data)

    def _list(self) -> bytes:
        rows = []
        for _ in range(self.chance.randrange(1, 5)):
            who, sheet = self._new(), self.chance.choice(SHEETS)
            if sheet != "good":
                self.unsigned.append(who)
            rows.append(listed(who, sheet, self.here.clock.now().date()))
        return xlsx(*rows)

    def _new(self, *, grown: bool = False) -> Stranger:
        number = len(self.met) + 1
        who = Stranger(number, FIRST_BORN) if grown else stranger(number, self.chance)
        self.met.append(who)
        return who

    def _phone(self) -> Person:
        return self.here.person(7000 + len(self.here.people))

    async def _somebody(self) -> Participation | None:
        async with self.here.app.storage.read(self.here.app.organisation) as tx:
            sides = await tx.participations.all()
        return self.chance.choice(sides) if sides else None

    async def _agrees_to_others(self, side: Participation, step: ConsentStep) -> None:
        async with self.here.app.storage.work(self.here.app.organisation) as tx:
            text = await active_text(tx, "ru", THIRD_PARTIES)
            await write(tx, text, Deed(person=side.person_id, step=step))

    async def _answers(self, person: Person, who: Stranger) -> None:
        typed = (who.name, f"{who.born:%d.%m.%Y}", who.phone, who.words)
        for words in typed[:2]:
            await person.says(words)
        for _ in range(self.chance.randrange(3, 24)):
            await self._answers_one(person, self.chance.choice(typed))

    async def _answers_one(self, person: Person, words: str) -> None:
        shown = person.screen
        keys = [key for key in shown.keys if key.data.startswith(GOES_ON)]
        ahead = [key for key in keys if not key.data.startswith("qw|") or "|back|" not in key.data]
        if ahead:
            await person.presses_data(self.chance.choice(ahead).data, shown)
        else:
            await person.says(words)

    async def _tries(self, person: Person, label: str) -> None:
        if any(label.casefold() in key.text.casefold() for key in person.screen.keys):
            await person.presses(label, on=person.screen)
