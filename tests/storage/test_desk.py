"""A curator's tasks stand once, letters go once, the journal remembers in order."""

from datetime import timedelta

from mentoring.ids import OrganisationId
from mentoring.office import JournalEntry, Segment, TaskKind
from mentoring.runs import RunState
from storage import Storage
from tests.storage.stage import START, StageClock, draft, named, newcomer

DAY = timedelta(days=1)


async def test_the_same_task_waits_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        curator = await named(tx, "Куратор")
        assert await tx.desk.add_task(TaskKind.SILENT_PAIR, {"pair": 1, "week": 2}, START)
        assert not await tx.desk.add_task(TaskKind.SILENT_PAIR, {"week": 2, "pair": 1}, START)
        assert await tx.desk.add_task(TaskKind.HELP_WANTED, {"pair": 1, "week": 2}, START)
        task = (await tx.desk.open_tasks())[0]
        assert (task.kind, task.subject) == (TaskKind.SILENT_PAIR, {"pair": 1, "week": 2})
        assert await tx.desk.finish_task(task.id, curator.id, START + DAY)
        assert not await tx.desk.finish_task(task.id, curator.id, START + DAY)
        done = await tx.desk.task(task.id)
        assert done is not None
        assert (done.done_by, done.done_at) == (curator.id, START + DAY)
        assert await tx.desk.add_task(TaskKind.SILENT_PAIR, {"pair": 1, "week": 2}, START)
        assert len(await tx.desk.open_tasks()) == 2


async def test_a_letter_is_sent_once(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        author = await named(tx, "Куратор")
        letter = await tx.desk.add_broadcast(author.id, Segment.MENTORS, "Здравствуйте!", START)
        assert await tx.desk.send_broadcast(letter.id, 12, START)
        assert not await tx.desk.send_broadcast(letter.id, 13, START + DAY)
        sent = await tx.desk.broadcast(letter.id)
        assert sent is not None
        assert (sent.text, sent.recipients, sent.sent_at) == ("Здравствуйте!", 12, START)


async def test_old_letters_lose_their_text(
    storage: Storage, school: OrganisationId, clock: StageClock
) -> None:
    async with storage.work(school) as tx:
        author = await named(tx, "Куратор")
        account = await newcomer(tx)
        written = await tx.runs.start(account.id, author.id, "broadcast", {}, draft(text="Привет"))
        await tx.runs.close(written, RunState.SUBMITTED)
        unfinished = await tx.runs.start(account.id, author.id, "broadcast", {}, draft())
        old = await tx.desk.add_broadcast(author.id, Segment.ALL, "Черновик", START)
        sent = await tx.desk.add_broadcast(author.id, Segment.ALL, "Привет", START)
        await tx.desk.send_broadcast(sent.id, 1, START + DAY)
    async with storage.work(school) as tx:
        assert await tx.desk.erase_letters(START) == 0
        assert await tx.desk.erase_letters(START + DAY) == 1
        assert await tx.desk.erase_letters(START + 2 * DAY) == 1
        assert await tx.desk.broadcast(old.id) == old.model_copy(update={"text": None})
        assert await tx.runs.get(written.id) is None
        assert await tx.runs.get(unfinished.id) is not None


async def test_the_journal_is_in_order(storage: Storage, school: OrganisationId) -> None:
    async with storage.work(school) as tx:
        person = await named(tx, "Анна")
        entries = [
            JournalEntry(
                organisation_id=school, at=START + n * DAY, by=by, verb=verb, subject={"pair": n}
            )
            for n, (by, verb) in enumerate([(person.id, "proposed"), (None, "announced")])
        ]
        for entry in reversed(entries):
            await tx.desk.note(entry)
        assert await tx.desk.journal(START) == entries
        assert await tx.desk.journal(START + DAY) == entries[1:]
