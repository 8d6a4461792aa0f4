"""A patronymic says what one rule needs; nothing else does."""

import pytest

from mentoring.sexes import Sex, sex_of


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Кузнецова Мария Петровна", Sex.WOMAN),
        ("Ильина Анна Ильинична", Sex.WOMAN),
        ("Яковлев Иван Олегович", Sex.MAN),
        ("Мельник Пётр Кузьмич", Sex.MAN),
        ("Алиев Вали Гасан оглы", Sex.MAN),
        ("Алиева Лейла Гасан кызы", Sex.WOMAN),
        ("Ким Александр", None),
        ("К-017", None),
        (None, None),
    ],
)
def test_a_patronymic_tells_and_who_has_none_is_not_judged(
    name: str | None, sex: Sex | None
) -> None:
    assert sex_of(name) is sex
