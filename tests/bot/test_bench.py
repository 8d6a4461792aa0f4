"""The bench judges its figures as issue 2 asks: by ratio or by value, and writes what it says."""

import json
from pathlib import Path

import pytest

from tests.bench.figures import Figure, percentile, write


def test_a_ratio_is_judged_against_the_baseline() -> None:
    good = Figure("CPU", 4.0, "ms", baseline=2.0, most=2.5, of="ratio")
    short = Figure("CPU", 6.0, "ms", baseline=2.0, most=2.5, of="ratio")
    assert good.line() == "CPU | 4 ms | 2 ms | 2.00 | ≤ 2.5× | ok"
    assert short.line() == "CPU | 6 ms | 2 ms | 3.00 | ≤ 2.5× | SHORT"


def test_a_value_is_judged_whatever_the_baseline_does() -> None:
    assert Figure("p99", 0.9, "s", baseline=0.1, most=1).met
    assert not Figure("p99", 1.1, "s", baseline=9, most=1).met


@pytest.mark.parametrize(("share", "word"), [(0.97, "ok"), (0.969, "SHORT")])
def test_a_share_may_not_fall_below(share: float, word: str) -> None:
    line = Figure("Budget", share, "of it", least=0.97).line()
    assert line == f"Budget | {share:.4g} of it | - | - | ≥ 0.97 of it | {word}"


def test_without_a_target_a_figure_is_for_reading() -> None:
    assert Figure("Echo", 3, "ms", baseline=1).line() == "Echo | 3 ms | 1 ms | 3.00 | - | ok"


def test_a_ratio_to_nothing_is_short() -> None:
    assert not Figure("CPU", 1, "ms", most=2.5, of="ratio").met


def test_json_says_the_same(tmp_path: Path) -> None:
    file = tmp_path / "bench.json"
    write([Figure("Задержка", 2, "с", baseline=1, most=1)], file)
    (row,) = json.loads(file.read_text(encoding="utf-8"))
    assert (row["name"], row["ratio"], row["met"]) == ("Задержка", 2, False)


def test_what_never_came_shows_in_the_highest_percentile() -> None:
    values = [float(n) for n in range(100)]
    assert percentile(values, 0.99) == 99
    assert percentile([*values[:98], float("inf"), float("inf")], 0.99) == float("inf")
