"""Name the answers that make up a mentor's card in the long-term base; nothing else is kept."""

CARD_ANSWERS = frozenset(
    {
        "fio",
        "contact",
        "phone",
        "mentor_kind",
        "org_place",
        "competences",
        "helps_with",
        "subjects",
        "experience_years",
        "achievements",
        "forms",
        "models",
        "capacity",
        "mode",
        "public_card",
    }
)
