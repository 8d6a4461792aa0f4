"""Rows of numbers are added as one big number, and come out as if each were added alone."""

from hypothesis import given
from hypothesis import strategies as st

from mentoring.plans.instance import Edge, Edges
from mentoring.plans.lanes import packed, unpacked

ROWS = st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 100_000)), max_size=40)


@given(ROWS, st.integers(0, 100))
def test_adding_rows_adds_each_number(rows: list[tuple[int, int]], times: int) -> None:
    one, other = (packed(each[side] for each in rows) for side in (0, 1))
    assert unpacked(one + times * other, len(rows)) == [a + times * b for a, b in rows]


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5))))
def test_edges_in_columns_are_the_edges(pairs: set[tuple[int, int]]) -> None:
    told = [Edge(*pair, 10 * sum(pair)) for pair in sorted(pairs)]
    edges = Edges(told)
    assert list(edges) == told == [edges[at] for at in range(len(edges))]
    assert list(edges[1:3]) == told[1:3]
    assert edges.only([each.mentee > 2 for each in told]) == Edges(e for e in told if e.mentee > 2)
    for mentee in range(6):
        for mentor in range(6):
            score = 10 * (mentee + mentor) if (mentee, mentor) in pairs else None
            assert edges.score_of(mentee, mentor) == score
