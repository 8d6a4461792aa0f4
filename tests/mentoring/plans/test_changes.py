"""What a curator asks of a plan changes by pure steps; two results are compared by people."""

from mentoring.ids import ParticipationId
from mentoring.plans import changes
from mentoring.plans.comparing import difference
from mentoring.plans.records import Bond, Constraints, PlanResult, Unit
from mentoring.weights import USUAL, Weights, packed_weights, weights_from

IVAN, ANNA, MARIA, OLEG, NINA = map(ParticipationId, range(1, 6))


def two(mentor: ParticipationId, mentee: ParticipationId) -> Bond:
    return Bond(mentor=mentor, mentee=mentee)


def unit(mentor: ParticipationId, *members: ParticipationId, model: str = "traditional") -> Unit:
    scores = (80,) * len(members)
    return Unit(mentor=mentor, members=members, form="f", model=model, scores=scores)


def came_out(*units: Unit) -> PlanResult:
    score = sum(sum(each.scores) for each in units)
    return PlanResult(units=units, left=(), idle=(), score=score)


def test_a_lock_takes_the_place_of_a_ban_and_of_an_older_lock() -> None:
    asked = changes.banned(changes.locked(Constraints(), two(ANNA, MARIA)), two(IVAN, MARIA))
    asked = changes.locked(asked, two(IVAN, MARIA))
    assert asked.locks == (two(IVAN, MARIA),)
    assert asked.bans == ()


def test_of_a_team_of_two_one_who_goes_leaves_a_lock() -> None:
    team = changes.gathered(Constraints(), IVAN, (MARIA, OLEG))
    assert changes.bonds_of(team) == (two(IVAN, MARIA), two(IVAN, OLEG))
    asked = changes.released(team, OLEG)
    assert (asked.teams, asked.locks) == ((), (two(IVAN, MARIA),))


def test_whoever_is_left_out_takes_every_wish_about_them_along() -> None:
    asked = changes.locked(Constraints(), two(IVAN, MARIA))
    asked = changes.banned(asked, two(IVAN, OLEG))
    asked = changes.left_out(asked, IVAN)
    assert asked == Constraints(left_out=(IVAN,))
    assert changes.taken_back(asked, IVAN) == Constraints()


def test_a_group_that_is_split_stays_with_its_mentor_one_to_one() -> None:
    team = changes.gathered(Constraints(), IVAN, (MARIA, OLEG))
    asked = changes.split(team, unit(IVAN, MARIA, OLEG, model="group"))
    assert asked.apart == (IVAN,)
    assert set(changes.bonds_of(asked)) == {two(IVAN, MARIA), two(IVAN, OLEG)}
    assert asked.teams == ()


def test_two_change_places() -> None:
    asked = changes.swapped(Constraints(), two(IVAN, MARIA), two(ANNA, OLEG))
    assert set(asked.locks) == {two(ANNA, MARIA), two(IVAN, OLEG)}


def test_a_plan_differs_from_itself_for_nobody() -> None:
    result = came_out(unit(IVAN, MARIA), unit(ANNA, OLEG, NINA, model="group"))
    assert difference(result, result).people == 0


def test_a_difference_names_who_moves_and_who_works_otherwise() -> None:
    before = came_out(unit(IVAN, MARIA), unit(ANNA, OLEG))
    after = came_out(unit(IVAN, MARIA, OLEG, model="group"), unit(ANNA, NINA))
    changed = difference(before, after)
    assert [(each.mentee, each.before, each.after) for each in changed.shifts] == [
        (OLEG, ANNA, IVAN),
        (NINA, None, ANNA),
    ]
    [other] = changed.reshaped
    assert (other.mentee, other.before, other.after) == (MARIA, 1, 2)
    assert changed.seated == (2, 3)


def test_weights_travel_in_a_button_and_forged_ones_are_the_usual() -> None:
    own = Weights(wish=100, load=0)
    assert weights_from(packed_weights(own)) == own
    assert weights_from("1.2.x") == weights_from("") == USUAL
    assert weights_from("999.1.1.1.1.1.1.1").wish == 100
