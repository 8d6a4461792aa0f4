"""Decide whether chats hold names or codes only, and refuse what would bring names there."""

from enum import StrEnum
from typing import ClassVar

from mentoring.consent_texts import follow_the_chats
from mentoring.errors import Refusal
from mentoring.house import Rules
from mentoring.ids import PersonId
from mentoring.office import JournalEntry
from mentoring.organisations import Organisation
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import administrator_in, curator_in

ASKED = 2
"""How often is asked before names come into chats where there were none."""


class NamesOnServer(Refusal):
    """Chats hold codes only: names come in and go out on the server."""

    code: ClassVar[str] = "names_on_server"


class NamesDecided(Refusal):
    """The settings of the server decide about names, nobody in a chat."""

    code: ClassVar[str] = "names_decided"


class Decision(StrEnum):
    """Say what came of a choice."""

    MADE = "made"
    ASKED_AGAIN = "asked_again"


def require_names(actor: Actor) -> None:
    """Let nobody bring or take names through a chat that holds codes only."""
    if actor.coded:
        raise NamesOnServer


def is_undecided(organisation: Organisation, rules: Rules) -> bool:
    """Tell whether nobody has said yet what chats hold."""
    return rules.pseudonymous is None and organisation.names_at is None


async def decide(
    tx: UnitOfWork, actor: Actor, rules: Rules, *, codes: bool, sure: int = 0
) -> Decision:
    """Choose codes or names; from codes to names only an administrator goes, asked twice."""
    if rules.pseudonymous is not None:
        raise NamesDecided
    organisation = await tx.organisations.get()
    opens = organisation.pseudonymous and not codes
    by = administrator_in(actor) if opens else curator_in(actor)
    if opens and sure < ASKED:
        return Decision.ASKED_AGAIN
    await write_down(tx, by, codes=codes)
    return Decision.MADE


async def write_down(tx: UnitOfWork, by: PersonId | None, *, codes: bool) -> bool:
    """Keep the choice with who made it and when; False when it was this one already."""
    if not await tx.organisations.decide_names(by, codes=codes):
        return False
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=by,
        verb="codes_chosen" if codes else "names_chosen",
        subject={},
    )
    await tx.desk.note(entry)
    await follow_the_chats(tx)
    return True
