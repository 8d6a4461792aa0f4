"""Word a consent: the full text as a message of its own, its answers, its end."""

import dataclasses

from handlers.callbacks.consent import Give, Refuse, Revoke
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, File, Room, Rows, Screen, ScreenFn
from handlers.texts.consent_words import day, kind_words
from handlers.texts.help_button import help_beside, help_for
from handlers.texts.moments import day_of_year
from handlers.texts.publishing import items_words
from handlers.texts.questionnaire import menu_row
from handlers.texts.speech import _, pgettext
from handlers.texts.words import h, limit
from mentoring import consent as kinds
from mentoring.consent import ADMITTING, ConsentRecord, ConsentStep, ConsentText
from mentoring.consent_kinds import FOR_CHILD, OPTIONAL, may_give
from mentoring.consent_terms import lasts_longer
from mentoring.consents import may_decide_for
from mentoring.delivery import Args
from mentoring.ids import PairId, PersonId
from mentoring.pairs import PairState
from mentoring.permits import age_of

FITS = 3500
"""A text longer than this goes as a file, with its summary beside it."""

CAPTION = 700

BEGINNING = frozenset({kinds.PARTICIPATION, kinds.OWN_AGREEMENT, kinds.NOTICE})
"""After these the questionnaire goes on by itself, in a message of its own."""


async def consent_ask(room: Room, args: Args) -> Screen | None:
    """Show the full wording with its version and date, and both answers."""
    code, person = str(args["code"]), int(args.get("person") or 0)
    version, language = int(args["version"] or 0), str(args["language"])
    text = await room.tx.consents.text_version(code, language, version)
    note = _("It is up to you: whatever you answer, nothing else changes.")
    rows = answer_rows(text, person, then=bool(args.get("then")))
    if code in OPTIONAL:
        rows = (*rows, *help_for(room))
    return edition_of(room, text, note if code in OPTIONAL else "", rows)


async def consent_given(room: Room, args: Args) -> Screen | None:
    """Keep the wording in the chat, with the day it was agreed to and no more answers."""
    about = await about_whom(room, args)
    last = (await room.tx.consents.standing(about)).last.get(str(args["code"])) if about else None
    if last is None or last.step is not ConsentStep.GIVEN:
        return None
    text = await room.tx.consents.text_version(last.code, last.language, last.version)
    state = "" if last.code == kinds.NOTICE else _state(room, last)
    leads_on = last.code in BEGINNING and not args.get("person")
    rows = (
        ()
        if leads_on
        else (
            *help_for(room),
            (Button(_("All consents"), MenuTo(to="consent").pack()), *menu_row()),
        )
    )
    return dataclasses.replace(edition_of(room, text, state, rows), file=None)


async def consent_refused(_room: Room, args: Args) -> Screen:
    """End politely."""
    if args.get("learner"):
        text = pgettext(
            "learner",
            "<b>All right, we stop here</b>\n"
            "It changes nothing in your studies, and nobody asks for a reason.\n"
            "If you change your mind: /consent",
        )
        return Screen(text)
    text = _(
        "<b>All right, without consent we stop here</b>\n"
        "What was entered is erased. It changes nothing at work.\n"
        "To come back on any day: /start"
    )
    return Screen(text)


async def consent_declined(room: Room, args: Args) -> Screen:
    """Take a no to what is optional, without a reason or pressure."""
    text = _("<b>{kind}: all right, without it</b>\nNothing else changes. Later: /consent")
    words = text.format(kind=kind_words(str(args["code"])))
    return Screen(words, (*help_for(room), menu_row()))


async def consent_text(room: Room, args: Args) -> Screen | None:
    """Show one wording: the version that was agreed to, else the newest, and what can be done."""
    about, code = await about_whom(room, args), str(args["code"])
    if about is None or code not in kinds.CODES:
        return None
    standing = await room.tx.consents.standing(about)
    newest = await room.tx.consents.text(code, room.reader.account.language)
    back = (Button(_("All consents"), MenuTo(to="consent").pack()), *help_beside(room))
    person = int(args.get("person") or 0)
    may = FOR_CHILD if person else may_give(standing, age_of(standing, room.today))
    last = standing.last.get(code)
    if last is not None and standing.holds(code, room.today, newest.purpose):
        longer = code in may and lasts_longer(newest, last, room.today)
        text = (
            newest
            if longer
            else await room.tx.consents.text_version(code, last.language, last.version)
        )
        rows: Rows = (back,)
        if code != kinds.NOTICE and code in may:
            away = Revoke(sure=False, code=code, person=person).pack()
            change = _longer(newest, person) if longer else _change(newest, person)
            rows = (*change, back, (Button(_("Revoke the consent"), away),))
        return edition_of(room, text, "" if code == kinds.NOTICE else _state(room, last), rows)
    if code not in may:
        return edition_of(room, newest, "", (back,))
    return edition_of(room, newest, "", (*answer_rows(newest, person), back))


def _state(room: Room, record: ConsentRecord) -> str:
    state = _("The consent was given on {day}.").format(day=day(room, record.at))
    return f"{state}\n{h(items_words(room, record.items))}" if record.items else state


