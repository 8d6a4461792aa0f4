"""A list of subjects is pasted as it comes: lines, commas, bullets, doubles."""

import pytest

from mentoring.setting_up import subjects_in


@pytest.mark.parametrize(
    ("pasted", "read"),
    [
        ("Математика\nФизика", ("Математика", "Физика")),
        ("Математика, физика; химия", ("Математика", "физика", "химия")),
        (" • Математика \n- Физика\n\n", ("Математика", "Физика")),
        ("Физика\nфизика", ("Физика",)),
        ("Сестринское   дело", ("Сестринское дело",)),
        (" \n,;", ()),
    ],
)
def test_a_pasted_list_is_read(pasted: str, read: tuple[str, ...]) -> None:
    assert subjects_in(pasted) == read
