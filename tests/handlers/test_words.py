"""Every refusal has words, every button fits, every area declares its kinds once."""

from importlib import import_module
from pkgutil import walk_packages

import mentoring
from handlers.callbacks.questionnaire import Pick, Step, Way
from handlers.texts import PUSHED, REFUSALS, SCREENS
from handlers.texts.words import h, limit, one_line
from mentoring.errors import Refusal
from mentoring.questionnaire import Catalogue, Questionnaire
from mentoring.questionnaire.refusals import FaultyDefinition
from mentoring.subjects import name_code, named_options, with_codes, with_names

MOST = 64
"""Telegram's limit for callback data, in bytes."""


def refusals() -> set[type[Refusal]]:
    """Every refusal of the rules."""
    for found in walk_packages(mentoring.__path__, "mentoring."):
        import_module(found.name)
    known: set[type[Refusal]] = set()
    waiting = [Refusal]
    while waiting:
        each = waiting.pop()
        known.add(each)
        waiting += each.__subclasses__()
    ours = {each for each in known if each.__module__.startswith("mentoring.")}
    return ours - {FaultyDefinition}


def keys(questionnaire: Questionnaire) -> set[str]:
    """Every key a button may carry."""
    found: set[str] = set()
    for step in questionnaire.steps:
        parent = questionnaire.by_id[step.for_each] if step.for_each else step
        found |= {step.id, *(f"{step.id}:{option.code}" for option in parent.options)}
    return found


def test_every_refusal_has_words() -> None:
    assert {each.code for each in refusals()} - set(REFUSALS) == set()


def test_every_pushed_kind_has_a_screen() -> None:
    assert set(SCREENS) >= PUSHED


def test_every_button_of_a_question_fits() -> None:
    for questionnaire in Catalogue.load().by_code.values():
        for key in keys(questionnaire):
            step = questionnaire.step(key)
            assert step is not None
            repeated = ":" in key
            codes = [] if repeated else [option.code for option in step.options]
            for value in ("+" + "s0123456789", "10", *(f"+{code}" for code in codes)):
                data = Pick(run=9_999_999, page=9, key=key, value=value).pack()
                assert len(data.encode()) <= MOST
            assert len(Way(run=9_999_999, step=Step.BACK, key=key).pack().encode()) <= MOST


def test_words_are_escaped_and_shortened() -> None:
    assert h("<b>&") == "&lt;b&gt;&amp;"
    assert limit("абвгд", 4) == "абв…"
    assert one_line("а\nб   в", 10) == "а б в"


def test_a_subject_keeps_its_code_when_the_list_changes() -> None:
    first = named_options(["Физика", "Математика"])
    second = named_options(["Химия", "Математика"])
    assert first[1].code == second[1].code


def test_subjects_are_kept_by_name_and_edited_by_code() -> None:
    questionnaire = Catalogue.load()["me-t"]
    code = name_code("Физика")
    names = with_names(questionnaire, {"subjects": (code, "=Робототехника")}, ["Физика"])
    assert names == {"subjects": ("Физика", "Робототехника")}
    assert with_codes(questionnaire, names, ["Физика"]) == {"subjects": (code, "=Робототехника")}
