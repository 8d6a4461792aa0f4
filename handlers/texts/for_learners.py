"""Mark the sentences that somebody under age reads in words of their own.

The code that says them knows nothing of it: `speech` looks for a learner's wording first. Only
what differs stands here; a sentence without a wording for learners is the same for everybody.
"""

from handlers.texts.speech import npgettext, pgettext


def marked() -> tuple[str, ...]:
    """Return what is marked, so that the wordings are collected for translation."""
    return (
        *_about_input(),
        *_about_dates(),
        *_about_answers(),
        *_about_help(),
        *_about_pairs(),
        *_about_offers(),
        *_about_data(),
        *_about_devices(),
        *_about_wishes(),
    )


def _about_input() -> tuple[str, ...]:
    return (
        pgettext("learner", "There is nothing to read yet. Please write a few words."),
        pgettext(
            "learner",
            "Nothing is lost: it stays in the chat. Copy the main part and send it again.",
        ),
        pgettext(
            "learner",
            "Please write the name in full, without initials: Kuznetsova Maria Petrovna.",
        ),
        pgettext("learner", "Please write the surname and the first name: Kuznetsova Maria."),
        pgettext(
            "learner",
            "“{given}” does not look like a name. For example: Kuznetsova Maria Petrovna.",
        ),
        pgettext("learner", "I could not read the phone number. For example: +7 900 123-45-67."),
        pgettext("learner", "Please press a button, or write “yes” or “no”."),
        pgettext("learner", "Please choose one of the buttons."),
        pgettext("learner", "Please write your answer as a message."),
        npgettext(
            "learner",
            "Please write a little more: at least {n} character.",
            "Please write a little more: at least {n} characters.",
            1,
        ),
        npgettext(
            "learner",
            "Please tick at least {n} option.",
            "Please tick at least {n} options.",
            1,
        ),
        npgettext(
            "learner",
            "Up to {n} option fits. Untick one to choose another.",
            "Up to {n} options fit. Untick one to choose another.",
            1,
        ),
    )


def _about_dates() -> tuple[str, ...]:
    return (
        pgettext("learner", "There is no such day: “{given}”. For example: 14.03.1996."),
        pgettext("learner", "“{given}”: please check the year. For example: 14.03.1996."),
        pgettext("learner", "Please add the year to “{given}”. For example: 14.03.1996."),
        pgettext(
            "learner",
            "I could not read the date “{given}”. For example: 14.03.1996 or 14 March 1996.",
        ),
        pgettext("learner", "“{given}” has not come yet. Please check the year."),
        pgettext("learner", "“{given}” has passed already. Please choose a day from today on."),
        pgettext("learner", "Please check the date “{given}”."),
        pgettext("learner", "I could not read the time “{given}”. For example: 15:30."),
        pgettext("learner", "Please write the time as a message, for example: 15:30."),
        pgettext("learner", "Please write the day as a message, for example: 25 November."),
        pgettext("learner", "This time has passed already. Please choose another."),
    )


def _about_answers() -> tuple[str, ...]:
    return (
        pgettext("learner", "You have answered this question already: “{answer}”."),
        pgettext("learner", "Your answer: {answer}"),
        pgettext("learner", "Your answers"),
        pgettext("learner", "Your answer"),
        pgettext("learner", "{title} · please check"),
        pgettext("learner", "To change an answer, press its number."),
        pgettext("learner", "Choose a card, or write the name once more."),
        pgettext("learner", "This part is open to others. Yours is in the menu."),
        pgettext("learner", "For this I need your consent first. You can give it here: /consent"),
    )


def _about_help() -> tuple[str, ...]:
    return (
        pgettext(
            "learner",
            "In danger, call {emergency}. To talk to somebody now: {helpline}, free and "
            "anonymous.",
        ),
        pgettext("learner", "The questions go on, and they can wait."),
        pgettext(
            "learner",
            "Nobody reads messages here. Please tell somebody nearby whom you trust.",
        ),
        pgettext(
            "learner",
            "Everybody who reads requests here takes part in your pair. Please turn to the "
            "head of the organisation or to the numbers below.",
        ),
    )


