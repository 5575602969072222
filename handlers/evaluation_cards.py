"""One evaluation (后评估) as one message: how it stands, its results, what the reader may do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core import evaluations, paging
from bot.core.evaluations import Action, Evaluation, Remark, State
from bot.core.people import Actor
from bot.core.screens import Button, Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import evaluation_lines
from bot.usecases import evaluations as cases

A_PAGE = 5

Rows = tuple[tuple[Button, ...], ...]


def card(evaluation: Evaluation, actor: Actor, work: Work, line: Text | None = None) -> Screen:
    state = evaluation.state(work.today)
    head = text("evaluation-title", team=evaluation.team_name, unit=evaluation.unit_name)
    stands = text(
        f"evaluation-state-{state}",
        opened=Day(day=evaluation.opened_on),
        closes=Day(day=evaluation.ended_on or evaluation.closes_on),
    )
    results = cases.results(evaluation, work)
    said = work.evaluations.remarks(evaluation.id)
    lines = [head, stands, *evaluation_lines.of_results(evaluation, results, work)]
    if said:
        lines.append(text("evaluation-remarks", counts=cases.handled(said).counts))
    above = (line,) if line else ()
    return Screen(lines=(*above, *lines), buttons=_buttons(evaluation, state, said, actor))


def _buttons(evaluation: Evaluation, state: State, said: Sequence[Remark], actor: Actor) -> Rows:
    rows: list[tuple[Button, ...]] = []
    id = str(evaluation.id)
    if state is State.OPEN and evaluations.may(actor, Action.MANAGE, evaluation):
        rows.append((_button("sheet", id),))
        rows.append((_button("extend", id), _button("end", id)))
    if said:
        rows.append((_button("remarks", id, "0"),))
    return tuple(rows)


def _button(what: str, *args: str) -> Button:
    return Button(label=text(f"button-evaluation-{what}"), press=(f"evaluation-{what}", *args))


def remarks(
    evaluation_id: int, actor: Actor, work: Work, page: int, line: Text | None = None
) -> Screen:
    """Without an answer first, some at a time; each with its button for who may answer."""
    found = cases.remarks(evaluation_id, actor, work)
    shown, page, pages = paging.cut(found, page, A_PAGE)
    head = text("evaluation-remarks", counts=cases.handled(found).counts)
    above = (line,) if line else ()
    return Screen(
        lines=(*above, head, *_numbered(shown, page)),
        buttons=(
            *_answering(shown, page, evaluation_id, actor, work),
            *paging.turning(("evaluation-remarks", str(evaluation_id)), page, pages),
        ),
    )


def _numbered(shown: Sequence[Remark], page: int) -> Iterator[Text]:
    for n, remark in enumerate(shown, start=page * A_PAGE + 1):
        if remark.answer is None:
            yield text("evaluation-remark-open", n=n, remark=remark.text)
        else:
            yield text("evaluation-remark-answered", n=n, remark=remark.text, answer=remark.answer)


def _answering(
    shown: Sequence[Remark], page: int, evaluation_id: int, actor: Actor, work: Work
) -> Iterator[tuple[Button, ...]]:
    if not evaluations.may(actor, Action.ANSWER, work.evaluations.get(evaluation_id)):
        return
    for n, remark in enumerate(shown, start=page * A_PAGE + 1):
        label = text("button-evaluation-answer", n=n)
        yield (Button(label=label, press=("evaluation-answer", remark.key)),)
