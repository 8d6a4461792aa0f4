"""Keep runs of questionnaires; a draft is written with a compare-and-set on its version."""

from datetime import datetime

from sqlalchemy import Row, Select, bindparam, delete, insert, or_, select, update

from mentoring.ids import AccountId, PersonId, RunId
from mentoring.questionnaire import Draft
from mentoring.runs import Run, RunState, Subject
from storage.desk import LETTER_RUN
from storage.scope import Scope
from storage.states import OPEN
from storage.tables import accounts, runs

BY_ID = select(runs).where(
    runs.c.id == bindparam("run"), runs.c.organisation_id == bindparam("organisation")
)
STILL = (
    runs.c.id == bindparam("run"),
    runs.c.organisation_id == bindparam("organisation"),
    runs.c.state == OPEN,
)
SAVE = (
    update(runs)
    .where(*STILL, runs.c.version == bindparam("seen"))
    .values(draft=bindparam("new"), version=runs.c.version + 1, updated_at=bindparam("now"))
)
CLOSE = (
    update(runs)
    .where(*STILL)
    .values(state=bindparam("new"), version=runs.c.version + 1, updated_at=bindparam("now"))
)


def _run(row: Row[*tuple[object, ...]]) -> Run:
    values = row._asdict()
    return Run.model_validate(values | {"draft": Draft.model_validate_json(values["draft"])})


class Runs:
    """Keep what people are in the middle of answering."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    def _open(self) -> Select[*tuple[object, ...]]:
        ours = runs.c.organisation_id == self._scope.organisation
        return select(runs).where(ours, runs.c.state == OPEN)

    async def start(
        self,
        account: AccountId,
        person: PersonId | None,
        purpose: str,
        subject: Subject,
        draft: Draft,
    ) -> Run:
        """Open a run and make it what the account's free text answers."""
        new = insert(runs).values(
            organisation_id=self._scope.organisation,
            account_id=account,
            person_id=person,
            purpose=purpose,
            subject=subject,
            draft=draft.model_dump_json(),
            state=str(RunState.OPEN),
            version=0,
            started_at=self._scope.now,
            updated_at=self._scope.now,
        )
        run = _run((await self._scope.connection.execute(new.returning(runs))).one())
        own = accounts.c.id == account, accounts.c.organisation_id == self._scope.organisation
        if not await self._scope.changed(update(accounts).where(*own).values(focus=run.id)):
            raise LookupError("account")
        return run

    async def get(self, run: RunId) -> Run | None:
        """Return a run in any state."""
        values = {"run": run, "organisation": self._scope.organisation}
        row = (await self._scope.connection.execute(BY_ID, values)).first()
        return None if row is None else (await self._scope.told([_run(row)]))[0]

    async def open_of(self, account: AccountId, purpose: str | None = None) -> list[Run]:
        """Return open runs of whoever answers from an account now, newest first."""
        answers = accounts.c.id == runs.c.account_id, accounts.c.person_id == runs.c.person_id
        own = or_(runs.c.person_id.is_(None), select(accounts.c.id).where(*answers).exists())
        asked = self._open().where(runs.c.account_id == account, own)
        if purpose is not None:
            asked = asked.where(runs.c.purpose == purpose)
        return await self._all(asked.order_by(runs.c.id.desc()))

    async def save(self, run: Run, draft: Draft) -> bool:
        """Write a draft if nobody wrote since `run` was read; False when somebody did."""
        values = self._still(run) | {"seen": run.version, "new": draft.model_dump_json()}
        return await self._scope.changed(SAVE, values)

    async def close(self, run: Run, state: RunState) -> bool:
        """End an open run once; False when it is closed already."""
        closed = await self._scope.changed(CLOSE, self._still(run) | {"new": str(state)})
        if closed:
            unfocus = update(accounts).where(
                accounts.c.id == run.account_id, accounts.c.focus == run.id
            )
            await self._scope.count(unfocus.values(focus=None))
        return closed

    async def mute(self, run: Run, at: datetime) -> bool:
        """Stop reminding of an open run once; False when it was stopped."""
        ours = runs.c.organisation_id == self._scope.organisation
        loud = ours, runs.c.id == run.id, runs.c.state == OPEN, runs.c.muted_at.is_(None)
        return await self._scope.changed(update(runs).where(*loud).values(muted_at=at))

    async def erase(self, run: Run) -> bool:
        """Delete an open run with all that was answered; False when it is not open any more."""
        if not await self.close(run, RunState.ABANDONED):
            return False
        ours = runs.c.organisation_id == self._scope.organisation
        return await self._scope.changed(delete(runs).where(ours, runs.c.id == run.id))

    async def take_out(self, run: Run) -> None:
        """Delete a run in any state: what was typed in it is not to be kept."""
        ours = runs.c.id == run.id, runs.c.organisation_id == self._scope.organisation
        await self._scope.count(delete(runs).where(*ours))

    async def move(self, person: PersonId, old: AccountId, new: AccountId) -> int:
        """Let a person go on at another account; return how many runs moved."""
        theirs = runs.c.account_id == old, runs.c.person_id == person
        ours = runs.c.organisation_id == self._scope.organisation
        moved = update(runs).where(ours, *theirs, runs.c.state == OPEN).values(account_id=new)
        return await self._scope.count(moved)

    async def stale(self, purpose: str, before: datetime) -> list[Run]:
        """Return open runs of a purpose that nobody touched since an instant."""
        asked = self._open().where(runs.c.purpose == purpose, runs.c.updated_at < before)
        return await self._all(asked.order_by(runs.c.id))

    async def idle(self, before: datetime) -> list[Run]:
        """Return open runs of any purpose that nobody touched since an instant."""
        return await self._all(self._open().where(runs.c.updated_at < before).order_by(runs.c.id))

    async def forget(self, before: datetime) -> int:
        """Delete closed runs untouched since an instant; the desk erases those of letters."""
        closed = (
            runs.c.organisation_id == self._scope.organisation,
            runs.c.state != OPEN,
            runs.c.purpose != LETTER_RUN,
            runs.c.updated_at < before,
        )
        return await self._scope.count(delete(runs).where(*closed))

    async def open_for(self, purpose: str) -> list[Run]:
        """Return all open runs of a purpose."""
        return await self._all(self._open().where(runs.c.purpose == purpose).order_by(runs.c.id))

    async def _all(self, asked: Select[*tuple[object, ...]]) -> list[Run]:
        found = (await self._scope.connection.execute(asked)).all()
        return await self._scope.told([_run(row) for row in found])

    def _still(self, run: Run) -> dict[str, object]:
        ours = {"organisation": self._scope.organisation, "now": self._scope.now}
        return {"run": run.id, **ours}
