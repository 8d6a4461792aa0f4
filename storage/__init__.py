"""The database: tables, units of work and repositories, on SQLite and PostgreSQL alike."""

from storage.errors import (
    AlreadyHandled,
    AlreadyRunning,
    SchemaTooNew,
    StorageError,
    Unreachable,
)
from storage.health import Health
from storage.inbox import Inbox, Incoming, Received
from storage.lock import only_process
from storage.queue import Queue, Recovered
from storage.routines import Routine, Routines
from storage.store import Storage, open_storage
from storage.unit_of_work import StoredWork

__all__ = [
    "AlreadyHandled",
    "AlreadyRunning",
    "Health",
    "Inbox",
    "Incoming",
    "Queue",
    "Received",
    "Recovered",
    "Routine",
    "Routines",
    "SchemaTooNew",
    "Storage",
    "StorageError",
    "StoredWork",
    "Unreachable",
    "only_process",
    "open_storage",
]
