"""Make the list of topics of a quick question: what mentors say they can help with."""

from mentoring.house import House
from mentoring.ids import ParticipationId
from mentoring.occupations import MENTORS, is_learner
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Option
from mentoring.runs import Run

COLLEAGUES, LEARNERS = "competences", "helps_with"


async def plea_topics(tx: UnitOfWork, house: House, run: Run) -> tuple[Option, ...]:
    """Offer the topics that mentors of colleagues, or of learners, tick."""
    own = await tx.participations.get(ParticipationId(int(run.subject.get("participation") or 0)))
    key = LEARNERS if own is not None and is_learner(own) else COLLEAGUES
    asked = house.questionnaires[MENTORS].step(key)
    return asked.options if asked else ()
