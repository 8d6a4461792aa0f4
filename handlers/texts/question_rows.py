"""Lay out the buttons of a question by its kind; every button names the run and the question."""

from handlers.callbacks.questionnaire import Leaf, Leave, Pick, Step, Way
from handlers.screen import Button, Rows
from handlers.texts.answers import part_of_day, weekday_short
from handlers.texts.speech import _, said
from handlers.texts.words import BUTTON, limit
from mentoring.filling import KEPT, PROFILE
from mentoring.people import Person
from mentoring.questionnaire import Kind, Option, Question
from mentoring.questionnaire.slots import PARTS_OF_DAY, WEEKDAYS
from mentoring.runs import Run

OWN = "="
ROWS = 8
"""More rows than this push the question itself off a phone's screen."""

TWO = 28
"""The longest label that is not cut when two stand in a row."""

PAGE = 10
OF_PEOPLE, PEOPLE = frozenset({"wish_people", "wish_others"}), 8
"""Lists of people are longer than lists of things: eight names and no more stand on a page."""

FEW = 5
"""Names so long that each needs a row of its own: so many stand on a page."""

SHORT = 12
NUMBERS = 12
TICKED, FREE = "☑", "☐"
EARLIER, LATER = "◂", "▸"


class Layout:
    """Make the buttons of one question of one run."""

    def __init__(
        self,
        run: Run,
        asked: Question,
        page: int,
        found: list[Person],
        ways: tuple[Button, ...] = (),
    ) -> None:
        """Lay out what is asked; `found` are people whose names match what was typed."""
        self._run, self._asked, self._page, self._found = run, asked, page, found
        self._ways = ways

    def rows(self) -> Rows:
        """Return the buttons of the answer, then those of the way."""
        answers, way = self._answers(), self._way()
        below = 2 if self._asked.step.is_picked else len(way)  # ticking moves no button
        crowded = len(answers) + below > ROWS
        return (*(_packed(answers) if crowded else answers), *way)

    def _answers(self) -> Rows:
        step = self._asked.step
        if step.kind is Kind.SLOTS:
            return self._slots()
        if step.kind is Kind.PERSON:
            return self._cards()
        return self._ticks() if step.is_picked else self._choices()

    def _pick(self, text: str, value: str) -> Button:
        run, key = self._run.id, self._asked.key
        press = Pick(run=run, page=self._page, key=key, value=value).pack()
        return Button(limit(text, BUTTON), press)

    def _choices(self) -> Rows:
        step = self._asked.step
        if step.kind is Kind.YESNO:
            return ((self._pick(_("Yes"), "yes"), self._pick(_("No"), "no")),)
        if step.kind in (Kind.SCALE, Kind.NUMBER):
            return self._numbers()
        buttons = [self._pick(_text(each), each.code) for each in self._on_page()]
        return (*_paired(buttons), *self._leaves(), *self._own(OWN))

    def _numbers(self) -> Rows:
        low, high = self._asked.step.low, self._asked.step.high
        if low is None or high is None or high - low >= NUMBERS:
            return ()
        buttons = [self._pick(str(n), str(n)) for n in range(low, high + 1)]
        width = 5 if len(buttons) == 2 * 5 else 6
        return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))

    def _ticks(self) -> Rows:
        buttons = [self._tick(_text(each), each.code) for each in self._on_page()]
        own = [each for each in self._asked.selected if each.startswith(OWN)]
        written = [self._pick(f"{TICKED} {each[1:]}", f"-{OWN}") for each in own]
        free = () if own else self._own(f"+{OWN}")
        return (*_paired(buttons), *((each,) for each in written), *self._leaves(), *free)

    def _tick(self, text: str, code: str) -> Button:
        if code not in self._asked.selected:
            return self._pick(f"{FREE} {text}", f"+{code}")
        mark = TICKED
        if self._asked.step.kind is Kind.RANKING:
            mark = f"{self._asked.selected.index(code) + 1}."
        return self._pick(f"{mark} {text}", f"-{code}")

    def _slots(self) -> Rows:
        return tuple(
            tuple(
                self._tick(f"{weekday_short(weekday)} {part_of_day(part)}", f"{weekday}-{part}")
                for part in PARTS_OF_DAY
            )
            for weekday in WEEKDAYS
        )

    def _cards(self) -> Rows:
        sign = "+" if self._asked.step.is_picked else ""
        rows = [(self._pick(each.name or "", f"{sign}#{each.id}"),) for each in self._found]
        if self._asked.typed:
            as_written = _("Leave as written: {name}").format(name=self._asked.typed)
            rows.append((self._pick(as_written, sign + OWN),))
        return tuple(rows)

    def _on_page(self) -> tuple[Option, ...]:
        options, size = self._asked.options, self._size
        if len(options) <= self._most:
            return options
        return options[self._page * size : (self._page + 1) * size]

    @property
    def _size(self) -> int:
        if self._asked.step.source in OF_PEOPLE:
            return PEOPLE
        alone = any(len(f"{FREE} {_text(each)}") > TWO for each in self._asked.options)
        return FEW if alone and self._asked.step.source else PAGE

    @property
    def _most(self) -> int:
        """Return how many options stand on one page without leaves."""
        return PAGE + 2 if self._size == PAGE else self._size

    def _leaves(self) -> Rows:
        count = len(self._asked.options)
        if count <= self._most:
            return ()
        run, key, last = self._run.id, self._asked.key, (count - 1) // self._size
        turns = ((EARLIER, self._page - 1), (LATER, self._page + 1))
        return (
            tuple(
                Button(sign, Leaf(run=run, page=page, key=key).pack())
                for sign, page in turns
                if 0 <= page <= last
            ),
        )

    def _own(self, value: str) -> Rows:
        other = self._asked.step.other
        return ((self._pick(said(other), value),),) if other and self._asked.options else ()

    def _way_to(self, step: Step) -> str:
        return Way(run=self._run.id, step=step, key=self._asked.key).pack()

    def _way(self) -> Rows:
        """Return the way back and on, then the way out beside the one to help."""
        asked = self._asked
        first: list[Button] = []
        if asked.may_go_back:
            first.append(Button(_("Back"), self._way_to(Step.BACK)))
        if asked.may_keep and not asked.step.is_picked:
            first.append(Button(_("Leave as it is"), self._way_to(Step.KEEP)))
        if asked.selected and asked.step.is_picked:
            text = _("Done (chosen: {n})").format(n=len(asked.selected))
            first.append(Button(text, self._way_to(Step.DONE)))
        elif asked.may_skip:
            first.append(Button(_("Skip"), self._way_to(Step.SKIP)))
        if len(first) == 1 and not self._ways:
            return ((*first, self._stop()),)
        rows = [tuple(first[at : at + 2]) for at in range(0, len(first), 2)]
        return (*rows, (self._stop(), *self._ways))

    def _stop(self) -> Button:
        stop = _("Continue later") if self._run.purpose in KEPT else _("Cancel")
        if self._run.purpose == PROFILE:
            stop = _("Close without changes")
        return Button(stop, Leave(run=self._run.id).pack())


def _text(option: Option) -> str:
    return said(option.text)


def _paired(buttons: list[Button]) -> Rows:
    """Put short buttons two in a row, long ones alone."""
    if all(len(button.text) <= SHORT for button in buttons):
        return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    return tuple((button,) for button in buttons)


def _packed(rows: Rows) -> Rows:
    """Put neighbours two in a row where neither is cut."""
    found: list[tuple[Button, ...]] = []
    for row in rows:
        last = found[-1] if found else ()
        turning = bool(last) and last[0].text in (EARLIER, LATER)
        short = all(len(each.text) <= TWO for each in (*last, *row))
        if (
            len(row) == 1
            and short
            and row[0].text not in (EARLIER, LATER)
            and (turning or len(last) == 1)
        ):
            found[-1] = (*last, *row)
        else:
            found.append(row)
    return tuple(found)
