"""A cry for help is noticed in both languages, and everyday words are left alone."""

import pytest

from mentoring.care import is_cry


@pytest.mark.parametrize(
    "text",
    [
        "Мне угрожают на работе",
        "Дома НАСИЛИЕ, не знаю, что делать",
        "иногда думаю о самоубийстве",
        "он меня бьёт",
        "Больше не  хочу\nжить",
        "Someone threatened me",
        "I don\N{RIGHT SINGLE QUOTATION MARK}t want to live",
        "there is violence at home",
    ],
)
def test_a_cry_is_noticed(text: str) -> None:
    assert is_cry(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Увереннее вести практические занятия",
        "Насилу успеваю проверять тетради",
        "Хочу жить ближе к техникуму",
        "Угрозы безопасности в сетях: тема урока",
        "Повесить плакаты, разобрать избитые приёмы",
        "I want to beat my fear of open lessons",
        "Grapes, drapery and therapeutic risk",
    ],
)
def test_everyday_words_are_left_alone(text: str) -> None:
    assert not is_cry(text)
