"""Plain questions in a private chat: number, n/d, definition, and the list behind it.

`answer` decides for everyone whether words are a question or the beginning of a log.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core import errors, number_words, questions
from bot.core.incoming import Incoming
from bot.core.organisations import Organisation
from bot.core.people import Actor
from bot.core.question_words import Topic
from bot.core.screens import Button, Screen, text
from bot.core.work import Work
from bot.usecases import scopes
from handlers import answering, briefs, number_asking, search_words
from handlers import scopes as scoped

# Answered as of a day by all the numbers of it.
AS_OF = frozenset(
    {Topic.RATE, Topic.STAGE, Topic.IMMEDIATE, Topic.ON_TIME, Topic.OVERDUE, Topic.OPEN}
    | {Topic.CLOSED, Topic.FED_BACK, Topic.UNASSIGNED}
)
SHORTEST_TALE = 8


def answer(incoming: Incoming, actor: Actor, work: Work, *, may_log: bool) -> Screen | None:
    """None when the words are rather a finding, which only those report who may."""
    day, said = number_words.as_of(incoming.text, work.today, work.workdays)
    found = questions.read(said, work.organisations.all(), work.rounds.all())
    if may_log and (found is None or not questions.is_no_log(found)):
        return None
    if found is None or _tells(found):
        return _nearest(incoming.text, actor)
    if day is not None and found.topic in AS_OF:
        return number_asking.asked(incoming.text, actor, work, unread=found.unread)
    if found.place.lost_round is not None:
        raise errors.NotFound("round", number=found.place.lost_round)
    return _answered(found, actor, work)


def _tells(found: questions.Question) -> bool:
    """A sentence of its own, in which a word of ours happens to stand."""
    return not found.is_asking and len(found.unread) > SHORTEST_TALE


def _answered(found: questions.Question, actor: Actor, work: Work) -> Screen:
    units = briefs.visible(found.place, actor, work) if found.place.units else ()
    if len(units) > 1:
        return _which(found, units)
    scope = scopes.Scope(round=found.place.round, unit=units[0] if units else None)
    asked = answering.Asked(topic=found.topic, scope=scope, period=found.period)
    return number_asking.with_unread(found.unread, answering.screen(asked, actor, work))


def _which(found: questions.Question, units: Sequence[Organisation]) -> Screen:
    asked = (
        answering.Asked(
            topic=found.topic,
            scope=scopes.Scope(round=found.place.round, unit=unit),
            period=found.period,
        )
        for unit in units
    )
    rows = tuple((Button(label=each.unit_name, press=each.press),) for each in asked)
    return Screen(lines=(text("scopes-which", n=len(rows)),), buttons=rows)


def _nearest(said: str, actor: Actor) -> Screen:
    """Nothing is guessed: the three questions that are most alike, one press away; or the words
    are looked for."""
    topics = [each for each in questions.nearest(said) if answering.may_ask(each, actor)]
    rows = tuple(
        (Button(label=answering.title(topic), press=answering.Asked(topic=topic).press),)
        for topic in topics[: questions.SHOWN_NEAREST]
    )
    return Screen(lines=(text("question-unknown"),), buttons=(*rows, *search_words.offer(said)))


def pressed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("ask", topic, round, unit, period)"""
    topic, round_id, unit_id, span = scoped.parts(incoming, 4)
    if topic not in set(Topic):
        raise errors.Stale()
    asked = answering.Asked(
        topic=Topic(topic),
        scope=scoped.of_press(round_id, unit_id, work),
        period=scoped.period(span),
    )
    return answering.screen(asked, actor, work)
