"""Know when a consent that is in force can be given again: where it lasts longer then."""

from datetime import date, timedelta

from mentoring.consent import ConsentRecord, ConsentText
from mentoring.consent_proof import end_on

WORTH = timedelta(days=30)
"""A consent is given again when it lasts so much longer then: a second press is no renewal."""


def lasts_longer(text: ConsentText, last: ConsentRecord | None, today: date) -> bool:
    """Tell whether giving a consent again today would make it end later, or never."""
    if last is None or last.expires_on is None:
        return False
    until = end_on(text, today)
    return until is None or until - last.expires_on >= WORTH
