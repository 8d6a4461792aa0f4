"""Say what a completed questionnaire leads to: each area registers its purposes in `FINISH`."""

from collections.abc import Awaitable, Callable, Mapping

from mentoring.house import House
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.runs import Run

Finish = Callable[[UnitOfWork, Actor, House, Run], Awaitable[None]]
"""Turn the answers of a run into an effect and a reply, in the unit of work of the last answer."""

Finishers = Mapping[str, Finish]
"""What each purpose leads to."""
