"""Fold a name for comparing: any case is one case, yo is ye, any run of blanks is one blank."""

YO, YE = "\N{CYRILLIC SMALL LETTER IO}", "\N{CYRILLIC SMALL LETTER IE}"
"""Names are found however their yo is spelt."""


def folded(text: str) -> str:
    """Return a text as it is compared with others."""
    return " ".join(text.casefold().replace(YO, YE).split())
