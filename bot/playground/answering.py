"""Answer a questionnaire for somebody in the demo: by messages and presses, as people do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from bot.app import App
from bot.playground.college.cast import Role
from bot.playground.college.profiles import answers_of
from bot.playground.messages import Message
from bot.playground.phone import NotSeen, Phone
from bot.playground.values import OWN, typed, wanted
from handlers.callbacks.questionnaire import Leaf, Leave, Pick, Send, Way
from handlers.callbacks.questionnaire import Step as Onward
from handlers.choices import choices_for
from mentoring.filling import questionnaire_for
from mentoring.people import Channel
from mentoring.questionnaire import Kind, Question, question
from mentoring.runs import Run

LONGEST = 80
"""More questions than any questionnaire has; whoever gets here goes round in a circle."""

BUTTONS = tuple(each.__prefix__ + each.__separator__ for each in (Pick, Way, Leave, Send))
PRESSED = frozenset({Kind.CHOICE, Kind.YESNO, Kind.SCALE})


def asks(phone: Phone) -> bool:
    """Tell whether a phone shows a question that can be answered for its owner."""
    shown = phone.last_of_bot
    return shown is not None and any(data.startswith(BUTTONS) for data in data_on(shown))


def data_on(message: Message) -> list[str]:
    """Return what the buttons of a message would send."""
    rows = message.keyboard or []
    return [str(button["callback_data"]) for row in rows for button in row if "url" not in button]


@dataclass(frozen=True)
class Answering:
    """Fill in the questionnaire that is open on a phone and hand it in."""

    app: App
    phone: Phone
    role: Role

    async def finish(self) -> None:
        """Answer every question that is left and send the answers."""
        for _ in range(LONGEST):
            run = await self._run()
            if run is None:
                return
            asked = await self._asked(run)
            if asked is None:
                await self._press(run, Send(run=run.id).pack())
            else:
                await self._answer(run, asked)
        raise NotSeen(f"the questionnaire of {self.phone.id} does not end")

    async def _answer(self, run: Run, asked: Question) -> None:
        value = wanted(asked, answers_of(self.role), self._today())
        if value is None:
            await self._go(run, asked, Onward.SKIP)
        elif isinstance(value, tuple):
            await self._tick(run, asked, value)
        elif asked.step.kind is Kind.PERSON:
            await self._say(run, typed(value))
            await self._pick(run, asked, OWN)
        elif asked.step.kind in PRESSED and not str(value).startswith(OWN):
            code = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
            await self._pick(run, asked, code)
        else:
            await self._say(run, typed(value))

    async def _tick(self, run: Run, asked: Question, codes: tuple[str, ...]) -> None:
        for code in codes:
            if code in asked.selected:
                continue
            if code.startswith(OWN):
                await self._say(run, typed(code))
            else:
                await self._pick(run, asked, f"+{code}")
            run = await self._run() or run
        await self._go(run, asked, Onward.DONE)

    async def _go(self, run: Run, asked: Question, onward: Onward) -> None:
        await self._press(run, Way(run=run.id, step=onward, key=asked.key).pack())

    async def _pick(self, run: Run, asked: Question, code: str) -> None:
        """Press an option; turn the pages until it is on the screen."""
        for page in range(LONGEST):
            data = Pick(run=run.id, page=page, key=asked.key, value=code).pack()
            leaf = Leaf(run=run.id, page=page + 1, key=asked.key).pack()
            on, found = await self._shown(data, leaf)
            if found == data:
                await self._acts(run, partial(self.phone.presses_data, data, on))
                return
            self.phone.presses_data(leaf, on)

    async def _press(self, run: Run, data: str) -> None:
        on, _ = await self._shown(data)
        await self._acts(run, partial(self.phone.presses_data, data, on))

    async def _say(self, run: Run, text: str) -> None:
        await self._acts(run, partial(self.phone.says, text))

    async def _acts(self, run: Run, act: Callable[[], object]) -> None:
        """Do something and wait until the questionnaire has moved."""
        self.phone.listens()
        act()
        while await self._run() == run:
            await self.phone.hears()

    async def _shown(self, *wished: str) -> tuple[Message, str]:
        """Wait until one of the buttons is on the screen."""
        while True:
            self.phone.listens()
            screen = self.phone.screen
            there = data_on(screen)
            if found := next((data for data in wished if data in there), None):
                return screen, found
            await self.phone.hears()

    async def _run(self) -> Run | None:
        async with self.app.storage.read(self.app.organisation) as tx:
            actor = await tx.people.actor_at(Channel.TELEGRAM, self.phone.id)
            runs = await tx.runs.open_of(actor.account.id) if actor else []
        return runs[0] if runs else None

    async def _asked(self, run: Run) -> Question | None:
        async with self.app.storage.read(self.app.organisation) as tx:
            coded = (await tx.organisations.get()).pseudonymous
            house = self.app.house.seen(coded=coded)
            choices = await choices_for(tx, house, run)
        return question(questionnaire_for(house, run.draft.codes), run.draft, choices)

    def _today(self) -> date:
        return self.app.clock.now().date()
