"""Word the consent: the full text as a message of its own, its state, its end."""

import dataclasses

from handlers.callbacks.consent import Give, Refuse, Revoke
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, File, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import day_of_year
from handlers.texts.questionnaire import menu_row
from handlers.texts.speech import _
from handlers.texts.words import h, limit
from mentoring.consent import PARTICIPATION, ConsentRecord, ConsentStep, ConsentText, is_active
from mentoring.delivery import Args
from mentoring.ids import PairId
from mentoring.pairs import PairState

FITS = 3500
"""A text longer than this goes as a file, with its summary beside it."""

CAPTION = 700


async def consent_ask(room: Room, args: Args) -> Screen:
    """Show the full wording with its version and date, and both answers."""
    text = await room.tx.consents.text_version(
        PARTICIPATION, str(args["language"]), int(args["version"] or 0)
    )
    give = Give(version=text.version, language=text.language)
    refuse = Refuse(version=text.version, language=text.language)
    rows = (
        (Button(_("I give my consent"), give.pack()),),
        (Button(_("I do not"), refuse.pack()),),
    )
    return _full(room, text, "", rows)


async def consent_given(room: Room, _args: Args) -> Screen | None:
    """Keep the wording in the chat, with the day it was agreed to and no more buttons."""
    last = await _last(room)
    if last is None:
        return None
    text = await room.tx.consents.text_version(last.code, last.language, last.version)
    state = _("The consent was given on {day}.").format(day=_day(room, last))
    return dataclasses.replace(_full(room, text, state, ()), file=None)


async def consent_refused(_room: Room, _args: Args) -> Screen:
    """End politely."""
    text = _(
        "<b>All right, without consent we stop here</b>\n"
        "What was entered is erased. It changes nothing at work.\n"
        "To come back on any day: /start"
    )
    return Screen(text)


async def consent_state(room: Room, _args: Args) -> Screen:
    """Show the wording and what was done with it."""
    text = await room.tx.consents.text(PARTICIPATION, room.reader.account.language)
    last = await _last(room)
    if last is not None and is_active([last], room.today):
        shown = await room.tx.consents.text_version(last.code, last.language, last.version)
        state = _("The consent was given on {day}.").format(day=_day(room, last))
        rows: Rows = (
            menu_row(),
            (Button(_("Revoke the consent"), Revoke(sure=False).pack()),),
        )
        return _full(room, shown, state, rows)
    give = Give(version=text.version, language=text.language).pack()
    rows = ((Button(_("I give my consent"), give),), menu_row())
    return _full(room, text, _revoked(room, last), rows)


async def revoke_sure(room: Room, _args: Args) -> Screen:
    """Ask once more, saying what happens."""
    text = _(
        "<b>Revoke the consent?</b>\n"
        "Reminders stop at once and the pair is put on hold; the others learn no reasons.\n"
        "The data are erased within {n} days. Until then you can come back: /consent"
    ).format(n=room.house.rules.erasure_term.days)
    return Screen(
        text,
        (
            (Button(_("Leave as it is"), MenuTo(to="consent").pack()),),
            (Button(_("Yes, revoke"), Revoke(sure=True).pack()),),
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


def _full(room: Room, text: ConsentText, state: str, rows: Rows) -> Screen:
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


async def _last(room: Room) -> ConsentRecord | None:
    if room.reader.person is None:
        return None
    history = await room.tx.consents.history(room.reader.person.id)
    mine = [record for record in history if record.code == PARTICIPATION]
    return mine[-1] if mine else None


def _revoked(room: Room, last: ConsentRecord | None) -> str:
    if last is None or last.step is not ConsentStep.REVOKED:
        return _("There is no consent at present.")
    until = (last.at + room.house.rules.erasure_term).astimezone(room.zone).date()
    return _(
        "The consent was revoked on {day}. Reminders have stopped, the data will be erased "
        "by {until}. Giving it again before that brings everything back."
    ).format(day=_day(room, last), until=day_of_year(until))


def _day(room: Room, record: ConsentRecord) -> str:
    return day_of_year(record.at.astimezone(room.zone).date())


SCREENS: dict[str, ScreenFn] = {
    "consent_ask": consent_ask,
    "consent_given": consent_given,
    "consent_refused": consent_refused,
    "consent_state": consent_state,
    "revoke_sure": revoke_sure,
    "pair_paused": pair_paused,
}

PUSHED = frozenset({"pair_paused"})
