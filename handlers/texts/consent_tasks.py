"""Word a curator's tasks about consents."""

from handlers.texts.speech import _
from handlers.texts.task_words import TaskWords
from mentoring.office import TaskKind

TASKS = {
    TaskKind.TAKE_OFF: TaskWords(
        happened=lambda: _("{who} no longer agrees to publishing"),
        advice=lambda: _("Take what was published off the site within three working days."),
        own=lambda: _("a publication to take off"),
    ),
    TaskKind.LABOUR_REVOKED: TaskWords(
        happened=lambda: _("{who} no longer wants to mentor colleagues"),
        advice=lambda: _(
            "Another mentor is needed in three working days. No reason is asked, "
            "mentoring of learners goes on."
        ),
        own=lambda: _("the end of mentoring colleagues"),
    ),
    TaskKind.PARENTS_DISAGREE: TaskWords(
        happened=lambda: _("{who}: the representatives disagree about the consent"),
        advice=lambda: _("Pairs stay on hold. Decide by documents, outside the bot."),
        own=lambda: _("representatives who disagree"),
    ),
    TaskKind.MINOR_REFUSED: TaskWords(
        happened=lambda: _("{who} does not want to take part, though the parents agreed"),
        advice=lambda: _("No reason is asked. Nothing begins without the learner's own yes."),
        own=lambda: _("one's own no"),
    ),
    TaskKind.CONSENT_EXPIRES: TaskWords(
        happened=lambda: _("{who}: a consent runs out within 30 days"),
        advice=lambda: _("The person was asked in the chat. A new sheet does as well."),
        own=lambda: _("a consent that runs out"),
    ),
    TaskKind.CONSENT_TOO_SHORT: TaskWords(
        happened=lambda: _("{who}: a consent ends before the new last day of pair No. {pair}"),
        advice=lambda: _("It is asked for anew in the chat. A new sheet does as well."),
        own=lambda: _("a consent that ends before the pair does"),
    ),
}
