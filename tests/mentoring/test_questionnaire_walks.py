"""No walk through a questionnaire loses an answer or gets stuck, whatever is pressed and when."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from mentoring.errors import Refusal
from mentoring.questionnaire import (
    Catalogue,
    Choices,
    Draft,
    Question,
    Questionnaire,
    Value,
    answer,
    back,
    begin,
    combine,
    done,
    fits,
    goto,
    is_complete,
    keep,
    pick,
    press,
    question,
    skip,
    summary,
)
from mentoring.questionnaire.definition import Format, Kind
from mentoring.questionnaire.refusals import NothingBefore, Stale
from mentoring.questionnaire.route import route
from mentoring.questionnaire.slots import SLOTS
from tests.mentoring.questionnaire_samples import EVERYTHING, TODAY, options

LISTS = {
    "subjects": options("maths", "physics", "latin"),
    "forms": options("teacher-teacher", "teacher-learner"),
    "all_forms": options("teacher-teacher"),
    "groups": options("7a", "7b"),
    "mentor_sides": options("learner", "teacher"),
    "days": options("2026-11-25"),
    "times": options("15:30"),
    "places": options("office"),
}
CHOICES = Choices(today=TODAY, lists=LISTS)
CATALOGUE = Catalogue.load()
BOTH = combine(CATALOGUE["me-t"], CATALOGUE["mr"])
TYPED = st.sampled_from(
    (
        *("Орлова Анна Ивановна", "14.03.1996", "+7 912 345 67 89", "да", "нет", "5", "15:30"),
        *("chat", "р-ict", "", "<b>", "🙂", "#1", "=", "32.13.96", "я" * 4000, "\x00"),
    )
)
PRESSED = st.sampled_from(
    (
        *("+=", "=", "-=", "+#3", "#3", "да", "yes", "7", "phone"),
        *("+ict", "+", "", "+mon", "-evening"),
    )
)
PLAIN: dict[Kind, str] = {
    Kind.TEXT: "Орлова Анна", Kind.LONG: "Помощь с уроками", Kind.SCALE: "7", Kind.NUMBER: "2",
    Kind.TIME: "15:30", Kind.YESNO: "да", Kind.PHONE: "89123456789",
}  # fmt: skip


def forward(questionnaire: Questionnaire, draft: Draft, shown: Question) -> Draft:
    """Do something valid that deals with the question."""
    key, step = shown.key, shown.step
    if shown.may_keep:
        return keep(questionnaire, draft, key)
    if shown.may_skip:
        return skip(questionnaire, draft, key, CHOICES)
    if step.kind is Kind.CHOICE:
        return press(questionnaire, draft, key, shown.options[0].code, CHOICES)
    if step.kind is Kind.DATE:
        day = "14.03.2003" if step.dates.at_least_years else "24.11.2026"
        return answer(questionnaire, draft, key, day, CHOICES)
    if not step.is_picked:
        short = step.max if step.kind is Kind.TEXT and step.max and step.max < 9 else None
        plain = "17/26" if step.format is Format.SHEET else PLAIN[step.kind]
        said = "1" * short if short else plain
        return answer(questionnaire, draft, key, said, CHOICES)
    code = SLOTS[0] if step.kind is Kind.SLOTS else shown.options[0].code
    if not shown.selected:
        return pick(questionnaire, draft, key, f"+{code}", CHOICES)
    return done(questionnaire, draft, key, CHOICES)


class Walk(RuleBasedStateMachine):
    """One person with a phone, an old keyboard, and a bot that restarts."""

    questionnaire: Questionnaire = EVERYTHING

    def __init__(self) -> None:
        """Begin, with nothing accepted yet."""
        super().__init__()
        self.draft = begin(self.questionnaire)
        self.accepted: dict[str, Value] = {}

    def does(self, act: Any, *arguments: Any) -> None:
        """Act; a refusal changes nothing, an accepted answer is remembered."""
        before = self.draft
        try:
            self.draft = act(self.questionnaire, before, *arguments)
        except Refusal:
            return
        if before.at is not None and before.at != self.draft.at:
            self.remember(before.at)
        if self.draft is not before:
            assert self.draft.changed == before.changed + 1
        if is_complete(self.draft):
            kept = route(self.questionnaire, self.accepted)
            self.accepted = {key: self.accepted[key] for key in kept if key in self.accepted}

    def remember(self, key: str) -> None:
        """Hold on to what was accepted for a question, or that it was taken back by a skip."""
        if key in self.draft.answers:
            self.accepted[key] = self.draft.answers[key]
        elif key in self.draft.skipped:
            self.accepted.pop(key, None)

    @property
    def key(self) -> str:
        """Return the key of the open question, or one that nobody asks."""
        return self.draft.at or "summary"

    @rule()
    def goes_on(self) -> None:
        shown = question(self.questionnaire, self.draft, CHOICES)
        if shown is not None:
            self.does(forward, shown)

    @rule(text=TYPED)
    def types(self, text: str) -> None:
        self.does(answer, self.key, text, CHOICES)

    @rule(value=PRESSED)
    def presses(self, value: str) -> None:
        self.does(press, self.key, value, CHOICES)

    @rule(data=st.data())
    def presses_what_is_offered(self, data: st.DataObject) -> None:
        shown = question(self.questionnaire, self.draft, CHOICES)
        if shown is None or not shown.options:
            return
        code = data.draw(st.sampled_from([option.code for option in shown.options]))
        sign = data.draw(st.sampled_from("+-")) if shown.step.is_picked else ""
        self.does(press, shown.key, sign + code, CHOICES)

    @rule()
    def is_done(self) -> None:
        self.does(done, self.key, CHOICES)

    @rule()
    def skips(self) -> None:
        self.does(skip, self.key, CHOICES)

    @rule()
    def keeps(self) -> None:
        self.does(keep, self.key)

    @rule()
    def goes_back(self) -> None:
        self.does(back)

    @rule(data=st.data())
    def changes_an_answer(self, data: st.DataObject) -> None:
        keys = [line.key for line in summary(self.questionnaire, self.draft)]
        self.does(goto, data.draw(st.sampled_from(keys)))

    @rule(data=st.data(), text=TYPED)
    def presses_an_old_button(self, data: st.DataObject, text: str) -> None:
        keys = [step.id for step in self.questionnaire.steps if step.id != self.draft.at]
        key, before = data.draw(st.sampled_from(keys)), self.draft
        with pytest.raises(Stale) as caught:
            press(self.questionnaire, before, key, text, CHOICES)
        assert caught.value.data["given"] == before.answers.get(key)
        assert caught.value.data["current"] == before.at
        assert self.draft is before

    @rule()
    def restarts(self) -> None:
        restored = Draft.model_validate_json(self.draft.model_dump_json())
        assert restored == self.draft
        self.draft = restored

    @invariant()
    def nothing_accepted_is_lost(self) -> None:
        for line in summary(self.questionnaire, self.draft):
            if line.key in self.accepted:
                assert line.value == self.accepted[line.key]

    @invariant()
    def progress_never_exceeds_the_total(self) -> None:
        shown = question(self.questionnaire, self.draft, CHOICES)
        assert (shown is None) == is_complete(self.draft)
        if shown is not None:
            assert 1 <= shown.position <= shown.total

    @invariant()
    def the_draft_fits_its_definition(self) -> None:
        assert fits(self.questionnaire, self.draft)

    def teardown(self) -> None:
        """Whatever happened: some valid action always leads on, to the end."""
        draft, left = self.draft, 2 * len(self.questionnaire.steps) + 20
        while (shown := question(self.questionnaire, draft, CHOICES)) is not None:
            draft = forward(self.questionnaire, draft, shown)
            left -= 1
            assert left > 0, f"stuck at {shown.key}"
        dealt = {*draft.answers, *draft.skipped}
        for line in summary(self.questionnaire, draft):
            assert line.step.later or line.key in dealt
            if line.key in self.accepted and line.key in draft.answers:
                assert draft.answers[line.key] == self.accepted[line.key]


class WalkOfBothRoles(Walk):
    """The same person answers for both roles at once."""

    questionnaire = BOTH


@pytest.mark.parametrize(
    ("walk", "examples"), [(Walk, 100), (WalkOfBothRoles, 25)], ids=["every kind", "both roles"]
)
def test_no_walk_loses_an_answer_or_gets_stuck(walk: type[Walk], examples: int) -> None:
    quick = settings(
        max_examples=examples,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(walk, settings=quick)


@pytest.mark.parametrize("code", sorted(CATALOGUE.by_code))
def test_every_shipped_definition_can_be_answered_to_the_end(code: str) -> None:
    questionnaire = CATALOGUE[code]
    draft, seen = begin(questionnaire), 0
    while (shown := question(questionnaire, draft, CHOICES)) is not None:
        draft, seen = forward(questionnaire, draft, shown), seen + 1
        assert seen < 100
    assert seen >= 1
    with pytest.raises(Stale):
        keep(questionnaire, draft, questionnaire.steps[0].id)


def test_walking_back_from_the_summary_reaches_the_first_question() -> None:
    draft = begin(EVERYTHING)
    while (shown := question(EVERYTHING, draft, CHOICES)) is not None:
        draft = forward(EVERYTHING, draft, shown)
    assert question(EVERYTHING, back(EVERYTHING, draft), CHOICES) is not None
    assert is_complete(back(EVERYTHING, back(EVERYTHING, draft)))
    with pytest.raises(NothingBefore):
        back(EVERYTHING, begin(EVERYTHING))
