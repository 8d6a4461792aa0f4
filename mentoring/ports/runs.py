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

    async def stale(self, purpose: str, before: datetime) -> list[Run]:
        """Return open runs of a purpose that nobody touched since an instant."""
        ...

    async def forget(self, before: datetime) -> int:
        """Delete closed runs untouched since an instant; what letters need stays."""
        ...

    async def open_for(self, purpose: str) -> list[Run]:
        """Return open runs of a purpose."""
        ...
