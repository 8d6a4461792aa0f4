"""Whoever comes to an evening of short talks meets new people, and as many as anybody else."""

from collections import Counter
from itertools import accumulate, chain

from hypothesis import given
from hypothesis import strategies as st

from mentoring.ids import PersonId
from mentoring.speed.timetable import Round, Talk, replanned, timetable

SIDE = st.integers(0, 9)
ROUNDS = st.integers(1, 12)


def people(count: int, first: int) -> list[PersonId]:
    return [PersonId(first + number) for number in range(count)]


def sound(rounds: tuple[Round, ...]) -> None:
    """Nobody sits at two tables at once, and no two meet twice."""
    for one in rounds:
        sitting = [each for talk in one for each in (talk.mentor, talk.mentee)]
        assert len(sitting) == len(set(sitting))
    talks = [(talk.mentor, talk.mentee) for talk in chain.from_iterable(rounds)]
    assert len(talks) == len(set(talks))


@given(mentors=SIDE, mentees=SIDE, rounds=ROUNDS)
def test_a_fresh_evening_is_even_after_every_round(
    mentors: int, mentees: int, rounds: int
) -> None:
    """Nobody is ever more than one talk behind; no chair of the smaller side stays empty."""
    sides = people(mentors, 100), people(mentees, 200)
    planned = timetable(*sides, rounds)
    sound(planned)
    narrow, wide = min(mentors, mentees), max(mentors, mentees)
    assert len(planned) == (min(rounds, wide) if narrow else 0)
    assert all(len(one) == narrow for one in planned)
    for so_far in accumulate(((one,) for one in planned), lambda before, one: before + one):
        had = Counter(each for talk in chain(*so_far) for each in (talk.mentor, talk.mentee))
        for side in sides:
            assert max(had[each] for each in side) - min(had[each] for each in side) <= 1


@given(mentors=st.integers(1, 8), mentees=st.integers(1, 8), gone=SIDE, late=st.integers(0, 3))
def test_the_rest_of_an_evening_is_planned_anew_for_who_is_there(
    mentors: int, mentees: int, gone: int, late: int
) -> None:
    """Who has left sits nowhere, who came late is seated, and nobody repeats a talk."""
    tables, guests = people(mentors, 100), people(mentees, 200)
    held = timetable(tables, guests, 2)
    there = [each for each in guests if each != 200 + gone] + people(late, 300)
    rest = replanned(tables, there, held, 4)
    sound(held + rest)
    assert {talk.mentee for talk in chain(*rest)} <= set(there)
    if late <= mentors and mentees <= 2 * mentors:  # then everybody else has had a talk
        assert set(people(late, 300)) <= {talk.mentee for talk in chain(*rest[:1])}


@given(data=st.data(), mentors=st.integers(1, 6), mentees=st.integers(1, 6))
def test_whom_a_rule_parts_never_sit_together_and_the_others_do(
    data: st.DataObject, mentors: int, mentees: int
) -> None:
    tables, guests = people(mentors, 100), people(mentees, 200)
    everybody = [Talk(mentor=one, mentee=other) for one in tables for other in guests]
    apart = data.draw(st.frozensets(st.sampled_from(everybody)))
    planned = replanned(tables, guests, (), mentors * mentees, apart)
    sound(planned)
    assert set(chain(*planned)) == set(everybody) - apart


def test_two_tables_and_four_guests() -> None:
    """A small evening, to be read with the eyes: everybody sits every second round."""
    planned = timetable(people(2, 1), people(4, 11), 4)
    assert [[(t.mentor, t.mentee) for t in one] for one in planned] == [
        [(1, 11), (2, 12)],
        [(1, 13), (2, 14)],
        [(1, 12), (2, 13)],
        [(1, 14), (2, 11)],
    ]


def test_nobody_new_to_meet_ends_the_evening() -> None:
    """Two people have one talk, however many rounds were planned."""
    held = ((Talk(mentor=PersonId(1), mentee=PersonId(2)),),)
    assert replanned(people(1, 1), people(1, 2), held, 3) == ()
