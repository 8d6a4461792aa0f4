"""Word a representative's way: who they are, the consent for the child, thanks or goodbye."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.organisations import AnswerAs
from handlers.callbacks.representative import (
    AgreeFor,
    AnswerParent,
    AskWho,
    ChildNews,
    DeclineFor,
    HereToo,
    IAm,
    OwnLink,
)
from handlers.screen import Button, RefusalFn, Room, Screen, ScreenFn
from handlers.texts.consent import edition_of
from handlers.texts.moments import day_of_year
from handlers.texts.questionnaire import menu_row
from handlers.texts.speech import _
from handlers.texts.start import curator
from handlers.texts.waiting import code
from handlers.texts.words import h
from mentoring.consent import MINOR
from mentoring.delivery import Args
from mentoring.enrolments import Enrolment
from mentoring.family import PARENT, Child, my_children
from mentoring.guardians import Relation
from mentoring.ids import EnrolmentId


def relation_words(relation: Relation) -> str:
    """Say who somebody is to a child."""
    return {
        Relation.MOTHER: _("Mother"),
        Relation.FATHER: _("Father"),
        Relation.GUARDIAN: _("Guardian"),
        Relation.TRUSTEE: _("Trustee"),
        Relation.OTHER: _("Other lawful representative"),
    }[relation]


async def rep_who(room: Room, args: Args) -> Screen | None:
    """Ask who the representative is to the child."""
    enrolment = await _enrolment(room, args)
    if enrolment is None:
        return None
    lines = [
        "<b>" + _("Consent for a child · {code}").format(code=_place(enrolment)) + "</b>",
        _("{name} invites the child to its mentoring programme.").format(
            name=h(room.organisation.name)
        ),
        _("No name of the child is kept here before you consent."),
    ]
    if enrolment.account_id == room.reader.account.id:
        lines.append(_("This is the phone the child answers from: an adult answers now."))
    lines.append(_("Who are you to the child? A curator looks at the document, not the bot."))
    found = [
        Button(relation_words(each), IAm(enrolment=enrolment.id, relation=each).pack())
        for each in Relation
    ]
    return Screen("\n".join(lines), (tuple(found[:2]), tuple(found[2:4]), (found[4],)))


async def rep_consent(room: Room, args: Args) -> Screen | None:
    """Show the full wording about the child of the code, and both answers."""
    enrolment = await _enrolment(room, args)
    if enrolment is None:
        return None
    version, language = int(args["version"] or 0), str(args["language"])
    text = await room.tx.consents.text_version(MINOR, language, version)
    relation = Relation(str(args["relation"]))
    about = _("About the child with the code {code}.").format(code=_place(enrolment))
    said = {"enrolment": enrolment.id, "relation": relation}
    rows = (
        (
            Button(
                _("I give my consent"),
                AgreeFor(**said, version=version, language=language).pack(),
            ),
        ),
        (Button(_("I do not"), DeclineFor(**said).pack()),),
        (Button(_("Back"), AskWho(enrolment=enrolment.id).pack()),),
    )
    return edition_of(room, text, about, rows)


async def rep_agreed(room: Room, args: Args) -> Screen | None:
    """Keep the wording in the chat, with the day it was agreed to and no more buttons."""
    child = await _child(room, args)
    if child is None or child.enrolment is None:
        return None
    language = room.reader.account.language
    text = await room.tx.consents.text_version(MINOR, language, int(args["version"] or 0))
    state = _("The consent for {code} was given on {day}.").format(
        code=_place(child.enrolment), day=day_of_year(room.today)
    )
    return edition_of(room, text, state, ())


async def rep_next(room: Room, args: Args) -> Screen | None:
    """Thank, and say what happens next."""
    child = await _child(room, args)
    if child is None:
        return None
    lines = [
        _("<b>Thank you, the consent is written down</b>"),
        _("The child now reads how it works and answers the questionnaire."),
        _("{curator} looks at your document once, in person; do not send it here.").format(
            curator=_capital(curator(room))
        ),
        _("You can take the consent back on any day."),
    ]
    return Screen("\n".join(lines), (*child_rows(room, child), _home()))


def child_rows(room: Room, child: Child) -> tuple[tuple[Button, ...], ...]:
    """Offer what a representative can do for a child who is agreed to."""
    rows: list[tuple[Button, ...]] = []
    here, person = child.enrolment, child.person.id
    if here is not None and here.account_id == room.reader.account.id:
        rows.append((Button(_("Hand the phone to the child"), AnswerAs(person=person).pack()),))
    elif here is not None and here.account_id is None:
        rows.append((Button(_("A link for the child"), OwnLink(child=person).pack()),))
        rows.append((Button(_("The child has no phone"), HereToo(child=person).pack()),))
    if PARENT in room.house.questionnaires:
        rows.append((Button(_("Questions to parents"), AnswerParent(child=person).pack()),))
    wanted = not child.guardian.news
    text = _("Let me hear the news") if wanted else _("No more news, please")
    rows.append((Button(text, ChildNews(child=person, wanted=wanted).pack()),))
    return tuple(rows)


async def rep_no_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more: another representative has agreed."""
    enrolment = await _enrolment(room, args)
    if enrolment is None:
        return None
    relation = Relation(str(args["relation"]))
    text = _(
        "<b>Another representative has consented</b>\n"
        "If you are against it, everything of the child stops at once and a curator learns of it. "
        "They settle it with you both, on paper and in person."
    )
    sure = DeclineFor(enrolment=enrolment.id, relation=relation, sure=True)
    return Screen(
        text,
        (
            (Button(_("Back"), AskWho(enrolment=enrolment.id).pack()),),
            (Button(_("I am against it"), sure.pack()),),
        ),
    )