def _about_pairs() -> tuple[str, ...]:
    return (
        pgettext(
            "learner",
            "<b>In a pair with you: {name}</b>",
        ),
        pgettext(
            "learner",
            "<b>No pair yet</b>\n"
            "Your application is there and takes part in every choice. I will write when "
            "there is news.",
        ),
        pgettext(
            "learner",
            "<b>Your mentor: {name}</b>",
        ),
        pgettext(
            "learner",
            "<b>Your pair is on hold</b>\n"
            "Without a consent in force names are not shown here. It can be given anew on "
            "any day: /consent",
        ),
        pgettext(
            "learner",
            "<b>Your pairs</b>\nWhich one shall we look at?",
        ),
        pgettext(
            "learner",
            "<b>The pair has just changed</b>\nLook at it once more and press again if needed.",
        ),
        pgettext(
            "learner",
            "Does the time suit you?",
        ),
        pgettext(
            "learner",
            "The others know that you are not coming.",
        ),
        npgettext(
            "learner",
            "<b>Your group: {n} person</b>",
            "<b>Your group: {n} people</b>",
            1,
        ),
    )


def _about_offers() -> tuple[str, ...]:
    return (
        pgettext(
            "learner",
            "<b>A mentor for you: {name}</b>",
        ),
        pgettext(
            "learner",
            "<b>All right, not this time</b>\n"
            "I have told the curator. Your application stays: another pair may be found.",
        ),
        pgettext(
            "learner",
            "<b>It does not work out?</b>\n"
            "That is all right, and a reason is not needed. If you like, one press tells "
            "the curator more.",
        ),
        pgettext(
            "learner",
            "<b>It has not come to a pair yet</b>\n"
            "Your application stays and takes part in the next choice.",
        ),
        pgettext(
            "learner",
            "Why you: {reasons}",
        ),
        pgettext(
            "learner",
            "<b>Your application is approved: you are a mentor</b>\n"
            "Next the curator chooses a pair and asks you first. I will write.",
        ),
        npgettext(
            "learner",
            "<b>A group of {n} person</b>",
            "<b>A group of {n} people</b>",
            1,
        ),
    )


def _about_data() -> tuple[str, ...]:
    return (
        pgettext(
            "learner",
            "<b>Something broke on my side</b>\n"
            "It is not your fault. Please try once more a little later, or through the "
            "menu.",
        ),
        pgettext(
            "learner",
            "Your data and consent: /mydata, /consent",
        ),
        pgettext(
            "learner",
            "Your number in the messenger: <code>{id}</code>\nAn administrator may ask for it.",
        ),
        pgettext(
            "learner",
            "Your pair: /pair. Meetings: /meetings. Your answers: /profile",
        ),
        pgettext(
            "learner",
            "All your data, to read.",
        ),
        pgettext(
            "learner",
            "What is stored about you",
        ),
        pgettext(
            "learner",
            "Why: to lead you to the consent. Without it, it is erased within {n} days.",
        ),
        pgettext(
            "learner",
            "It is up to you: whatever you answer, nothing else changes.",
        ),
        pgettext(
            "learner",
            "Nobody reads this here and nobody is called: please tell an adult who is near.",
        ),
    )


def _about_devices() -> tuple[str, ...]:
    return (
        pgettext(
            "learner",
            "<b>Go on from this account?</b>\n"
            "The link was made for your move to another device. The former account is cut "
            "off at once.",
        ),
        pgettext(
            "learner",
            "<b>This account is not connected to the programme any more</b>\n"
            "Was it not you? Tell the curator at once.",
        ),
        pgettext(
            "learner",
            "Each one sees only their own part. Press a name to change.",
        ),
        pgettext(
            "learner",
            "The code is set. Please delete your message with it from the chat.",
        ),
        pgettext(
            "learner",
            "Too many wrong codes. Please come back in an hour, or ask the curator.",
        ),
    )


def _about_wishes() -> tuple[str, ...]:
    return (
        pgettext(
            "learner",
            "After each talk say here whether you would go on. Only the curator reads it.",
        ),
    )
