"""/sample in the chat: draw, draw again to check, see how far the visits are; and each visit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.core import errors, events, paging, sampling, visits
from bot.core.incoming import Incoming
from bot.core.outcomes import Answer
from bot.core.people import Actor
from bot.core.screens import Button, Day, Many, Screen, Text, text
from bot.core.work import Work
from bot.usecases import doubts, outcomes, quality
from bot.usecases import sampling as draws
from bot.usecases import visits as cases
from handlers.dialogues import dialogue
from handlers.findings import item_id
from handlers.forms import visits as forms

OFFERED = ("5%", "10%", "20%")
PAGE = 8
SHOWN_NUMBERS = 60
RECENT = 50
_SEED = re.compile(r"\s*(?:--)?(?:seed|种子)[\s=:：]*(\S*)\s*$", re.IGNORECASE)
_SPOKEN = re.compile(r"抽查\s*(.*)", re.DOTALL)


def sample(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """/sample 10%; /sample 20; with a seed it is drawn again and nothing is entered."""
    return _asked(incoming.argument.strip(), actor, work)


def hearing(
    otherwise: Callable[[Incoming, Actor, Work], Screen | None],
) -> Callable[[Incoming, Actor, Work], Screen | None]:
    """抽查 20, said as it is said in an office."""

    def handler(incoming: Incoming, actor: Actor, work: Work) -> Screen | None:
        said = _SPOKEN.fullmatch(incoming.text.strip())
        if said is None or not visits.may(actor, visits.Action.DRAW) or not _is_size(said[1]):
            return otherwise(incoming, actor, work)
        return _asked(said[1].strip(), actor, work)

    return handler


def _is_size(words: str) -> bool:
    return not words.strip() or words.strip()[0].isdecimal()


def _asked(words: str, actor: Actor, work: Work) -> Screen:
    if not words:
        return _overview(actor, work)
    draws.check(actor, visits.Action.DRAW)
    seed = _SEED.search(words)
    if seed is None:
        return _card(draws.draw(draws.Draw(size=words), actor, work), actor, work)
    if not seed[1].isdecimal():
        raise errors.Unfit("sample-seed", most=str(sampling.SEEDS - 1))
    return _again(words[: seed.start()], int(seed[1]), work)


def _overview(actor: Actor, work: Work) -> Screen:
    """The latest draw; for a visitor, what he is to visit."""
    if not visits.may(actor, visits.Action.READ):
        return _mine(actor, work, 0)
    latest = next(iter(work.visits.samples(1)), None)
    if latest is None:
        n = len(work.visits.frame())
        return Screen(lines=(text("sample-none", n=n),), buttons=_offers(actor))
    return _card(latest, actor, work)


def _offers(actor: Actor) -> tuple[tuple[Button, ...], ...]:
    if not visits.may(actor, visits.Action.DRAW):
        return ()
    row = (Button(label=text("button-draw", size=s), press=("draw", s, "-")) for s in OFFERED)
    return (tuple(row),)


def _card(sample: visits.Sample, actor: Actor, work: Work) -> Screen:
    strata = len({stratum for _, stratum in sample.frame})
    figures = quality.of_sample(sample, work)
    given = "sample-seed-chosen" if sample.is_chosen else "sample-seed-given"
    lines = (
        text("sample-title", day=Day(day=sample.drawn_on), size=str(sample.size)),
        text("sample-frame", n=len(sample.frame), strata=strata, drawn=figures.drawn),
        text(given, seed=str(sample.seed), frame=sample.fingerprint),
        text("sample-check", size=str(sample.size), seed=str(sample.seed)),
        *quality.sample_lines(figures),
    )
    row = (Button(label=text("button-visits"), press=("visits", str(sample.id), "0")),)
    return Screen(lines=lines, buttons=(row, *_offers(actor)))


def _again(words: str, seed: int, work: Work) -> Screen:
    """What these words and this seed draw from the ledger as it stands."""
    size = draws.size(words)
    frame = draws.framed(work.visits.frame(), work)
    numbers = draws.drawn_numbers(frame, size, seed)
    mark = sampling.fingerprint(frame)
    lines = [
        text("sample-again", size=str(size), seed=str(seed), frame=mark, n=len(numbers)),
        text("sample-numbers", numbers=Many(items=numbers[:SHOWN_NUMBERS])),
    ]
    if len(numbers) > SHOWN_NUMBERS:
        lines.append(text("sample-more", n=len(numbers) - SHOWN_NUMBERS))
    known = [s for s in work.visits.samples(RECENT) if (s.seed, s.size) == (seed, size)]
    lines += [_compared(known[0], mark)] if known else []
    button = Button(label=text("button-draw-this"), press=("draw", str(size), str(seed)))
    return Screen(lines=tuple(lines), buttons=() if known else ((button,),))


def _compared(known: visits.Sample, mark: str) -> Text:
    same = known.fingerprint == mark
    line = "sample-same" if same else "sample-other"
    return text(line, day=Day(day=known.drawn_on))


def drawn(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("draw", size, seed or "-")"""
    press = incoming.press or ()
    if len(press) != 3 or not (press[2] == "-" or press[2].isdecimal()):
        raise errors.Stale()
    seed = None if press[2] == "-" else int(press[2])
    return _card(draws.draw(draws.Draw(size=press[1], seed=seed), actor, work), actor, work)


