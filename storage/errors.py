"""What may go wrong in the database itself; each message is one line for the command line."""


class StorageError(Exception):
    """Something about the database that an operator can read and act upon."""


class AlreadyHandled(Exception):
    """This update had its effect before; nothing of the second attempt is kept."""


class AlreadyRunning(StorageError):
    """Another process of the bot works on this database."""


class SchemaTooNew(StorageError):
    """The database was made by a newer version of the bot."""


class WrongKey(StorageError):
    """The data were sealed with a key that is not in the key file."""


class Unreachable(StorageError):
    """The database does not answer, or is none of ours."""
