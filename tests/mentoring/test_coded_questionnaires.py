"""A questionnaire for chats without names is whole, and its mask keeps ages and codes."""

from datetime import date

import pytest

from mentoring.ages import age_on
from mentoring.ids import PersonId
from mentoring.people import StaffRole
from mentoring.pseudonyms import Veil, mask_of, stand_in
from mentoring.questionnaire import Catalogue, Kind
from mentoring.questionnaire.definition import Format
from mentoring.questionnaire.soundness import faults_of

SHIPPED = Catalogue.load()
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("code", sorted(SHIPPED.by_code))
def test_every_questionnaire_stays_sound_and_asks_for_nobody_s_name(code: str) -> None:
    coded = SHIPPED.coded[code]
    assert not faults_of(coded)
    assert coded.version > SHIPPED[code].version
    for step in coded.steps:
        assert step.kind not in (Kind.PERSON, Kind.PHONE)
        assert step.format is not Format.NAME
        assert step.id not in ("birth_date", "contact", "curator_name")
        if step.kind in (Kind.TEXT, Kind.LONG):
            assert step.warns or step.nameless


def test_answers_of_a_list_lose_their_words_and_keep_their_codes() -> None:
    mask = mask_of(SHIPPED)
    told = {
        "fio": "Орлова Анна",
        "birth_date": "1996-03-14",
        "phone": "+79001234567",
        "contact": "chat",
        "request_text": "Про Сверчкову",
        "superior": "=Сверчкова",
        "stop_list": ["#12", "=Сверчкова"],
        "deficits": ["ict", "=со Сверчковой"],
        "format": "live",
    }
    seen = mask.seen(told, TODAY, foreign=True)
    assert seen == {
        "birth_date": "1996-11-23" if age_on(date(1996, 3, 14), TODAY) == 30 else "",
        "stop_list": ["#12"],
        "deficits": ["ict"],
        "format": "live",
    }
    own = mask.seen(told, TODAY, foreign=False)
    assert own["request_text"] == "Про Сверчкову"
    assert own["deficits"] == ["ict", "=со Сверчковой"]
    assert "fio" not in own


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2028, 2, 29), date(2026, 1, 1)])
@pytest.mark.parametrize("born", [date(1996, 2, 29), date(2012, 12, 31), date(2010, 1, 1)])
def test_a_stand_in_has_the_same_age(born: date, today: date) -> None:
    assert age_on(stand_in(born, today), today) == age_on(born, today)


def test_staff_are_named_by_their_work_and_others_by_a_code() -> None:
    veil = Veil(mask_of(SHIPPED), "К", "У", {StaffRole.CURATOR: "Куратор"})
    assert veil.called(PersonId(3), None, [StaffRole.CURATOR]) == "Куратор-3"
    assert veil.called(PersonId(12), None, []) == "У-012"
    assert veil.called(PersonId(12), 17, [StaffRole.MUNICIPAL_VIEWER]) == "К-017"
