"""Word what lies on the desk about candidates: other times, no talk, returned, read, measured."""

from handlers.callbacks.candidates import NextList, Steps
from handlers.screen import Button
from handlers.texts.pair_parts import button
from handlers.texts.speech import _
from handlers.texts.task_words import TaskWords
from mentoring.office import Task, TaskKind
from mentoring.steps import StepKind


def interview_times() -> TaskWords:
    """Word that no offered time fits."""
    return TaskWords(
        happened=lambda: _("{who} asks for other times for the talk"),
        advice=lambda: _("Other times can be offered from the steps."),
        own=lambda: _("other times for the talk"),
        leads=_to_steps,
    )


def interview_declined() -> TaskWords:
    """Word that a candidate does not want the talk."""
    return TaskWords(
        happened=lambda: _("{who} does not want the talk"),
        advice=lambda: _(
            "A call may help. The step can be left out, or the application declined."
        ),
        own=lambda: _("the talk declined"),
        leads=_to_steps,
    )


def returned() -> TaskWords:
    """Word that the head gave a candidate back."""
    return TaskWords(
        happened=lambda: _("The head has returned {who}"),
        advice=lambda: _("The reason stands with the steps."),
        own=lambda: _("the head has a question about the application"),
        leads=_to_steps,
    )


def training_read() -> TaskWords:
    """Word that a candidate has read the materials."""
    return TaskWords(
        happened=lambda: _("{who} has read the materials for mentors"),
        advice=lambda: _("If that is enough, note the training as passed."),
        own=lambda: _("materials for mentors read"),
        leads=_to_steps,
    )


def baseline_wanted() -> TaskWords:
    """Word that the start of new participants was not measured."""
    return TaskWords(
        happened=lambda: _("Somebody new has no start measurement yet"),
        advice=lambda: _("Without it there is nothing to compare the result with."),
        own=lambda: _("a start measurement"),
        leads=_to_list,
    )


def _to_steps(task: Task) -> tuple[Button, ...]:
    about = int(task.subject.get("participation") or 0)
    return (button(_("All steps"), Steps(participation=about)),)


def _to_list(_task: Task) -> tuple[Button, ...]:
    return (button(_("Whom to lead on"), NextList(step=StepKind.BASELINE.value)),)


TASKS: dict[str, TaskWords] = {
    TaskKind.INTERVIEW_TIMES: interview_times(),
    TaskKind.INTERVIEW_DECLINED: interview_declined(),
    TaskKind.RETURNED: returned(),
    TaskKind.TRAINING_READ: training_read(),
    TaskKind.BASELINE_WANTED: baseline_wanted(),
}
