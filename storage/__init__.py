"""The database: tables, units of work and repositories, on SQLite and PostgreSQL alike."""

from storage.departures import Departure, Departures, Fact
from storage.errors import (
    AlreadyHandled,
    AlreadyRunning,
    SchemaTooNew,
    StorageError,
    Unreachable,
    WrongKey,
)
from storage.health import Health
from storage.inbox import Inbox, Incoming, Received
from storage.lock import only_process
from storage.queue import Queue, Recovered
from storage.routines import Routine, Routines
from storage.sealing import Sealer
from storage.store import Storage, open_storage
from storage.unit_of_work import StoredWork

__all__ = [
    "AlreadyHandled",
    "AlreadyRunning",
    "Departure",
    "Departures",
    "Fact",
    "Health",
    "Inbox",
    "Incoming",
    "Queue",
    "Received",
    "Recovered",
    "Routine",
    "Routines",
    "SchemaTooNew",
    "Sealer",
    "Storage",
    "StorageError",
    "StoredWork",
    "Unreachable",
    "WrongKey",
    "only_process",
    "open_storage",
]
