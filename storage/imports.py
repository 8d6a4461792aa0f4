"""Keep how far lists of people were read: fingerprints, counts, what rows became; no content."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.consent import ConsentRecord
from mentoring.ids import AccountId, ImportId, OrganisationId, PersonId
from mentoring.imports import BUSY, Arrival, Counts, Import, ImportState, TakenRow
from mentoring.people import Person
from storage.arrivals import arrive
from storage.consents import RECORD
from storage.insertion import insert_new
from storage.name_words import normalised
from storage.people import PERSON
from storage.scope import Scope
from storage.tables import consent_records, import_rows, imports, persons

TAKEN = insert_new(import_rows).returning(import_rows.c.row)
ENDED = (ImportState.DONE, ImportState.CANCELLED)
WAITING = (
    select(imports.c.organisation_id, imports.c.id)
    .where(imports.c.state.in_([state.value for state in BUSY]))
    .order_by(imports.c.id)
)


async def busy_imports(connection: AsyncConnection) -> list[tuple[OrganisationId, ImportId]]:
    """Return the files of all organisations that wait for work, the oldest first."""
    rows = await connection.execute(WAITING)
    return [(OrganisationId(where), ImportId(which)) for where, which in rows]


class Imports:
    """Keep the files of one organisation."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _ours(self) -> ColumnElement[bool]:
        return imports.c.organisation_id == self._scope.organisation

    async def add(
        self,
        account: AccountId | None,
        by: PersonId | None,
        file: str | None,
        suffix: str,
        size: int,
    ) -> Import:
        """Note that a file was sent; it is to be read."""
        new = insert(imports).values(
            organisation_id=self._scope.organisation,
            account_id=account,
            made_by=by,
            file=file,
            suffix=suffix,
            size=size,
            state=ImportState.READING.value,
            limits={},
            total=0,
            done=0,
            counts=Counts().model_dump(),
            faults=[],
            faults_found=0,
            matches_meant=False,
            attempts=0,
            created_at=self._scope.now,
            updated_at=self._scope.now,
        )
        return await self._scope.sure(Import, new.returning(imports))

    async def get(self, found: ImportId) -> Import | None:
        """Return one by its id."""
        return await self._scope.one(
            Import, select(imports).where(self._ours, imports.c.id == found)
        )

    async def of_account(self, account: AccountId) -> list[Import]:
        """Return what somebody sent that is neither done nor cancelled, the newest first."""
        asked = select(imports).where(
            self._ours, imports.c.account_id == account, imports.c.state.not_in(ENDED)
        )
        return await self._scope.many(Import, asked.order_by(imports.c.id.desc()))

    async def change(self, read: Import, **values: object) -> Import | None:
        """Change one that is still in the state it was read in; None when it moved on."""
        changed = read.model_copy(update={**values, "updated_at": self._scope.now})
        written = {name: changed.model_dump(mode="json")[name] for name in values}
        still = imports.c.id == read.id, imports.c.state == read.state.value
        there = update(imports).where(self._ours, *still)
        if not await self._scope.changed(there.values(**written, updated_at=self._scope.now)):
            return None
        return changed

    async def taken(self, digest: str, rows: set[int] | None = None) -> dict[int, TakenRow]:
        """Return what rows of a file have become already."""
        asked = self._rows(digest)
        if rows is not None:
            asked = asked.where(import_rows.c.row.in_(rows))
        return {each.row: each for each in await self._scope.many(TakenRow, asked)}

    def _rows(self, digest: str) -> Select[*tuple[object, ...]]:
        columns = [import_rows.c[name] for name in TakenRow.model_fields]
        ours = import_rows.c.organisation_id == self._scope.organisation
        return select(*columns).where(ours, import_rows.c.digest == digest).order_by(columns[0])

    async def take(self, digest: str, rows: Sequence[TakenRow]) -> bool:
        """Note what rows have become; False when one of them was noted already."""
        key = {"organisation_id": self._scope.organisation, "digest": digest}
        written = [{**key, **each.model_dump()} for each in rows]
        return await self._scope.insert_many(TAKEN, written) == len(rows)

    async def namesakes(self, names: set[str]) -> list[Person]:
        """Return people with exactly these names, any case (ё = е)."""
        asked = select(*PERSON).where(
            persons.c.organisation_id == self._scope.organisation,
            persons.c.erased_at.is_(None),
            persons.c.search_name.in_({normalised(name) for name in names}),
        )
        return await self._scope.many(Person, asked.order_by(persons.c.id)) if names else []

    async def sheets(self, numbers: set[str]) -> list[ConsentRecord]:
        """Return the records of consent that refer to signed sheets of these numbers."""
        ours = consent_records.c.organisation_id == self._scope.organisation
        asked = select(*RECORD).where(ours, consent_records.c.paper_number.in_(numbers))
        return await self._scope.many(ConsentRecord, asked) if numbers else []

    async def arrive(self, arrivals: Sequence[Arrival], by: PersonId | None) -> list[PersonId]:
        """Write down many new people with their consents and sides, in the order given."""
        return await arrive(self._scope, arrivals, by)
