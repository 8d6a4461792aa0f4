"""End a process whose event loop stands still: the supervisor starts it anew, which is safe."""

import logging
import os
import threading
import time
from collections.abc import Callable

log = logging.getLogger(__name__)

LATE = 60.0
LOOK = 5.0
STATUS = 70


class Watchdog:
    """Hear ticks and bark when there is none for a minute; it lives in a thread of its own."""

    def __init__(
        self,
        late: float = LATE,
        monotonic: Callable[[], float] = time.monotonic,
        end: Callable[[int], None] = os._exit,
    ) -> None:
        """Begin with a tick that came just now."""
        self._late = late
        self._monotonic = monotonic
        self._end = end
        self._heard = monotonic()
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to listen."""
        self.tick()
        self._thread = threading.Thread(target=self._listen, name="watchdog", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop listening."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def tick(self) -> None:
        """Hear a tick."""
        self._heard = self._monotonic()

    @property
    def silence(self) -> float:
        """Return the seconds since the last tick."""
        return self._monotonic() - self._heard

    def look(self) -> None:
        """End the process if it has been silent for too long."""
        if self.silence > self._late:
            log.critical("no tick for %.0f s: the process ends, start it again", self.silence)
            self._end(STATUS)

    def _listen(self) -> None:
        while not self._over.wait(LOOK):
            self.look()
