"""What the two in a pair read of why it is them hangs on public facts and on nothing else."""

from datetime import UTC, datetime
from random import Random

import pytest

from handlers.texts.speech import Tongue, speaking
from handlers.texts.why_you import why_for_participants
from mentoring.applications import Participation
from mentoring.ids import CycleId, OrganisationId, PairId
from mentoring.organisations import OrganisationKind
from mentoring.pairs import Pair, PairState, Seat
from mentoring.public_facts import PairFacts, facts_of
from tests.mentoring.random_people import DEFICITS, INTERESTS, REASONS, REQUESTS, Crowd

PUBLIC = ("subjects", "subject", "slots", "mode")
PRIVATE: dict[str, tuple[str, ...]] = {
    "stop_list": ("#1", "#7", "#9"),
    "mentor_wish": ("#2", "#3"),
    "superior": ("#4", "#5"),
    "need_reason": REASONS,
    "deficits": DEFICITS,
    "request_type": REQUESTS,
    "helps_with": REQUESTS,
    "competences": DEFICITS,
    "interests": INTERESTS,
    "mentor_pref": ("near", "older", "strict"),
    "model_pref": ("reverse", "partner"),
    "models": ("reverse", "partner"),
    "group_ok": ("alone", "group"),
    "request_text": ("Тайна", "Секрет"),
    "birth_date": ("2010-01-01", "1970-01-01"),
    "mentee_age": ("10-13", "18+"),
}


def sitting(mentee: Participation, mentor: Participation, random: Random) -> Pair:
    """Let the two sit in a pair."""
    pair = PairId(1)
    seats = tuple(
        Seat(pair_id=pair, person_id=who.person_id, participation_id=who.id, side=who.side)
        for who in (mentor, mentee)
    )
    return Pair(
        id=pair,
        organisation_id=OrganisationId(1),
        cycle_id=CycleId(1),
        number=1,
        form=random.choice(["teacher-teacher", "teacher-learner"]),
        model="traditional",
        role_model=random.choice([None, "young", "study"]),
        state=PairState.OFFERED,
        seats=seats,
        created_at=datetime(2026, 9, 1, tzinfo=UTC),
    )


def with_other_secrets(who: Participation, random: Random) -> Participation:
    """Change everything private that somebody told."""
    told = {
        key: random.sample(options, random.randint(0, len(options)))
        for key, options in PRIVATE.items()
    }
    return who.model_copy(
        update={
            "profile": {**who.profile, **told, "experience_years": random.randint(0, 40)},
            "capacity": random.randint(1, 6),
        }
    )


@pytest.mark.parametrize("seed", range(60))
def test_changing_only_what_is_private_changes_no_word(seed: int) -> None:
    random, crowd = Random(seed), Crowd(seed, gaps=0.3)
    [mentee], [mentor] = crowd.mentees(1), crowd.mentors(1)
    pair = sitting(mentee, mentor, random)
    with speaking(Tongue("en")):
        before = why_for_participants(facts_of(pair, mentee, mentor), OrganisationKind.SCHOOL)
        assert before
        for _ in range(5):
            secretly = with_other_secrets(mentee, random), with_other_secrets(mentor, random)
            facts = facts_of(pair, *secretly)
            assert why_for_participants(facts, OrganisationKind.SCHOOL) == before


def test_public_facts_change_the_words() -> None:
    bare = PairFacts(form="teacher-teacher")
    facts = {
        "subjects": ("Математика",),
        "slots": ("wed-day",),
        "mode": "online",
        "role_model": "young",
    }
    with speaking(Tongue("en")):
        told = {
            why_for_participants(bare.model_copy(update={key: value}), OrganisationKind.SCHOOL)
            for key, value in facts.items()
        }
        assert len(told) == len(facts)
        assert (
            why_for_participants(bare, OrganisationKind.SCHOOL) == "the form – teacher – teacher"
        )


def test_facts_are_made_of_public_answers_only() -> None:
    assert set(PairFacts.model_fields) == {"form", "role_model", "subjects", "slots", "mode"}
    crowd = Crowd(1, gaps=0)
    [mentee], [mentor] = crowd.mentees(1), crowd.mentors(1)
    pair = sitting(mentee, mentor, Random(1))

    def only_public(who: Participation) -> Participation:
        kept = {key: value for key, value in who.profile.items() if key in PUBLIC}
        return who.model_copy(update={"profile": kept})

    assert facts_of(pair, only_public(mentee), only_public(mentor)) == facts_of(
        pair, mentee, mentor
    )
