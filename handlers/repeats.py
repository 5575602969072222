"""屡改屡犯 dismissed, and 共性问题: what many units have, proposed for special rectification.

Presses: ("repeat-no", finding, earlier), ("commons",), ("common", round, category),
("common-items", round, category, page), ("common-ok", round, category),
("common-no", round, category).
"""

from __future__ import annotations

from dataclasses import replace

from bot.core import events
from bot.core.incoming import Incoming
from bot.core.listing import Filter
from bot.core.people import Actor
from bot.core.repeats import Common
from bot.core.roles import OFFICE_ROLES
from bot.core.screens import Button, Many, Screen, Text, text
from bot.core.work import Work
from bot.usecases import commons
from bot.usecases import repeats as cases
from handlers import lists
from handlers.dialogues import dialogue
from handlers.forms import instructions as instruction_forms
from handlers.forms import repeats as forms
from handlers.scopes import number, parts

SHOWN = 30  # one instruction names so many items at most
MOST = 12  # categories under one list


def dismiss(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("repeat-no", finding, earlier)"""
    finding, earlier = parts(incoming, 2)
    found = cases.dismissable(number(finding), number(earlier), actor, work)
    known: dict[str, events.Json] = {"finding": str(found.id), "earlier": earlier}
    return dialogue.begin(forms.DISMISS, actor, work, incoming, known)


def show(_incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/common, ("commons",)"""
    found = commons.every(actor, work)
    least = work.policy.repeats.common_units
    if not found:
        return Screen(lines=(text("commons-none", n=least),))
    shown = found[:MOST]
    return Screen(
        lines=(text("commons-title", n=len(found), least=least), *map(_line, shown)),
        buttons=tuple((_button(each, work),) for each in shown),
    )


def _line(common: Common) -> Text:
    line = text(
        "commons-line",
        category=text(f"category-{common.category}"),
        units=common.units,
        findings=common.findings,
    )
    if common.decision is None:
        return line
    return text("commons-line-decided", line=line, decision=_decided(common))


def _decided(common: Common) -> Text:
    return text(f"common-decision-{common.decision}")


def _button(common: Common, work: Work) -> Button:
    round_ = work.rounds.get(common.round_id).name
    label = text("button-common", category=text(f"category-{common.category}"), round=round_)
    return Button(label=label, press=("common", str(common.round_id), common.category))


def opened(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("common", round, category): the units, the items behind, and what the office may do."""
    round_id, category = parts(incoming, 2)
    return _card(commons.case(number(round_id), category, actor, work), actor, work)


def _card(made: commons.Case, actor: Actor, work: Work, *more: Text) -> Screen:
    common = made.common
    ids = str(common.round_id), common.category
    units = tuple(text("common-share", unit=s.unit_name, n=s.n) for s in made.shares)
    decided = () if common.decision is None else (_decided(common),)
    open_list = Button(label=text("button-open-list"), press=("common-items", *ids, "0"))
    rows: list[tuple[Button, ...]] = [(open_list,)]
    if common.decision is None and actor.has(*OFFICE_ROLES):
        rows.append(
            (
                Button(label=text("button-common-ok"), press=("common-ok", *ids)),
                Button(label=text("button-common-no"), press=("common-no", *ids)),
            )
        )
    rows.append((Button(label=text("button-commons"), press=("commons",)),))
    return Screen(
        lines=(
            *more,
            text("common-title", round=work.rounds.get(common.round_id).name),
            _line(replace(common, decision=None)),
            *decided,
            text("common-units", units=Many(items=units)),
        ),
        buttons=tuple(rows),
    )


def listed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("common-items", round, category, page)"""
    round_id, category, page = parts(incoming, 3)
    commons.case(number(round_id), category, actor, work)
    ids = frozenset(work.repeats.items(number(round_id), category))
    further = lists.Further(
        narrow=lambda filter: _among(filter, ids),
        press=("common-items", round_id, category),
        lines=(text("list-within", scope=commons.named(category)),),
    )
    screen = lists.page("fed_back", actor, work, number(page), further)
    return screen.model_copy(update={"edits": incoming.message_id if page != "0" else None})


def _among(filter: Filter, ids: frozenset[int]) -> Filter:
    return replace(filter, ids=ids)


def accept(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("common-ok", round, category): decided, and an instruction begun with its items."""
    round_id, category = parts(incoming, 2)
    order = commons.accept(number(round_id), category, actor, work)
    items = commons.numbers(number(round_id), category, actor, work)[:SHOWN]
    known: dict[str, events.Json] = {
        instruction_forms.OFFICE: actor.has(*OFFICE_ROLES),
        "text": order,
        "items": " ".join(items),
    }
    screen = dialogue.begin(instruction_forms.LOG, actor, work, incoming, known)
    return screen.model_copy(update={"lines": (text("common-accepted"), *screen.lines)})


def refuse(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("common-no", round, category)"""
    round_id, category = parts(incoming, 2)
    commons.open_case(number(round_id), category, actor, work)
    known: dict[str, events.Json] = {"round": round_id, "category": category}
    return dialogue.begin(forms.DISMISS_COMMON, actor, work, incoming, known)
