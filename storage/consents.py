"""Keep consent texts, which never change, and the record of consents, which only grows."""

from sqlalchemy import Select, insert, select

from mentoring.consent import ConsentRecord, ConsentText
from mentoring.ids import PersonId
from storage.insertion import insert_new
from storage.scope import Scope
from storage.tables import consent_records, consent_texts

RECORD = [column for column in consent_records.c if column.name != "id"]
ADDED = insert_new(consent_texts).returning(consent_texts.c.version)


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

    async def add_text(self, text: ConsentText) -> bool:
        """Add a version; False when exactly this version exists already."""
        values = text.model_dump() | {"organisation_id": self._scope.organisation}
        return await self._scope.scalar(ADDED, values) is not None

    async def record(self, record: ConsentRecord) -> None:
        """Add what was done with a consent; nothing here changes or deletes it."""
        values = record.model_dump() | {"organisation_id": self._scope.organisation}
        await self._scope.count(insert(consent_records), values)

    async def history(self, person: PersonId) -> list[ConsentRecord]:
        """Return all that a person did with consents, oldest first."""
        asked = self._records().where(consent_records.c.person_id == person)
        return await self._scope.many(ConsentRecord, asked)

    async def histories(self) -> dict[PersonId, list[ConsentRecord]]:
        """Return everybody's history by person."""
        found: dict[PersonId, list[ConsentRecord]] = {}
        for record in await self._scope.many(ConsentRecord, self._records()):
            found.setdefault(record.person_id, []).append(record)
        return found

    def _records(self) -> Select[*tuple[object, ...]]:
        ours = consent_records.c.organisation_id == self._scope.organisation
        return select(*RECORD).where(ours).order_by(consent_records.c.id)
