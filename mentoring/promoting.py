"""Lead the classes of many people into the next year; the journal keeps which they were."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from mentoring.applications import Participation
from mentoring.classes import leaves, next_label
from mentoring.deeds import Concerned, Deed, Plan
from mentoring.ids import ParticipationId
from mentoring.labels import CLASS, LED, group_of
from mentoring.office import JournalEntry
from mentoring.organisations import Organisation
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.runs import Subject

MOVED = "class_moved"
"""What the journal calls it when somebody's class is led into the next year."""

A_YEAR = timedelta(days=300)
"""Whoever moves the classes again sooner than this is told of the last time."""


async def promotable(tx: UnitOfWork, chosen: Sequence[Participation]) -> Plan:
    """Say whose class goes on, whose leaves and whose keeps its name."""
    organisation = await tx.organisations.get()
    moving = going_on(chosen, organisation)
    labels = [label for each in chosen if (label := group_of(each))]
    leaving = Counter(label for label in labels if leaves(label, organisation.kind))
    journal = await tx.desk.journal(tx.now - A_YEAR)
    return Plan(
        deed=Deed.PROMOTE,
        concerned=moving,
        left_out=len(labels) - len(moving) - leaving.total(),
        leaving=tuple(sorted(leaving.items())),
        done_at=max((entry.at for entry in journal if entry.verb == MOVED), default=None),
    )


def going_on(chosen: Iterable[Participation], organisation: Organisation) -> tuple[Concerned, ...]:
    """Return whose class has a next year."""
    return tuple(
        Concerned(person=each.person_id, participation=each, group=group, becomes=becomes)
        for each in chosen
        if (group := group_of(each)) is not None
        and (becomes := next_label(group, organisation.kind)) is not None
    )


async def promote(tx: UnitOfWork, actor: Actor, planned: Plan) -> int:
    """Change the class in the answers of each; return of how many."""
    done = 0
    for each in planned.concerned:
        found = each.participation
        if found is None or each.becomes is None:
            continue
        keys = (key for key in (CLASS, LED) if found.profile.get(key) == each.group)
        if await tx.participations.amend(found, found.profile | dict.fromkeys(keys, each.becomes)):
            await _note(tx, actor, found.id, each)
            done += 1
    await _know_classes(tx, [each.becomes for each in planned.concerned if each.becomes])
    return done


async def _know_classes(tx: UnitOfWork, labels: list[str]) -> None:
    """Let the new names be among the organisation's classes."""
    organisation = await tx.organisations.get()
    groups = tuple(dict.fromkeys((*organisation.groups, *labels)))
    if groups != organisation.groups:
        await tx.organisations.save(organisation.model_copy(update={"groups": groups}))


async def _note(
    tx: UnitOfWork, actor: Actor, participation: ParticipationId, each: Concerned
) -> None:
    was, now = each.group or "", each.becomes or ""
    subject: Subject = {"participation": participation, "was": was, "now": now}
    entry = JournalEntry(
        organisation_id=tx.organisation,
        at=tx.now,
        by=curator_in(actor),
        verb=MOVED,
        subject=subject,
    )
    await tx.desk.note(entry)
