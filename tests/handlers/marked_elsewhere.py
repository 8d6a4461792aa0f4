"""Another organisation for the test of pushes: it asks for a mentor; somebody asks for a role."""

from mentoring.consent import OTHER_ORGANISATIONS, ConsentStep
from mentoring.consent_proof import Deed, write
from mentoring.consents import active_text
from mentoring.delivery import Args
from mentoring.people import Channel
from tests.handlers.college import Somebody
from tests.handlers.two_schools import second_school
from tests.talk import CURATOR, Town

WAITS = 3100


async def elsewhere(here: Town, mentor: Somebody) -> list[tuple[str, Args, tuple[int, ...]]]:
    """Let another organisation ask for a mentor, and somebody for a role."""
    other = await second_school(here, "Лицей ТАЙНА")
    async with here.app.storage.work(here.app.organisation) as tx:
        text = await active_text(tx, "ru", OTHER_ORGANISATIONS)
        await write(tx, text, Deed(person=mentor.person, step=ConsentStep.GIVEN))
        account = await tx.people.add_account(Channel.TELEGRAM, WAITS, "ru")
        assert await tx.invitations.ask_role(None, account.id, "head", tx.now)
    async with here.app.storage.work(other) as tx:
        vera = await tx.people.add_person(None)
        asked = await tx.exchanges.ask(mentor.participation, vera.id, 1, tx.now)
    assert asked is not None
    readers = (mentor.phone.number, CURATOR)
    return [("exchange", {"exchange": asked.id}, readers)]
