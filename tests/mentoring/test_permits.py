"""Which consents an age needs, and what a birthday, a no or a last day changes."""

from datetime import UTC, date, datetime

import pytest

from mentoring.consent import (
    MINOR,
    OWN_AGREEMENT,
    PARTICIPATION,
    ConsentRecord,
    ConsentStep,
    Standing,
)
from mentoring.ids import OrganisationId, PersonId
from mentoring.people import Bracket
from mentoring.permits import in_grace, is_permitted, missing_from, needed

TODAY = date(2026, 11, 23)
SEPTEMBER = datetime(2026, 9, 1, 12, tzinfo=UTC)


def step(
    code: str,
    done: ConsentStep = ConsentStep.GIVEN,
    at: datetime = SEPTEMBER,
    until: date | None = None,
) -> ConsentRecord:
    return ConsentRecord(
        organisation_id=OrganisationId(1),
        person_id=PersonId(1),
        account_id=None,
        code=code,
        version=1,
        language="ru",
        sha256="0" * 64,
        step=done,
        method="button",
        at=at,
        expires_on=until,
    )


def standing(
    *steps: ConsentRecord, born: date | None = None, bracket: Bracket | None = None
) -> Standing:
    last = {each.code: each for each in steps}
    return Standing(person_id=PersonId(1), birth_date=born, bracket=bracket, last=last)


@pytest.mark.parametrize(
    ("age", "own_from", "codes"),
    [
        (18, 14, ("C1",)),
        (17, 14, ("C2", "C3")),
        (14, 14, ("C2", "C3")),
        (13, 14, ("C2",)),
        (13, 12, ("C2", "C3")),
        (17, 18, ("C2",)),
        (Bracket.ADULT, 14, ("C1",)),
        (Bracket.FROM_14, 14, ("C2", "C3")),
        (Bracket.FROM_10, 14, ("C2",)),
    ],
)
def test_an_age_names_its_consents(
    age: int | Bracket, own_from: int, codes: tuple[str, ...]
) -> None:
    assert needed(age, own_from) == codes


def test_a_minor_of_fifteen_needs_both_words() -> None:
    only_parents = standing(step(MINOR), bracket=Bracket.FROM_14)
    assert missing_from(only_parents, TODAY) == (OWN_AGREEMENT,)
    both = standing(step(MINOR), step(OWN_AGREEMENT), bracket=Bracket.FROM_14)
    assert is_permitted(both, TODAY)
    said_no = step(OWN_AGREEMENT, ConsentStep.REFUSED)
    assert not is_permitted(standing(step(MINOR), said_no, bracket=Bracket.FROM_14), TODAY)


def test_a_fourteenth_birthday_stops_nothing_but_a_no_after_it_does() -> None:
    born = date(2012, 11, 1)
    assert missing_from(standing(step(MINOR), born=born), TODAY) == ()
    said_no = step(OWN_AGREEMENT, ConsentStep.REFUSED)
    assert missing_from(standing(step(MINOR), said_no, born=born), TODAY) == (OWN_AGREEMENT,)


def test_who_comes_of_age_reads_on_for_thirty_days() -> None:
    grown = standing(step(MINOR), step(OWN_AGREEMENT), born=date(2008, 11, 20))
    assert missing_from(grown, TODAY) == (PARTICIPATION,)
    assert in_grace(grown, TODAY)
    assert is_permitted(grown, date(2026, 12, 19))
    assert not is_permitted(grown, date(2026, 12, 20))


def test_a_consent_holds_on_its_last_day_and_not_on_the_next() -> None:
    limited = standing(step(PARTICIPATION, until=TODAY))
    assert is_permitted(limited, TODAY)
    assert not is_permitted(limited, date(2026, 11, 24))


def test_an_older_purpose_holds_for_the_old_purpose_only() -> None:
    given = standing(step(PARTICIPATION))
    assert given.holds(PARTICIPATION, TODAY)
    assert not given.holds(PARTICIPATION, TODAY, purpose=2)
    assert is_permitted(given, TODAY)
