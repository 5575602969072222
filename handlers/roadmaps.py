"""/roadmap: 路线图、时间表 of an item or a unit, as text and as a picture."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core import errors, paging
from bot.core.incoming import Incoming
from bot.core.lights import Light
from bot.core.people import Actor
from bot.core.rounds import Assignment
from bot.core.screens import Arg, Button, Day, Screen, Text, TimelineAttachment, text
from bot.core.work import Work
from bot.usecases import roadmaps
from handlers.findings import item_id

SIZE = 8
SHOWN_STEPS = 20


def roadmap(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/roadmap 7-01-003 of an item; without a number of one's unit, or of the one chosen."""
    number = incoming.argument.strip()
    if number:
        finding = work.findings.by_number(number)
        if finding is None:
            raise errors.NotFound()
        return _of_item(finding.id, actor, work)
    found = roadmaps.assignments(actor, work)
    if len(found) == 1:
        return _of_unit(found[0], actor, work)
    return _choice(found, 0)


def of_item(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("roadmap", finding)"""
    return _of_item(item_id(incoming), actor, work)


def of_unit(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("timetable", assignment)"""
    return _of_unit(roadmaps.shown(item_id(incoming), actor, work), actor, work)


def units(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("timetables", page)"""
    page = _choice(roadmaps.assignments(actor, work), item_id(incoming))
    return page.model_copy(update={"edits": incoming.message_id})


def _choice(found: list[Assignment], page: int) -> Screen:
    shown = found[page * SIZE : (page + 1) * SIZE]
    if not shown:
        return Screen(lines=(text("roadmap-none"),))
    rows = [(Button(label=each.unit_name, press=("timetable", str(each.id))),) for each in shown]
    turning = paging.turning(("timetables",), page, paging.count(len(found), SIZE))
    return Screen(lines=(text("roadmap-choose"),), buttons=(*rows, *turning))


def _of_item(finding_id: int, actor: Actor, work: Work) -> Screen:
    finding = roadmaps.item(finding_id, actor, work)
    made = roadmaps.of_finding(finding, work)
    button = Button(label=text("button-card"), press=("item", str(finding.id)))
    return Screen(
        lines=(text("roadmap-title", name=made.name), *_lines(made)),
        buttons=((button,),),
        attachments=(TimelineAttachment(finding=finding.id),),
        item=finding.id,
    )


def _of_unit(assignment: Assignment, actor: Actor, work: Work) -> Screen:
    made = roadmaps.of_unit(assignment, actor, work)
    return Screen(
        lines=(text("timetable-title", name=made.name, round=made.about), *_lines(made)),
        attachments=(TimelineAttachment(assignment=assignment.id, reader=actor.id),),
    )


def _lines(made: roadmaps.Roadmap) -> Iterator[Text]:
    for step in made.steps[:SHOWN_STEPS]:
        is_closed = step.light is Light.CLOSED
        light = text(made.closed if is_closed else step.light.text_id)
        args: dict[str, Arg] = {"title": step.title, "day": Day(day=step.end), "light": light}
        if step.person:
            yield text("roadmap-step", name=step.person, **args)
        else:
            yield text("roadmap-step-open", **args)
    if len(made.steps) > SHOWN_STEPS:
        yield text("roadmap-more", n=len(made.steps) - SHOWN_STEPS)