def _change(newest: ConsentText, person: int) -> Rows:
    """Offer to choose anew what may be published."""
    if newest.code != kinds.DISTRIBUTION:
        return ()
    version, language = newest.version, newest.language
    press = Give(code=newest.code, version=version, language=language, person=person).pack()
    return ((Button(_("Change what may be published"), press),),)


def _longer(newest: ConsentText, person: int) -> Rows:
    """Offer to give it again before it ends."""
    version, language = newest.version, newest.language
    press = Give(code=newest.code, version=version, language=language, person=person).pack()
    return ((Button(_("Give it for longer"), press),),)


async def revoke_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more, saying what happens."""
    code, person = str(args["code"]), int(args.get("person") or 0)
    n = room.house.rules.erasure_term.days
    effects = {
        kinds.THIRD_PARTIES: _("What others told about the request is deleted."),
        kinds.OTHER_ORGANISATIONS: _("The card disappears; work begun through it is on hold."),
        kinds.DISTRIBUTION: _("The curator takes off what was published."),
        kinds.LONG_TERM: _("After the programme the card is deleted with everything else."),
        kinds.LABOUR: _(
            "Work with colleagues ends in three working days; the rest of the programme stays."
        ),
    }
    stops = _(
        "Reminders stop at once and the pair is put on hold; the others learn no reasons.\n"
        "The data are erased within {n} days. Until then you can come back: /consent"
    ).format(n=n)
    head = _("<b>Revoke the consent?</b>") + "\n"
    if code not in ADMITTING:
        head += kind_words(code) + "\n"
    return Screen(
        head + effects.get(code, stops),
        (
            (Button(_("Leave as it is"), MenuTo(to="consent").pack()), *help_beside(room)),
            (Button(_("Yes, revoke"), Revoke(sure=True, code=code, person=person).pack()),),
        ),
    )


async def pair_paused(room: Room, args: Args) -> Screen | None:
    """Push: the pair pauses; who and why is nobody's business here."""
    pair = await room.tx.pairs.get(PairId(int(args.get("pair") or 0)))
    if pair is None or pair.state is not PairState.ON_HOLD:
        return None
    return Screen(
        _("There is news about the mentoring programme."),
        ((Button(_("Open"), MenuTo(to="pair").pack()),),),
    )


async def consent_news(room: Room, _args: Args) -> Screen | None:
    """Push: a consent runs out or its purpose has changed; which one stands behind the button."""
    if room.reader.person is None:
        return None
    opening = Button(_("Open"), MenuTo(to="consent").pack())
    return Screen(_("There is a question about the mentoring programme."), ((opening,),))


async def about_whom(room: Room, args: Args) -> PersonId | None:
    """Return the child a representative asks about, or the reader; None for anybody else's."""
    child = PersonId(int(args.get("person") or 0))
    if child:
        return child if await may_decide_for(room.tx, room.reader, child) else None
    return room.reader.person.id if room.reader.person else None


def answer_rows(text: ConsentText, person: int = 0, *, then: bool = False) -> Rows:
    """Offer both answers to a wording; neither is chosen beforehand."""
    code, version, language = text.code, text.version, text.language
    give = Give(code=code, version=version, language=language, person=person, then=then).pack()
    refuse = Refuse(code=code, version=version, language=language, person=person, then=then).pack()
    if text.code == kinds.NOTICE:
        return ((Button(pgettext("learner", "I see"), give),),)
    yes, no = _("I give my consent"), _("I do not")
    if text.code == kinds.DISTRIBUTION:
        yes, no = _("Choose what may be published"), _("Publish nothing")
    elif text.code == kinds.OWN_AGREEMENT:
        yes, no = pgettext("learner", "Yes, I take part"), pgettext("learner", "No")
    elif text.code == kinds.LABOUR:
        yes, no = _("I agree"), _("No, thank you")
    return ((Button(yes, give),), (Button(no, refuse),))


def edition_of(room: Room, text: ConsentText, state: str, rows: Rows) -> Screen:
    """Show a wording whole, or its summary beside a file when it is too long for a message."""
    edition = _edition(room, text)
    title = f"<b>{h(text.title)}</b>"
    whole = "\n\n".join(part for part in (title, state, h(text.body), edition) if part)
    if len(whole) <= FITS:
        return Screen(whole, rows)
    summary = h(limit(text.summary, CAPTION))
    short = "\n\n".join(part for part in (title, state, summary, edition) if part)
    content = f"{text.title}\n\n{text.body}\n".encode()
    return Screen(short, rows, File(f"consent-{text.version}.txt", content))


def _edition(room: Room, text: ConsentText) -> str:
    since = text.valid_from.astimezone(room.zone).date()
    said = _("Version {version} of {day}.").format(version=text.version, day=day_of_year(since))
    if text.approved_by and text.approved_on:
        said += " " + _("Approved by {name} on {day}.").format(
            name=h(text.approved_by), day=day_of_year(text.approved_on)
        )
    return f"<i>{said}</i>"


SCREENS: dict[str, ScreenFn] = {
    "consent_ask": consent_ask,
    "consent_given": consent_given,
    "consent_refused": consent_refused,
    "consent_declined": consent_declined,
    "consent_text": consent_text,
    "revoke_sure": revoke_sure,
    "pair_paused": pair_paused,
    "consent_news": consent_news,
}

PUSHED = frozenset({"pair_paused", "consent_news"})
