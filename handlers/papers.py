"""/report: the report of a round or of a unit as a Word paper."""

from __future__ import annotations

from bot.core import errors, paging, rounds
from bot.core.exports import Kind
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Button, Screen, text
from bot.core.work import Work
from bot.usecases import exports
from bot.usecases import report_readers as cases
from handlers.findings import item_id

SIZE = 8


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/report: the only round and unit at once, else what there is to choose from."""
    cases.check_reader(actor)
    found = cases.rounds_of(actor, work)
    if not found:
        return Screen(lines=(text("report-none"),))
    if len(found) == 1:
        return _of_round(found[0], 0, actor, work)
    rows = tuple(
        (Button(label=each.name, press=("reports", str(each.id), "0")),) for each in found
    )
    return Screen(lines=(text("report-rounds"),), buttons=rows[:SIZE])


def listed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("reports", round, page)"""
    cases.check_reader(actor)
    round_, page = _ids(incoming)
    screen = _of_round(work.rounds.get(round_), page, actor, work)
    return screen.model_copy(update={"edits": incoming.message_id})


def _ids(incoming: Incoming) -> tuple[int, int]:
    press = incoming.press or ()
    if len(press) != 3 or not press[2].isdecimal():
        raise errors.Stale()
    return item_id(incoming), int(press[2])


def _of_round(round_: rounds.Round, page: int, actor: Actor, work: Work) -> Screen:
    found = cases.units(round_.id, actor, work)
    if not found:
        raise errors.NotFound()
    whole = cases.may_read_round(actor)
    here, page, pages = paging.cut(found, page, SIZE)
    id = str(round_.id)
    every = Button(label=text("button-report-round"), press=("report", id, "0"))
    return Screen(
        lines=(text("report-units", round=round_.name, whole="yes" if whole else "no"),),
        buttons=(
            *(((every,),) if whole else ()),
            *(
                (Button(label=each.unit_name, press=("report", id, str(each.unit_id))),)
                for each in here
            ),
            *paging.turning(("reports", id), page, pages),
        ),
    )


def made(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("report", round, unit): 0 is the whole round. The paper comes as a document."""
    round_id, unit_id = _ids(incoming)
    cases.check_report(round_id, unit_id or None, actor, work)
    args = {"round": str(round_id), **({"unit": str(unit_id)} if unit_id else {})}
    return exports.asked(exports.ask(Kind.REPORT, args, None, actor, work))
