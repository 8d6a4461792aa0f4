"""Nothing like a diagnosis or a status is taken for an answer, wherever one is asked."""

from collections.abc import Iterator

import pytest

from mentoring.questionnaire import (
    Catalogue,
    Draft,
    Kind,
    OwnWords,
    Questionnaire,
    Step,
    answer,
    press,
)
from mentoring.questionnaire.checking import read_written
from mentoring.questionnaire.refusals import NamesAStatus
from mentoring.questionnaire.statuses import names_a_status
from tests.mentoring.questionnaire_samples import NO_LISTS

CATALOGUE = Catalogue.load()
SAID = "У меня ребёнок с ОВЗ, состоит на учёте, диагноз ЗПР"

NOT_ABOUT_PEOPLE = """
behalf.number behalf.own_number behalf.place event.materials event.place family-paper.number
find.name labour-papers.agreement_number labour-papers.amount labour-papers.consent_number
labour-papers.content meeting.place order.number paper-minor.number paper-minor.place
papers.number papers.place pin.pin place.place publish-paper.number publish-paper.place
setup.address setup.name setup.subjects talk-hours.times talk-times.place talk.place
training.words
"""
"""Numbers, titles, places and lists: a school may be called «для обучающихся с ОВЗ»."""

CALLS_FOR_HELP = "help.words help_answer.answer"
"""Whoever calls for help is heard whatever the words are."""

NAMING = """
У меня ребёнок с ОВЗ
ребенок-инвалид, нужна помощь
Диагноз: ЗПР
по УО учится второй год
Состоит на учёте
его поставили на учёт в школе
он на профилактическом учёте
Стоит на учете в ПДН
вызывали на КДН
наблюдается у психиатра
психиатрический диагноз
ограниченные возможности здоровья
задержка психического развития
у него аутизм
семья в трудной жизненной ситуации
Неблагополучная семья
класс ЗПР
9К (овз)
my son is disabled
diagnosed last year
a child with special needs
"""

EVERYDAY = """
Подтянуть математику
Провести диагностику класса
Учёт материалов на складе
Хочу разобраться с бухгалтерским учётом
Психиатрия
Психология и педагогика
Научиться уо… уверенно отвечать
Раса и народы мира
Великая депрессия в США
Соперничество команд
Ивлин Уо
Даунтаун и другие слова
Подготовка к ВПР
Не расстраиваться из-за отметок
Программа «Доступная среда»
Diagnostics of a car engine
I want to sense the rhythm
"""


def lines(text: str) -> list[str]:
    return [each for each in text.splitlines() if each]


def takes_words(step: Step) -> bool:
    """Whether somebody may answer in words of their own."""
    free = step.kind in (Kind.TEXT, Kind.LONG)
    return free or (step.takes_own_words and step.own is OwnWords.TEXT)


def questions() -> Iterator[tuple[Questionnaire, Step]]:
    for code, questionnaire in CATALOGUE.by_code.items():
        for each in (questionnaire, CATALOGUE.coded[code]):
            yield from ((each, step) for step in each.steps if takes_words(step))


def draft_at(questionnaire: Questionnaire, step: Step) -> Draft:
    names = tuple(questionnaire.named())
    codes, versions = (tuple(each) for each in zip(*names, strict=True))
    return Draft(codes=codes, versions=versions, at=step.id)


def test_wherever_words_about_a_person_are_asked_a_status_is_refused() -> None:
    """By definition: a new question is covered unless it says that it is about no person."""
    passed = set()
    for questionnaire, step in questions():
        draft = draft_at(questionnaire, step)
        if step.takes_statuses:
            passed.add(f"{questionnaire.code}.{step.id}")
            continue
        with pytest.raises(NamesAStatus) as refused:
            answer(questionnaire, draft, step.id, SAID, NO_LISTS)
        assert "ОВЗ" not in str(refused.value.data), "what was typed goes nowhere"
        with pytest.raises(NamesAStatus):
            read_written(step, SAID, NO_LISTS)
        if step.is_picked:
            with pytest.raises(NamesAStatus):
                press(questionnaire, draft, step.id, "+=ОВЗ", NO_LISTS)
    assert passed == {*NOT_ABOUT_PEOPLE.split(), *CALLS_FOR_HELP.split()}


@pytest.mark.parametrize("text", lines(NAMING))
def test_a_word_for_a_status_is_found_in_any_spelling(text: str) -> None:
    assert names_a_status(text)
    assert names_a_status(text.upper())


@pytest.mark.parametrize("text", lines(EVERYDAY))
def test_everyday_words_are_left_alone(text: str) -> None:
    assert not names_a_status(text)
