"""Mark what somebody under age reads in words of their own when something changes in a pair."""

from handlers.texts.speech import pgettext


def marked() -> tuple[str, ...]:
    """Return what is marked, so that the wordings are collected for translation."""
    return (
        pgettext(
            "learner",
            "<b>The curator has your request</b>\nThe other side does not see it. Until the "
            "curator answers, everything goes on as agreed.",
        ),
        pgettext(
            "learner",
            "<b>Ask for another match?</b>\nThat happens, and nobody is to blame: a reason is not "
            "needed. Only the curator learns of it and talks it over first.",
        ),
        pgettext("learner", "Does it suit you? Each answers alone, and a reason is not needed."),
        pgettext(
            "learner", "Would you like to go on after it? The other side does not see the answer."
        ),
    )