async def rep_declined(room: Room, args: Args) -> Screen:
    """End politely."""
    if args.get("ended"):
        text = _(
            "<b>All right, everything of the child has stopped</b>\n"
            "Reminders are off, the pair is on hold. A curator knows."
        )
        return Screen(text, (_home(),))
    text = _(
        "<b>All right, without consent nothing begins</b>\n"
        "Nothing about the child is kept, and it changes nothing at school.\n"
        "If you think again, {curator} has a new code."
    )
    return Screen(text.format(curator=curator(room)), (menu_row(),))


async def rep_over(_room: Room, _args: Args) -> Screen:
    """Say that this was answered."""
    text = _("This was answered already. To begin anew, ask the curator for a new code.")
    return Screen(text, (menu_row(),))


async def code_unknown(_room: Room, _args: Args) -> Screen:
    """Say that nothing knows the code."""
    return Screen(
        _(
            "<b>This code is not known here</b>\n"
            "Perhaps a part of the link is missing. The curator has a new sheet."
        ),
        (menu_row(),),
    )


def code_used(_room: Room, _data: Args) -> Screen:
    """Say that somebody else came by the code."""
    return Screen(
        _("<b>This code has been used already</b>\nA second parent gets a code of their own."),
        (menu_row(),),
    )


def code_late(_room: Room, _data: Args) -> Screen:
    """Say that the code is too old."""
    text = _("<b>This code is too old</b>\nThe curator makes a new one in a minute.")
    return Screen(text, (menu_row(),))


def adult_first(_room: Room, _data: Args) -> Screen:
    """Say that the adult's part of this phone is to be opened first."""
    text = _(
        "<b>An adult answers first</b>\n"
        "Their part of this phone has a code: Settings, then “Who answers”, then come back."
    )
    return Screen(text, ((Button(_("Settings"), MenuTo(to="settings").pack()),),))


async def _enrolment(room: Room, args: Args) -> Enrolment | None:
    return await room.tx.enrolments.get(EnrolmentId(int(args.get("enrolment") or 0)))


async def _child(room: Room, args: Args) -> Child | None:
    mine = await my_children(room.tx, room.reader)
    return next((each for each in mine if each.person.id == args.get("child")), None)


def _place(enrolment: Enrolment) -> str:
    return code(enrolment) + (f" · {h(enrolment.group)}" if enrolment.group else "")


def _home() -> tuple[Button, ...]:
    return (Button(_("To my children"), MenuTo(to="family").pack()),)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


SCREENS: dict[str, ScreenFn] = {
    "rep_who": rep_who,
    "rep_consent": rep_consent,
    "rep_agreed": rep_agreed,
    "rep_next": rep_next,
    "rep_no_sure": rep_no_sure,
    "rep_declined": rep_declined,
    "rep_over": rep_over,
    "code_unknown": code_unknown,
}
REFUSALS: dict[str, RefusalFn] = {
    "code_used": code_used,
    "code_late": code_late,
    "adult_first": adult_first,
}
