"""Say on one's own data page what somebody is here, and why anything is stored of them."""

from datetime import date

from handlers.screen import Room
from handlers.texts.role_names import role_name
from handlers.texts.speech import _
from handlers.texts.waiting import code
from handlers.texts.words import h
from mentoring.filling import JOIN
from mentoring.people import Bracket, Person, Wish
from mentoring.privacy import Stored
from mentoring.record import Record


class Told(Record):
    """Hold what identifies somebody, of the card or of a questionnaire that is not finished."""

    name: str | None = None
    birth_date: date | None = None
    contact: str | None = None
    phone: str | None = None


def wish_words(wish: Wish | None) -> str:
    """Say which side a person wishes to take."""
    if wish is None:
        return "—"
    return {
        Wish.MENTOR: _("mentor"),
        Wish.MENTEE: _("mentee"),
        Wish.BOTH: _("both"),
    }[wish]


def bracket_words(bracket: Bracket | None) -> str:
    """Say how old somebody is, as far as the bot knows."""
    if bracket is None:
        return "—"
    return {Bracket.UNDER_10: _("Under 10"), Bracket.ADULT: _("18 or older")}.get(
        bracket, bracket.replace("-", "–")
    )


def who_lines(room: Room, stored: Stored) -> list[str]:
    """Name every role somebody has here, the age group, the code and the class."""
    account, person = stored.account, stored.person
    sides = [wish_words(account.wish)] if account.wish else []
    sides += [role_name(each) for each in stored.roles]
    if stored.children:
        sides.append(_("a child's representative"))
    bracket = (person.bracket if person else None) or account.bracket
    role = ", ".join(sides) or "—"
    lines = [_("Role: {role}, age group: {age}").format(role=role, age=bracket_words(bracket))]
    for each in stored.enrolments:
        place = code(each) + (f" · {h(each.group)}" if each.group else "")
        lines.append(_("Code: {code}").format(code=place))
    return lines


def told_of(stored: Stored, person: Person) -> Told:
    """Return what identifies somebody; before a questionnaire is sent it stands in the draft."""
    begun = [run.draft.answers for run in stored.runs if run.purpose == JOIN]
    said = {key: each for draft in begun for key, each in draft.items() if isinstance(each, str)}
    born = said.get("birth_date")
    return Told(
        name=person.name or said.get("fio"),
        birth_date=person.birth_date or (date.fromisoformat(born) if born else None),
        contact=person.contact,
        phone=person.phone or said.get("phone"),
    )


def other_reasons(stored: Stored) -> list[str]:
    """Say why something is stored of whoever is not looking for a pair."""
    reasons = []
    if stored.roles:
        reasons.append(_("Why: to know who runs the programme and what they did in it."))
    if stored.children:
        reasons.append(_("Why: to keep the consent for the child and to reach a grown-up."))
    return reasons
