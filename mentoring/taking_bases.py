"""Let a curator take the bases away; whoever did it, when, and with names or codes, is noted."""

from mentoring.names_in_chat import require_names
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.trail import note_export, note_export_on_server

NAMED, CODED = "bases_named", "bases_codes"
"""What the trail calls the two variants."""


async def take_bases(tx: UnitOfWork, actor: Actor, *, named: bool) -> None:
    """Write down that the bases are taken away; the file is made afterwards."""
    curator_in(actor)
    if named:
        require_names(actor)
    await note_export(tx, actor, NAMED if named else CODED)


async def take_on_the_server(tx: UnitOfWork) -> None:
    """Write down that whoever runs the server takes the bases away, in both variants."""
    for what in (NAMED, CODED):
        await note_export_on_server(tx, what)
