"""Classes go on by a year where their names begin with one; all other names stay."""

import pytest

from mentoring.classes import leaves, next_label
from mentoring.directory import Filter
from mentoring.labels import in_order, token
from mentoring.organisations import OrganisationKind


@pytest.mark.parametrize(
    ("kind", "label", "becomes"),
    [
        ("school", "7Б", "8Б"),
        ("school", "10 «А»", "11 «А»"),
        ("school", "9", "10"),
        ("school", "11А", None),
        ("school", "7Б, но хочу в 7А", None),
        ("school", "Подготовительный", None),
        ("school", "0А", None),
        ("school", "2026-1", None),
        ("college", "1-ПД", "2-ПД"),
        ("college", "4-ПД", None),
        ("college", "ПД-21", None),
        ("kindergarten", "3 группа", None),
    ],
)
def test_a_class_is_called_by_its_next_year(kind: str, label: str, becomes: str | None) -> None:
    assert next_label(label, OrganisationKind(kind)) == becomes


def test_only_the_last_year_leaves() -> None:
    kind = OrganisationKind.SCHOOL
    assert [label for label in ("11А", "10А", "1Г", "Хор") if leaves(label, kind)] == ["11А"]
    assert not leaves("11А", OrganisationKind.CENTRE)


def test_a_filter_survives_its_button_and_a_forged_one_filters_nothing() -> None:
    by = Filter(
        side="mentee", state="submitted", form=token("f"), group=token("10А"), waits="offer"
    )
    assert Filter.read(by.packed()) == by
    assert len(f"psd:nudge:12345678:{by.packed()}".encode()) <= 64
    assert Filter().packed() == ""
    assert Filter.read("a.b") == Filter.read("") == Filter()


def test_classes_stand_in_the_order_of_a_school() -> None:
    names = ["10А", "2Б", "Хор", "2А"]
    assert sorted(names, key=in_order) == ["Хор", "2А", "2Б", "10А"]
