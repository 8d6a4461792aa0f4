"""Change what is asked of a plan: each function takes a wish and returns it changed; pure."""

from collections.abc import Iterable

from mentoring.ids import ParticipationId
from mentoring.plans.records import Bond, Constraints, Team, Unit, Working
from mentoring.weights import Weights


def locked(asked: Constraints, two: Bond) -> Constraints:
    """Let these two work together, whatever else comes out."""
    free = released(asked, two.mentee)
    bans = tuple(each for each in free.bans if each != two)
    return free.model_copy(update={"locks": (*free.locks, two), "bans": bans})


def released(asked: Constraints, mentee: ParticipationId) -> Constraints:
    """Let a mentee go from every lock and team; a team of one is a lock."""
    locks = [each for each in asked.locks if each.mentee != mentee]
    teams: list[Team] = []
    for team in asked.teams:
        rest = tuple(each for each in team.members if each != mentee)
        if len(rest) == 1:
            locks.append(Bond(mentor=team.mentor, mentee=rest[0]))
        elif rest:
            teams.append(team.model_copy(update={"members": rest}))
    models = tuple(each for each in asked.models if each.mentee != mentee)
    update = {"locks": tuple(locks), "teams": tuple(teams), "models": models}
    return asked.model_copy(update=update)


def banned(asked: Constraints, two: Bond) -> Constraints:
    """Keep these two apart in this plan."""
    free = released(asked, two.mentee) if two in bonds_of(asked) else asked
    bans = (*(each for each in free.bans if each != two), two)
    return free.model_copy(update={"bans": bans})


def allowed(asked: Constraints, two: Bond) -> Constraints:
    """Keep them apart no longer."""
    return asked.model_copy(update={"bans": tuple(b for b in asked.bans if b != two)})


def left_out(asked: Constraints, who: ParticipationId) -> Constraints:
    """Compute without somebody; what was asked about them is forgotten."""
    free = released(asked, who)
    update = {
        "left_out": (*(each for each in free.left_out if each != who), who),
        "locks": tuple(each for each in free.locks if each.mentor != who),
        "teams": tuple(each for each in free.teams if each.mentor != who),
        "bans": tuple(each for each in free.bans if who not in (each.mentor, each.mentee)),
    }
    return free.model_copy(update=update)


def taken_back(asked: Constraints, who: ParticipationId) -> Constraints:
    """Compute with somebody again."""
    return asked.model_copy(
        update={"left_out": tuple(each for each in asked.left_out if each != who)}
    )


def swapped(asked: Constraints, one: Bond, other: Bond) -> Constraints:
    """Let two mentees change their mentors."""
    first = locked(asked, Bond(mentor=other.mentor, mentee=one.mentee))
    return locked(first, Bond(mentor=one.mentor, mentee=other.mentee))


def gathered(
    asked: Constraints, mentor: ParticipationId, members: Iterable[ParticipationId]
) -> Constraints:
    """Let these work with a mentor as one group."""
    wanted = tuple(dict.fromkeys(members))
    for each in wanted:
        asked = released(asked, each)
    update = {
        "teams": (*asked.teams, Team(mentor=mentor, members=wanted)),
        "apart": tuple(each for each in asked.apart if each != mentor),
        "bans": tuple(b for b in asked.bans if b.mentor != mentor or b.mentee not in wanted),
    }
    return asked.model_copy(update=update)


def split(asked: Constraints, unit: Unit) -> Constraints:
    """Let the members of a group work with their mentor one to one."""
    for each in unit.members:
        asked = locked(asked, Bond(mentor=unit.mentor, mentee=each))
    apart = (*(each for each in asked.apart if each != unit.mentor), unit.mentor)
    return asked.model_copy(update={"apart": apart})


def working_as(asked: Constraints, unit: Unit, model: str) -> Constraints:
    """Let a unit work in a model."""
    first = unit.members[0]
    others = tuple(each for each in asked.models if each.mentee not in unit.members)
    wanted = Working(mentor=unit.mentor, mentee=first, model=model)
    return asked.model_copy(update={"models": (*others, wanted)})


def weighed(asked: Constraints, weights: Weights) -> Constraints:
    """Judge by other weights."""
    return asked.model_copy(update={"weights": weights})


def bonds_of(asked: Constraints) -> tuple[Bond, ...]:
    """Return every two who are to work together: by a lock, or in a team."""
    teams = (Bond(mentor=team.mentor, mentee=m) for team in asked.teams for m in team.members)
    return (*asked.locks, *teams)


def edits_in(asked: Constraints) -> int:
    """Count what the curator asked for, weights aside."""
    parts = (asked.locks, asked.bans, asked.left_out, asked.teams, asked.apart, asked.models)
    return sum(len(part) for part in parts)
