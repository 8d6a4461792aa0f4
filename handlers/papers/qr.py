"""Draw a link as a QR picture for a phone's camera."""

from io import BytesIO


def qr_png(link: str, scale: int = 8) -> bytes:
    """Return the picture as PNG; a quarter of it may be stained."""
    import segno  # not before the first picture

    content = BytesIO()
    segno.make(link, error="q", micro=False).save(content, kind="png", scale=scale, border=4)
    return content.getvalue()