def listed(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("visits", sample, page): all of a draw for the office, one's own for a visitor."""
    press = incoming.press or ()
    if len(press) != 3 or not press[2].isdecimal():
        raise errors.Stale()
    page = int(press[2])
    if not visits.may(actor, visits.Action.READ):
        return _mine(actor, work, page)
    sample = work.visits.sample(item_id(incoming))
    title = text("visits-title", day=Day(day=sample.drawn_on))
    return _page(title, list(work.visits.of_sample(sample.id)), str(sample.id), page, work)


def _mine(actor: Actor, work: Work, page: int) -> Screen:
    own = [visit for visit in work.visits.unanswered() if visit.visitor_id == actor.id]
    found = {f.id: f for f in work.findings.many([visit.finding_id for visit in own])}
    waiting = [v for v in own if v.standing(found[v.finding_id]) is visits.Standing.WAITING]
    if not waiting:
        raise errors.NotAllowed("sample")
    return _page(text("visits-mine", n=len(waiting)), waiting, "0", page, work)


def _page(title: Text, all_: list[visits.Visit], sample: str, page: int, work: Work) -> Screen:
    shown = all_[page * PAGE : (page + 1) * PAGE]
    if not shown:
        raise errors.Stale()
    rows = [_button(visit, work) for visit in shown]
    turning = paging.turning(("visits", sample), page, paging.count(len(all_), PAGE))
    lines = (title, *(line for visit in shown for line in _visit_line(visit, work)))
    return Screen(lines=lines, buttons=(*rows, *turning))


def _visit_line(visit: visits.Visit, work: Work) -> Iterator[Text]:
    finding = work.findings.get(visit.finding_id)
    name = work.people.get(visit.visitor_id).name if visit.visitor_id else text("visit-nobody")
    yield text(
        "visit-line",
        number=finding.number,
        unit=finding.unit_name,
        name=name,
        standing=text(f"visit-standing-{visit.standing(finding)}"),
        due=Day(day=visit.due),
    )


def _button(visit: visits.Visit, work: Work) -> tuple[Button, ...]:
    finding = work.findings.get(visit.finding_id)
    label = f"{finding.number} {finding.summary}"
    return (Button(label=label, press=("item", str(finding.id))),)


def visit(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("visit", visit): what was found there."""
    found, _finding = cases.mine(item_id(incoming), actor, work)
    known: dict[str, events.Json] = {"visit": str(found.id)}
    return dialogue.begin(forms.VISIT, actor, work, incoming, known)


def assign(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("visit-assign", visit): another visitor."""
    found, _finding = cases.assignable(item_id(incoming), actor, work)
    known: dict[str, events.Json] = {"visit": str(found.id)}
    return dialogue.begin(forms.ASSIGN, actor, work, incoming, known)


def outcome(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("outcome", finding, answer): solved is one press; what is not is asked about, too."""
    finding, _latest = outcomes.askable(item_id(incoming), actor, work)
    press = incoming.press or ()
    if len(press) != 3 or press[2] not in {answer.value for answer in Answer}:
        raise errors.Stale()
    if press[2] == Answer.SOLVED:
        return forms.answered(
            outcomes.Answer(finding=finding.id, answer=Answer.SOLVED), actor, work
        )
    known: dict[str, events.Json] = {"finding": str(finding.id), "answer": press[2]}
    return dialogue.begin(forms.OUTCOME, actor, work, incoming, known)


def keep(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """("keep", finding): it stays closed, and why."""
    finding = doubts.keepable(item_id(incoming), actor, work)
    known: dict[str, events.Json] = {"finding": str(finding.id)}
    return dialogue.begin(forms.KEEP, actor, work, incoming, known)
