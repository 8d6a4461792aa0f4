"""Word what third persons say about a mentee: links and answers, for curators who may read."""

from handlers.callbacks.candidates import AskThirdParty, Inquiries, InquiryOf, Steps
from handlers.screen import RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.answers import answer_words
from handlers.texts.moments import day
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.speech import _, locale, ngettext, pgettext
from handlers.texts.words import h, name_of, one_line
from mentoring.applications import Participation, Side
from mentoring.confidants import may_read
from mentoring.consent import THIRD_PARTIES
from mentoring.delivery import Args
from mentoring.ids import InquiryId, ParticipationId
from mentoring.inquiries import Inquiry
from mentoring.joining import as_answers
from mentoring.links import deep_link
from mentoring.permits import in_force
from mentoring.questionnaire import Questionnaire
from mentoring.third_party import CODE, TERMS

ANSWER = 600


async def inquiries(room: Room, args: Args) -> Screen | None:
    """Show what others said about a mentee, which links wait, and how to make one."""
    found = await _mentee(room, number(args, "participation"))
    if found is None:
        return None
    person = await room.tx.people.person(found.person_id)
    lines = [
        "<b>" + _("What others say · {name}").format(name=name_of(person)) + "</b>",
        _("Only curators read this. It is erased 30 days after a pair is found."),
    ]
    there = [each for each in await room.tx.inquiries.of(found.id) if each.erased_at is None]
    rows: Rows = tuple(
        (button(_title(room, each), InquiryOf(inquiry=each.id)),)
        for each in there
        if each.answers is not None or each.is_open(room.now)
    )
    if await in_force(room.tx, found.person_id, THIRD_PARTIES):
        lines.append(_("A new link, for one person. How long shall it be valid?"))
        terms = tuple(
            button(
                ngettext("{n} day", "{n} days", days).format(n=days),
                AskThirdParty(participation=found.id, days=days),
            )
            for days in TERMS
        )
        rows = (*rows, terms)
    else:
        lines.append(_("There is no consent to ask others, so no link can be made."))
    last = (button(_("All steps"), Steps(participation=found.id)), *menu())
    return Screen("\n".join(lines), (*rows, last))


async def inquiry_link(room: Room, args: Args) -> Screen | None:
    """Show a new link once: only its fingerprint is kept."""
    found = await _inquiry(room, args)
    if found is None:
        return None
    until = day(found.expires_at.astimezone(room.zone).date())
    text = _(
        "<b>A link for one person</b>\n{link}\n"
        "Valid until {day}, for the first who opens it. Please send it yourself: "
        "I shall not be able to show it again."
    )
    link = deep_link(room.house, str(args.get("token") or ""))
    back = (button(_("Back"), Inquiries(participation=found.participation_id)), *menu())
    revoke = (button(_("Make the link void"), InquiryOf(inquiry=found.id, act="revoke")),)
    return Screen(text.format(link=h(link), day=until), (revoke, back))


async def inquiry(room: Room, args: Args) -> Screen | None:
    """Show one answer in full, or a link that waits."""
    found = await _inquiry(room, args)
    if found is None:
        return None
    back = (button(_("Back"), Inquiries(participation=found.participation_id)), *menu())
    if found.answers is None:
        rows: Rows = ()
        if found.is_open(room.now):
            rows = ((button(_("Make the link void"), InquiryOf(inquiry=found.id, act="revoke")),),)
        return Screen(f"<b>{h(_title(room, found))}</b>", (*rows, back))
    lines = [
        "<b>" + _("What somebody else said") + "</b>",
        _("For your eyes only: please do not retell or copy this."),
        *said_in(room, found),
    ]
    return Screen("\n".join(lines), (back,))


def said_in(room: Room, found: Inquiry) -> list[str]:
    """Return an answer line by line, escaped."""
    definition = room.house.questionnaires[CODE]
    return [
        f"{h(step.label.said(locale()))}: {h(one_line(answer_words(step, value), ANSWER))}"
        for key, value in as_answers(found.answers or {}).items()
        if (step := definition.step(key)) is not None
    ]


def no_third_parties(_room: Room, _data: Args) -> Screen:
    """Explain that others may be asked with a consent only."""
    return Screen(_("There is no consent to ask others, so no link can be made."), (menu(),))


def _title(room: Room, found: Inquiry) -> str:
    if found.answers is None:
        made = day(found.created_at.astimezone(room.zone).date())
        if found.revoked_at is not None:
            return _("Link of {day}, void").format(day=made)
        state = pgettext("link", "opened") if found.used_at else pgettext("link", "waits")
        return _("Link of {day} · {state}").format(day=made, state=state)
    given = day((found.given_at or found.created_at).astimezone(room.zone).date())
    return f"{_who(room.house.questionnaires[CODE], found)} · {given}"


def _who(definition: Questionnaire, found: Inquiry) -> str:
    step, who = definition.step("who"), (found.answers or {}).get("who")
    return answer_words(step, str(who)) if step and who else _("An answer")


async def _inquiry(room: Room, args: Args) -> Inquiry | None:
    found = await room.tx.inquiries.get(InquiryId(number(args, "inquiry")))
    if found is None or found.erased_at is not None:
        return None
    return found if await _mentee(room, found.participation_id) else None


async def _mentee(room: Room, participation: int) -> Participation | None:
    """Return the mentee while the reader may read what is private about them."""
    found = await room.tx.participations.get(ParticipationId(participation))
    if found is None or not room.reader.is_curator or found.side is not Side.MENTEE:
        return None
    return found if await may_read(room.tx, room.reader, found.person_id) else None


SCREENS: dict[str, ScreenFn] = {
    "inquiries": inquiries,
    "inquiry_link": inquiry_link,
    "inquiry": inquiry,
}
REFUSALS: dict[str, RefusalFn] = {"no_third_parties": no_third_parties}
