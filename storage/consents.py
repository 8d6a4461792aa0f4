"""Keep consent texts, which never change, and the record of consents, which only grows."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, Select, bindparam, delete, func, insert, select

from mentoring.consent import ConsentRecord, ConsentText, Standing
from mentoring.ids import PersonId
from storage.departures import Fact, fact_of
from storage.insertion import insert_new
from storage.scope import Scope
from storage.tables import consent_records, consent_texts, organisations, persons

RECORD = [column for column in consent_records.c if column.name != "id"]
NAMES = [column.name for column in RECORD]
ADDED = insert_new(consent_texts).returning(consent_texts.c.version)
ABOUT = (persons.c.id, persons.c.birth_date, persons.c.bracket, organisations.c.own_from)
OWN_FROM = 14


def _standings(*which: object) -> Select[*tuple[object, ...]]:
    """Ask for each person with the last record of each code beside.

    Joined, for with `id IN (...)` SQLite tries every number of the list for every person.
    """
    newest = (
        select(consent_records.c.person_id, func.max(consent_records.c.id).label("last"))
        .where(consent_records.c.organisation_id == bindparam("organisation"))
        .group_by(consent_records.c.person_id, consent_records.c.code)
    )
    if which:
        newest = newest.where(consent_records.c.person_id == bindparam("person"))
    last = newest.subquery()
    asked = (
        select(*ABOUT, *RECORD)
        .join(organisations, organisations.c.id == persons.c.organisation_id)
        .join(last, last.c.person_id == persons.c.id, isouter=True)
        .join(consent_records, consent_records.c.id == last.c.last, isouter=True)
        .where(persons.c.organisation_id == bindparam("organisation"))
    )
    return asked.order_by(persons.c.id)


ALL = _standings().where(persons.c.erased_at.is_(None))
ONE = _standings("one").where(persons.c.id == bindparam("person"))


class Consents:
    """Keep what people were asked and what they said."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    def _texts(self, code: str, language: str) -> Select[*tuple[object, ...]]:
        return select(consent_texts).where(
            consent_texts.c.organisation_id == self._scope.organisation,
            consent_texts.c.code == code,
            consent_texts.c.language == language,
        )

    async def text(self, code: str, language: str) -> ConsentText:
        """Return the newest text of a code in a language."""
        newest = self._texts(code, language).order_by(consent_texts.c.version.desc()).limit(1)
        return await self._scope.sure(ConsentText, newest)

    async def text_version(self, code: str, language: str, version: int) -> ConsentText:
        """Return exactly this version."""
        exact = self._texts(code, language).where(consent_texts.c.version == version)
        return await self._scope.sure(ConsentText, exact)

    async def texts(self) -> list[ConsentText]:
        """Return the newest text of every code and language."""
        ours = consent_texts.c.organisation_id == self._scope.organisation
        asked = select(consent_texts).where(ours).order_by(consent_texts.c.version)
        found = await self._scope.many(ConsentText, asked)
        return list({(each.code, each.language): each for each in found}.values())

    async def add_text(self, text: ConsentText) -> bool:
        """Add a version; False when exactly this version exists already."""
        values = text.model_dump() | {"organisation_id": self._scope.organisation}
        return await self._scope.scalar(ADDED, values) is not None

    async def record(self, record: ConsentRecord) -> None:
        """Add what was done with a consent; nothing here changes it."""
        values = record.model_dump() | {"organisation_id": self._scope.organisation}
        await self._scope.count(insert(consent_records), values)
        if record.step.value in (Fact.GIVEN, Fact.REVOKED):
            fact = fact_of(record.step.value, record.items)
            self._scope.departs(record.person_id, fact, record.at, record.code)

    async def history(self, person: PersonId) -> list[ConsentRecord]:
        """Return all that was done with a person's consents, oldest first."""
        asked = self._records().where(consent_records.c.person_id == person)
        return await self._scope.many(ConsentRecord, asked)

    async def histories(self) -> dict[PersonId, list[ConsentRecord]]:
        """Return everybody's history by person."""
        found: dict[PersonId, list[ConsentRecord]] = {}
        for record in await self._scope.many(ConsentRecord, self._records()):
            found.setdefault(record.person_id, []).append(record)
        return found

    async def standing(self, person: PersonId) -> Standing:
        """Return, in one statement, a person's age and the last step of each code."""
        values = {"organisation": self._scope.organisation, "person": person}
        rows = (await self._scope.connection.execute(ONE, values)).all()
        return _read(rows).get(person, Standing(person_id=person))

    async def standings(self) -> dict[PersonId, Standing]:
        """Return the standing of everybody who was not erased, in one statement."""
        values = {"organisation": self._scope.organisation}
        return _read((await self._scope.connection.execute(ALL, values)).all())

    async def forget(self, before: datetime) -> int:
        """Delete the proof of people erased before an instant: the one way a record goes."""
        ours = persons.c.organisation_id == self._scope.organisation
        gone = select(persons.c.id).where(ours, persons.c.erased_at < before)
        return await self._scope.count(
            delete(consent_records).where(consent_records.c.person_id.in_(gone))
        )

    def _records(self) -> Select[*tuple[object, ...]]:
        ours = consent_records.c.organisation_id == self._scope.organisation
        return select(*RECORD).where(ours).order_by(consent_records.c.id)


def _read(rows: Sequence[Row[*tuple[object, ...]]]) -> dict[PersonId, Standing]:
    about: dict[PersonId, dict[str, object]] = {}
    last: dict[PersonId, dict[str, ConsentRecord]] = {}
    for row in rows:
        values = row._asdict()
        person = values.pop("id")
        about[person] = {name: values.pop(name) for name in ("birth_date", "bracket")}
        about[person]["own_from"] = values.pop("own_from") or OWN_FROM
        known = last.setdefault(person, {})
        if values["code"] is not None:
            known[values["code"]] = ConsentRecord.model_validate(values)
    return {
        person: Standing.model_validate({"person_id": person, "last": last[person], **known})
        for person, known in about.items()
    }
