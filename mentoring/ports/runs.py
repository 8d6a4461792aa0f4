"""Declare where runs of questionnaires are kept."""

from datetime import datetime
from typing import Protocol

from mentoring.ids import (
    AccountId,
    PersonId,
    RunId,
)
from mentoring.questionnaire import Draft
from mentoring.runs import Run, RunState, Subject


class Runs(Protocol):
    """Keep runs of questionnaires; a draft is written with a compare-and-set on its version."""

    async def start(
        self,
        account: AccountId,
        person: PersonId | None,
        purpose: str,
        subject: Subject,
        draft: Draft,
    ) -> Run:
        """Open a run and make it what the account's free text answers."""
        ...

    async def get(self, run: RunId) -> Run | None:
        """Return a run by id."""
        ...

    async def open_of(self, account: AccountId, purpose: str | None = None) -> list[Run]:
        """Return open runs of an account, newest first."""
        ...

    async def save(self, run: Run, draft: Draft) -> bool:
        """Write a draft if nobody wrote since `run` was read; False when somebody did."""
        ...

    async def close(self, run: Run, state: RunState) -> bool:
        """End an open run once; False when it is closed already."""
        ...

    async def mute(self, run: Run, at: datetime) -> bool:
        """Stop reminding of an open run once; False when it was stopped."""
        ...

    async def erase(self, run: Run) -> bool:
        """Delete an open run with all that was answered; False when it is not open any more."""
        ...

    async def take_out(self, run: Run) -> None:
        """Delete a run in any state: what was typed in it is not to be kept."""
        ...

    async def move(self, person: PersonId, old: AccountId, new: AccountId) -> int:
        """Let a person go on at another account; return how many runs moved."""
        ...

    async def stale(self, purpose: str, before: datetime) -> list[Run]:
        """Return open runs of a purpose that nobody touched since an instant."""
        ...

    async def idle(self, before: datetime) -> list[Run]:
        """Return open runs of any purpose that nobody touched since an instant."""
        ...

    async def forget(self, before: datetime) -> int:
        """Delete closed runs untouched since an instant; what letters need stays."""
        ...

    async def open_for(self, purpose: str) -> list[Run]:
        """Return open runs of a purpose."""
        ...
