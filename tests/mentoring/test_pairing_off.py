"""Trial talks: mutual wishes first, nobody from a stop list, nobody in two talks at once."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from mentoring.applications import Side
from mentoring.ids import ParticipationId
from mentoring.plans.edges import edges_of
from mentoring.suitability import who_suits
from mentoring.wishes.records import Wish
from mentoring.wishing.pairing_off import MEETS, RECEIVES, Meet, best_first, chosen, timed
from tests.mentoring.plans.schools import school

FIRST = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
MENTEES, MENTORS = range(1, 9), range(101, 106)


def wish(whose: int, ranked: tuple[int, ...] = (), avoided: tuple[int, ...] = ()) -> Wish:
    return Wish(
        participation_id=ParticipationId(whose),
        side=Side.MENTEE if whose < 100 else Side.MENTOR,
        ranked=tuple(map(ParticipationId, ranked)),
        avoided=tuple(map(ParticipationId, avoided)),
        answered_at=FIRST,
    )


def met(fits: Mapping[int, Sequence[int]], *wishes: Wish) -> list[tuple[int, int]]:
    suited = {
        ParticipationId(mentee): [ParticipationId(each) for each in mentors]
        for mentee, mentors in fits.items()
    }
    known = {each.participation_id: each for each in wishes}
    return [(meet.mentee, meet.mentor) for meet in chosen(suited, known)]


def test_mutual_wishes_go_before_one_sided_ones_and_before_the_best_fit() -> None:
    fits = {1: (101, 102, 103, 104)}
    assert met(fits) == [(1, 101), (1, 102), (1, 103)]
    assert met(fits, wish(1, (104, 103)), wish(103, (1,))) == [(1, 103), (1, 104), (1, 101)]


def test_a_stop_list_of_either_side_keeps_them_apart_without_a_trace() -> None:
    fits = {1: (101, 102), 2: (101, 102)}
    alone = met(fits, wish(1, (101,)), wish(101, (), (1,)), wish(2, (), (102,)))
    assert alone == [(1, 102), (2, 101)]


def test_everybody_gets_a_first_talk_before_anybody_a_second() -> None:
    fits = dict.fromkeys(range(1, 9), (101, 102))
    found = met(fits)
    assert [mentee for mentee, _ in found[:8]] == list(range(1, 9))
    assert sum(mentor == 101 for _, mentor in found) == RECEIVES


people = st.dictionaries(
    st.sampled_from(MENTEES), st.permutations(list(MENTORS)).map(tuple), min_size=1
)
wishes = st.lists(
    st.builds(
        wish,
        st.sampled_from([*MENTEES, *MENTORS]),
        st.lists(st.sampled_from([*MENTEES, *MENTORS]), unique=True, max_size=3).map(tuple),
        st.lists(st.sampled_from([*MENTEES, *MENTORS]), unique=True, max_size=2).map(tuple),
    ),
    max_size=13,
)


@given(people, wishes)
def test_whatever_is_wished_the_list_can_be_held(
    fits: Mapping[int, Sequence[int]], said: list[Wish]
) -> None:
    found, known = met(fits, *said), {each.participation_id: each for each in said}
    assert len(set(found)) == len(found)
    assert found == met(fits, *said)
    for mentee, mentor in found:
        for one, other in ((mentee, mentor), (mentor, mentee)):
            mine = known.get(ParticipationId(one))
            assert mine is None or other not in mine.avoided
    for whose, most in (
        *((each, MEETS) for each in fits),
        *((each, RECEIVES) for each in MENTORS),
    ):
        assert sum(whose in pair for pair in found) <= most
    meets = [Meet(ParticipationId(one), ParticipationId(other)) for one, other in found]
    turns = [(who, at) for meet, at in timed(meets, FIRST) for who in meet]
    assert len(set(turns)) == len(turns)


@settings(max_examples=10)
@given(st.integers(min_value=0, max_value=10_000))
def test_who_suits_is_in_the_order_in_which_a_curator_sees_them(seed: int) -> None:
    task = school(6, 8, seed)
    told = {
        each.id: [fit.mentor.id for fit in who_suits(each, task.mentors, task.terrain).fits]
        for each in task.mentees
    }
    assert best_first(edges_of(task)) == told
