"""A finding in the chat: its card, history and evidence, and the buttons that change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.core import errors, events, forms, rights
from bot.core.findings import BEFORE_FEEDBACK
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES
from bot.core.screens import Button, Day, Screen, Text, text
from bot.core.work import Work
from bot.usecases import delegations, items, rectification, reviews, seats
from bot.usecases import evidence as exhibits
from bot.usecases import findings as cases
from handlers import cards, lists, on_behalf, questions
from handlers.dialogues import dialogue, files, one_line, talk
from handlers.forms import offers, office, team, unit

Handler = Callable[[Incoming, Actor, Work], Screen]


def item_id(incoming: Incoming) -> int:
    """The id in a press ("verb", id, …); a foreign press is stale."""
    press = incoming.press or ()
    if len(press) < 2 or not press[1].isdecimal():
        raise errors.Stale()
    return int(press[1])


def opened(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("item", id): a new message, so that the list above stays."""
    return cards.card(items.visible(item_id(incoming), actor, work), actor, work)


def _changing(screen: Screen, incoming: Incoming) -> Screen:
    return screen.model_copy(update={"edits": incoming.message_id})


def log(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/log or 记问题; words after the command are the problem."""
    _check_may_log(actor, work)
    known = one_line.begun(incoming.argument, incoming, actor, work)
    return dialogue.begin(team.LOG, actor, work, incoming, known)


def _check_may_log(actor: Actor, work: Work) -> None:
    if not cases.may_log(actor, work):
        raise errors.NotAllowed("log")


def log_from_text(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """Words that answer nothing are a question, or begin a log for those who log: here alone
    that is decided."""
    may_log = bool(cases.may_log(actor, work))
    answer = questions.answer(incoming, actor, work, may_log=may_log)
    if answer is not None:
        return answer
    known = one_line.begun(incoming.text, incoming, actor, work)
    return dialogue.begin(team.LOG, actor, work, incoming, known)


def log_from_files(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """Photos that answer nothing begin a log with what they brought; the caption tells it."""
    _check_takes_files(actor, work)
    return begin_with_files(files.keep(incoming, actor, work), incoming, actor, work)


def takes_files(actor: Actor, work: Work) -> bool:
    """Whether files that nobody has asked for are the beginning of anything."""
    return bool(cases.may_log(actor, work) or lists.working(actor, work))


def _check_takes_files(actor: Actor, work: Work) -> None:
    if not takes_files(actor, work):
        raise errors.Unfit("files-not-expected")


def begin_with_files(
    kept: Sequence[events.Json], incoming: Incoming, actor: Actor, work: Work
) -> Screen:
    """The log, or of who works on items the progress, with files already kept."""
    _check_takes_files(actor, work)
    may_log = bool(cases.may_log(actor, work))
    mine = () if may_log else [row.id for row, *_ in lists.working(actor, work)]
    pending: dict[str, events.Json] = {"evidence": [*kept]}
    if not may_log:
        return _report_from_files(incoming, mine, pending, actor, work)
    known = {**one_line.begun(incoming.text, incoming, actor, work), talk.PENDING: pending}
    return dialogue.begin(team.LOG, actor, work, incoming, known)


def _report_from_files(
    incoming: Incoming,
    mine: Sequence[int],
    pending: dict[str, events.Json],
    actor: Actor,
    work: Work,
) -> Screen:
    """Of who works on items, they are the progress of one; the caption tells it."""
    known: dict[str, events.Json] = {unit.CHOOSING: True}
    if len(mine) == 1:
        known = {**unit.knowing(mine[0], work)}
    if incoming.text.strip():
        known["text"] = incoming.text.strip()
    known[talk.PENDING] = pending
    return dialogue.begin(unit.PROGRESS, actor, work, incoming, known)


def review(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """One press where the finder has named the category, else the one question."""
    finding = items.allowed(item_id(incoming), rights.Action.REVIEW, actor, work)
    if finding.category is None:
        return dialogue.begin(team.REVIEW, actor, work, incoming, {"finding": str(finding.id)})
    command = cases.Review(finding=finding.id, category=finding.category)
    done = cases.review(command, actor, work)
    return _changing(
        cards.card(done, actor, work, text("review-done", number=done.number)), incoming
    )


def sign(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    done = cases.sign(cases.Decide(finding=item_id(incoming)), actor, work)
    line = text("sign-done", number=done.number)
    return _changing(cards.card(done, actor, work, line), incoming)


def send(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    done = cases.send_fix(cases.Decide(finding=item_id(incoming)), actor, work)
    line = text("send-done", number=done.number)
    return _changing(cards.card(done, actor, work, line), incoming)


def commit(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """The pledge is read before it is signed."""
    finding = items.allowed(item_id(incoming), rights.Action.COMMIT, actor, work)
    due = Day(day=finding.due) if finding.due else text("no-due")
    pledge = text("commit-pledge", number=finding.number, problem=finding.summary, due=due)
    id = str(finding.id)
    sign_button = Button(label=text("button-commit-sign"), press=("committed", id))
    return Screen(lines=(pledge,), buttons=((sign_button, back_to(id)),), item=finding.id)


def committed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    done = rectification.commit(rectification.Commit(finding=item_id(incoming)), actor, work)
    line = text("commit-done", number=done.number)
    return _changing(cards.card(done, actor, work, line), incoming)


def starts(form: forms.Form, action: rights.Action) -> Handler:
    """A button of the card that begins a conversation about the item."""

    def handler(incoming: Incoming, actor: Actor, work: Work) -> Screen:
        finding = items.allowed(item_id(incoming), action, actor, work)
        known: dict[str, events.Json] = {**unit.knowing(finding.id, work)}
        return dialogue.begin(form, actor, work, incoming, known)

    return handler


def asking(name: str, form: forms.Form, action: rights.Action) -> Handler:
    """/progress, /apply: the only item, or the one whose number stands behind, at once; else the
    item is the first question, and what is sent meanwhile is kept for it."""

    def handler(incoming: Incoming, actor: Actor, work: Work) -> Screen:
        numbered = work.findings.by_number(incoming.argument.strip()) if incoming.command else None
        mine = [row.id for row, *_ in lists.working(actor, work)]
        if numbered is None and not mine:
            return lists.page(name, actor, work, 0)
        only = numbered.id if numbered else mine[0]
        if numbered is None and len(mine) > 1:
            return dialogue.begin(form, actor, work, incoming, {unit.CHOOSING: True})
        finding = items.allowed(only, action, actor, work)
        known: dict[str, events.Json] = {**unit.knowing(finding.id, work)}
        return dialogue.begin(form, actor, work, incoming, known)

    return handler


def endorse(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """One item endorsed from its card: one press, and the confirm of the press is the card."""
    done = reviews.endorse(reviews.Endorse(applications=(item_id(incoming),)), actor, work)
    line = text("endorse-done", n=1)
    return _changing(cards.card(done[0], actor, work, line), incoming)


def refuse(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("refuse", application): reason and what is still required."""
    application = reviews.decidable(item_id(incoming), actor, work)
    known: dict[str, events.Json] = {"application": str(application.id)}
    return dialogue.begin(office.REFUSE, actor, work, incoming, known)


def delegate(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    application, _finding = delegations.delegable(item_id(incoming), actor, work)
    known: dict[str, events.Json] = {"application": str(application.id)}
    return dialogue.begin(office.DELEGATE, actor, work, incoming, known)


def awaiting(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """待我审: papers of the team, applications of the units; both where there are both.

    A single application opens as its card, where it is endorsed or refused with one press.
    """
    papers = lists.page("papers", actor, work, 0) if lists.has_papers(actor) else Screen()
    applications = seats.awaiting(actor, work)
    if not applications:
        return papers if papers.lines else Screen(lines=(text("reviews-none"),))
    if len(applications) == 1 and not papers.buttons:
        return cards.card(work.findings.get(applications[0].finding_id), actor, work)
    screen = dialogue.begin(office.ENDORSE, actor, work, incoming)
    if not papers.buttons:
        return screen
    row = (Button(label=text("button-papers"), press=("list", "papers", "0")),)
    return screen.model_copy(update={"buttons": (*screen.buttons, row)})


def feed_back(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/feedback, for the office; with nothing to feed back there is nothing to ask."""
    if not actor.has(*OFFICE_ROLES):
        raise errors.NotAllowed("feed-back")
    if not offers.units_to_feed_back(work, actor, {}):
        return Screen(lines=(text("feedback-none"),))
    return dialogue.begin(office.FEED_BACK, actor, work, incoming)


def history(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """Every event of the item, oldest first: who, when, what was said."""
    finding = items.visible(item_id(incoming), actor, work)
    entries = work.events.of_item("finding", finding.id)
    knows_team = exhibits.knows_team(finding, actor)
    lines = [
        _entry(entry, work)
        for entry in entries
        if knows_team or (entry.kind not in _BEFORE_UNIT and entry.to_state not in BEFORE_FEEDBACK)
    ]
    heading = text("history-title", number=finding.number, n=len(lines))
    return Screen(lines=(heading, *lines), buttons=((back_to(str(finding.id)),),), item=finding.id)


# What happened inside the team, or what it is going to look at, is nobody's business but the
# team's and the office's.
_BEFORE_UNIT = frozenset(
    {"finding-logged", "finding-amended", "finding-reviewed", "finding-returned", "finding-signed"}
    | {"visit-assigned", "visit-answered", "outcome-asked", "outcome-answered"}
)


def _entry(entry: events.Event, work: Work) -> Text:
    name = on_behalf.of_event(entry, work)
    body = entry.body or {}
    said = str(body.get("text") or "")
    kind = text(f"event-{entry.kind}")
    if was := body.get("problem_was"):
        now = str(body.get("problem") or said)
        words = {"was": str(was), "text": now}
        return text("history-corrected", day=Day(day=entry.day), name=name, kind=kind, **words)
    if said and entry.kind != "finding-logged":
        return text("history-line-said", day=Day(day=entry.day), name=name, kind=kind, text=said)
    return text("history-line", day=Day(day=entry.day), name=name, kind=kind)


def back_to(id: str) -> Button:
    return Button(label=text("button-card"), press=("item", id))
