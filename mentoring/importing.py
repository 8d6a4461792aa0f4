"""Lead a file from the moment it is sent to the moment its people are taken in."""

from collections.abc import Sequence
from secrets import token_hex

from mentoring.delivery import Args, Lane, Notice
from mentoring.errors import NotFound
from mentoring.ids import ImportId
from mentoring.imports import BUSY, MOST_FAULTS, Counts, Import, ImportState
from mentoring.names_in_chat import require_names
from mentoring.office import JournalEntry
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.roster.faults import Fault, UnreadableList, Why

SCREEN = "import_screen"
"""The one screen of an import: it words whatever state the import is in."""

ATTEMPTS = 5
"""How often a file is asked for before it is given up."""


async def send_in(tx: UnitOfWork, actor: Actor, file: str, suffix: str, size: int) -> Import:
    """Note that a curator sent a list; an older one that waits for a word is put aside."""
    curator = curator_in(actor)
    require_names(actor)
    for old in await tx.imports.of_account(actor.account.id):
        if old.state is not ImportState.TAKING:
            await tx.imports.change(old, state=ImportState.CANCELLED, file=None)
    made = await tx.imports.add(actor.account.id, curator, file, suffix, size)
    await _note(tx, made, "list_sent")
    return made


async def my_import(tx: UnitOfWork, actor: Actor, which: ImportId) -> Import:
    """Return a list that this curator sent."""
    curator_in(actor)
    found = await tx.imports.get(which)
    if found is None or found.account_id != actor.account.id:
        raise NotFound(what="import")
    return found


async def confirm(tx: UnitOfWork, actor: Actor, which: ImportId) -> Import:
    """Let a list that was read be taken in; a second press finds it on its way."""
    require_names(actor)
    found = await my_import(tx, actor, which)
    if found.state is not ImportState.READ or not found.counts.to_take:
        return found
    values = {"state": ImportState.TAKING, "done": 0, "attempts": 0, "counts": Counts()}
    started = await tx.imports.change(found, **values)
    if started is None:
        return await my_import(tx, actor, which)
    await _note(tx, started, "list_confirmed")
    return started


async def mean_matches(tx: UnitOfWork, actor: Actor, which: ImportId, *, meant: bool) -> Import:
    """Say whether those who look like somebody known are the same people; counts are made anew."""
    found = await my_import(tx, actor, which)
    if found.state is not ImportState.READ or found.matches_meant is meant:
        return found
    values = {"matches_meant": meant, "state": ImportState.READING, "done": 0}
    return await tx.imports.change(found, **values) or found


async def cancel(tx: UnitOfWork, actor: Actor, which: ImportId) -> Import:
    """Put a list aside; what of it was taken in already stays."""
    found = await my_import(tx, actor, which)
    if found.state in (ImportState.READING, ImportState.READ):
        values = {"state": ImportState.CANCELLED, "file": None}
        return await tx.imports.change(found, **values) or found
    return found


async def attempt(tx: UnitOfWork, which: ImportId) -> Import | None:
    """Begin to work on a file, or give it up after too many attempts; None: nothing to do."""
    found = await tx.imports.get(which)
    if found is None or found.state not in BUSY:
        return None
    if found.attempts >= ATTEMPTS:
        await was_refused(tx, found, UnreadableList(Why.NOT_FETCHED))
        return None
    return await tx.imports.change(found, attempts=found.attempts + 1)


async def progress(tx: UnitOfWork, running: Import, done: int, total: int) -> Import | None:
    """Show how far the reading is; None when it was cancelled meanwhile."""
    if (changed := await tx.imports.change(running, done=done, total=total)) is not None:
        await show(tx, changed)
    return changed


async def chunk_taken(
    tx: UnitOfWork, running: Import, counts: Counts, done: int, *, shown: bool
) -> Import | None:
    """Store with a chunk how far it is, so that a killed process goes on behind it."""
    values = {"counts": running.counts.plus(counts), "done": done, "attempts": 0}
    changed = await tx.imports.change(running, **values)
    if changed is not None and shown:
        await show(tx, changed)
    return changed


async def was_read(
    tx: UnitOfWork,
    running: Import,
    digest: str,
    rows: int,
    counts: Counts,
    faults: Sequence[Fault],
) -> Import | None:
    """Store what a list holds and ask the curator."""
    changed = await tx.imports.change(
        running,
        state=ImportState.READ,
        digest=digest,
        counts=counts,
        faults=tuple(faults[:MOST_FAULTS]),
        faults_found=len(faults),
        total=rows,
        done=rows,
        attempts=0,
    )
    if changed is not None:
        await show(tx, changed)
    return changed


async def was_taken(tx: UnitOfWork, running: Import) -> Import | None:
    """Store that all is done; the file is not wanted any more."""
    changed = await tx.imports.change(
        running, state=ImportState.DONE, file=None, done=running.total
    )
    if changed is not None:
        await _note(tx, changed, "list_taken_in")
        await show(tx, changed)
    return changed


async def was_refused(tx: UnitOfWork, running: Import, refusal: UnreadableList) -> Import | None:
    """Store why a file is of no use and say it."""
    limits = {name: each for name, each in refusal.data.items() if name != "why"}
    changed = await tx.imports.change(
        running, state=ImportState.REFUSED, reason=refusal.why.value, limits=limits, file=None
    )
    if changed is not None:
        await show(tx, changed)
    return changed


async def note_on_server(
    tx: UnitOfWork, suffix: str, size: int, digest: str, rows: int, counts: Counts
) -> Import:
    """Keep the record of a list that the command line has taken in."""
    made = await tx.imports.add(None, None, None, suffix, size)
    values = {"state": ImportState.DONE, "digest": digest, "total": rows, "done": rows}
    done = await tx.imports.change(made, **values, counts=counts) or made
    await _note(tx, done, "list_taken_in")
    return done


async def show(tx: UnitOfWork, found: Import) -> None:
    """Bring the curator's screen up to date, in place of the one that shows this import."""
    if found.account_id is None:
        return
    topic = f"import:{found.id}"
    await tx.outbox.cancel(topic)
    args: Args = {"import": found.id}
    notice = Notice(
        key=f"{topic}:{token_hex(8)}",
        account_id=found.account_id,
        kind=SCREEN,
        args=args,
        topic=topic,
        lane=Lane.INTERACTIVE,
        due_at=tx.now,
        edit_message=await tx.outbox.shown_in(found.account_id, SCREEN, args),
    )
    await tx.outbox.put(notice)


async def _note(tx: UnitOfWork, about: Import, verb: str) -> None:
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=about.made_by,
        verb=verb,
        subject={"import": about.id},
    )
    await tx.desk.note(entry)
