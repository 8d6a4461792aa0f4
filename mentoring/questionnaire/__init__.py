"""Keep questionnaires as data: definitions, the pure step machine, reading what people type."""

from mentoring.questionnaire.beginning import begin, fits, renew
from mentoring.questionnaire.catalogue import Catalogue
from mentoring.questionnaire.combining import combine, split
from mentoring.questionnaire.conditions import Value
from mentoring.questionnaire.definition import Kind, Option, OwnWords, Questionnaire, Step
from mentoring.questionnaire.draft import Choices, Draft, Line, Question, own_words
from mentoring.questionnaire.effort import effort, minutes
from mentoring.questionnaire.machine import answer, done, pick, press
from mentoring.questionnaire.moves import back, goto, keep, skip
from mentoring.questionnaire.views import is_complete, question, summary
from mentoring.questionnaire.wording import Wording

__all__ = [
    "Catalogue",
    "Choices",
    "Draft",
    "Kind",
    "Line",
    "Option",
    "OwnWords",
    "Question",
    "Questionnaire",
    "Step",
    "Value",
    "Wording",
    "answer",
    "back",
    "begin",
    "combine",
    "done",
    "effort",
    "fits",
    "goto",
    "is_complete",
    "keep",
    "minutes",
    "own_words",
    "pick",
    "press",
    "question",
    "renew",
    "skip",
    "split",
    "summary",
]
