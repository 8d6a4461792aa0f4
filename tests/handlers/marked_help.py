"""Let somebody ask for help and an incident begin, with what nobody may read on a lock screen."""

from mentoring import help as helping
from mentoring import incidents
from mentoring.delivery import Args
from mentoring.help_request import HelpTopic
from mentoring.incident import IncidentKind
from mentoring.people import Channel, StaffRole
from tests.talk import CURATOR, Town

Told = tuple[str, Args, tuple[int, ...]]


async def calls(here: Town, number: int, mark: str) -> list[Told]:
    """Ask for help in urgent words, and let the curator, as the head too, begin an incident."""
    house = here.app.house
    async with here.app.storage.work(here.app.organisation) as tx:
        curator = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
        asker = await tx.people.actor_at(Channel.TELEGRAM, number)
        assert curator is not None
        assert curator.person is not None
        assert asker is not None
        request = await helping.ask(tx, asker, house, HelpTopic.WELLBEING, urgent=True)
        await helping.say(tx, asker, request.id, f"Помогите, {mark}")
        await tx.people.grant(curator.person.id, StaffRole.HEAD, tx.now)
    async with here.app.storage.work(here.app.organisation) as tx:
        head = await tx.people.actor_at(Channel.TELEGRAM, CURATOR)
        assert head is not None
        await incidents.begin(tx, head, IncidentKind.LEAK)
    return [
        ("request", {"request": request.id}, (CURATOR, number)),
        ("incident", {"hours": 24, "left": 6}, (CURATOR,)),
    ]
