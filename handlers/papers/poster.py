"""Lay out a poster: one page A4, large words, a QR picture that a phone reads from afar."""

from handlers.papers.document import QrCode, Words, document

QR = 120
"""Millimetres: large enough for a camera two steps away, and the page is full."""


def poster(heading: str, name: str, words: str, scan: str, link: str) -> bytes:
    """Make the page: what, whose, in a few words, and the way in."""
    parts = (
        Words(heading, centred=True, points=40, bold=True),
        Words(name, centred=True, points=20),
        Words(words, centred=True, points=18),
        QrCode(link, QR),
        Words(scan, centred=True, points=16),
        Words(link, centred=True, points=11),
    )
    return document(heading, parts)
