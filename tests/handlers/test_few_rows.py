"""No screen pushes its own text off the phone: eight rows of buttons at most, none cut."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from bot.i18n import tongue
from bot.playground.college.cast import CURATOR, NEWCOMER
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button
from handlers.texts.question_rows import Layout
from handlers.texts.speech import speaking
from mentoring.ids import AccountId, OrganisationId, RunId
from mentoring.questionnaire import Catalogue, Draft
from mentoring.questionnaire.definition import Kind, Option, Questionnaire, Step
from mentoring.questionnaire.draft import Question
from mentoring.questionnaire.wording import Wording
from mentoring.runs import Run
from tests.handlers.few_rows import MOST, crowded, is_cut
from tests.handlers.lived import college_town
from tests.handlers.planned import at_once
from tests.handlers.test_college import finish_questionnaire
from tests.handlers.test_every_button import Walk

SHIPPED = Catalogue.load()
LISTED = 20
"""So many people or things a list made at run time may hold."""

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)


@pytest.fixture
def in_russian() -> Iterator[None]:
    with speaking(tongue("ru")):
        yield


@pytest.mark.long
@pytest.mark.parametrize("command", ["/match", "/pairs", "/settings"])
async def test_every_screen_a_curator_reaches_has_eight_rows_at_most(
    tmp_path: Path, command: str
) -> None:
    async with college_town(tmp_path) as here:
        here.app.planner.solve = at_once
        await finish_questionnaire(here.person(NEWCOMER))
        pressed = await Walk(here, here.person(CURATOR)).go(command, most=70)
        assert pressed > 20
        assert not crowded(here), "\n\n".join(crowded(here))


@pytest.mark.usefixtures("in_russian")
@pytest.mark.parametrize("code", SHIPPED.by_code)
def test_every_question_has_eight_rows_at_most_ticked_or_not(code: str) -> None:
    run = _run(SHIPPED[code])
    for step, picked, back in product(SHIPPED[code].steps, (0, 1, 3), (True, False)):
        rows = Layout(run, _asked(step, picked, back=back), 0, [], (_help(),)).rows()
        drawn = [[key.text for key in row] for row in rows]
        assert len(drawn) <= MOST, (step.id, drawn)
        assert not any(map(is_cut, drawn)), (step.id, drawn)


@pytest.mark.usefixtures("in_russian")
def test_a_tick_moves_no_other_button() -> None:
    step = SHIPPED["mr"].step("competences")
    assert step is not None
    run = _run(SHIPPED["mr"])
    before = Layout(run, _asked(step, 0, back=True), 0, []).rows()
    after = Layout(run, _asked(step, 2, back=True), 0, []).rows()
    assert [_plain(row) for row in before[:5]] == [_plain(row) for row in after[:5]]


def _plain(row: tuple[Button, ...]) -> list[str]:
    return [key.text.lstrip("☐☑ ") for key in row]


def _asked(step: Step, picked: int, *, back: bool) -> Question:
    listed = [
        Option(code=f"p{n}", text=Wording.same(f"Константинопольский К. {n}"))
        for n in range(LISTED if step.source else 0)
    ]
    options = (*listed, *step.options)
    ticked = tuple(each.code for each in options[:picked]) if step.is_picked else ()
    return Question(
        step=step,
        key=step.id,
        option=None,
        options=() if step.rates_own_options else options,
        position=2,
        total=9,
        selected=ticked if step.kind is not Kind.SLOTS else (),
        value=None,
        typed="",
        may_skip=step.optional,
        may_keep=False,
        may_go_back=back,
        editing=False,
    )


def _run(shipped: Questionnaire) -> Run:
    draft = Draft(codes=(shipped.code,), versions=(1,))
    return Run(
        id=RunId(1),
        organisation_id=OrganisationId(1),
        account_id=AccountId(1),
        person_id=None,
        purpose="join",
        draft=draft,
        started_at=NOW,
        updated_at=NOW,
    )


def _help() -> Button:
    return Button("🆘 Нужна помощь", MenuTo(to="menu").pack())
