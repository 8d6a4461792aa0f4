"""Open what stands behind a code on a sheet: one account by one code, guessing ends soon."""

from typing import ClassVar

from mentoring.enrolments import enrolment_named
from mentoring.errors import Refusal
from mentoring.ids import EnrolmentId
from mentoring.invitations import TriedTooOften, note_try, tried_too_often
from mentoring.keys import digest
from mentoring.people import Actor
from mentoring.ports import UnitOfWork


class CodeUsed(Refusal):
    """Somebody else has come by this code before."""

    code: ClassVar[str] = "code_used"


class CodeLate(Refusal):
    """The time of this code is over, or what it was for is closed."""

    code: ClassVar[str] = "code_late"


async def open_code(tx: UnitOfWork, actor: Actor, token: str, kind: str) -> EnrolmentId | None:
    """Return the enrolment a code is for; None for a secret that nothing knows, which is noted.

    A code lets one account in; that account may come by it as often as it likes.
    """
    if await tried_too_often(tx, actor.account):
        raise TriedTooOften
    secret = digest(token)
    known = await tx.keys.known(secret)
    enrolment = enrolment_named(known.purpose, kind) if known else None
    if known is None or enrolment is None:
        await note_try(tx, actor.account)
        return None
    used = await tx.keys.use(secret, actor.account.id, tx.now)
    if used is None and known.used_by != actor.account.id:
        raise CodeUsed if known.used_at else CodeLate
    return enrolment
