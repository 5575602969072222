"""Signs of rectification on paper: found when a file comes home or is used, and when an
application is made; shown to those who review it from outside the unit, and to nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from bot.core import evidence, findings, reviews, rights, signals
from bot.core.people import Actor
from bot.core.roles import OFFICE_ROLES, UNIT_ROLES
from bot.core.work import Work
from bot.usecases import seats

MOST_TEXTS = 800


def of_file(file: evidence.StoredFile, work: Work) -> None:
    """Its bytes are here now, and it may be evidence of something already."""
    for use in work.signals.uses(file.id):
        of_use(file, use, work)


def of_evidence(finding: findings.Finding, files: Iterable[int], work: Work) -> None:
    """It is evidence now, and its bytes may be here already."""
    for file in work.evidence.files(list(files)):
        of_use(file, signals.Use(finding.id, finding.cycle), work)


def of_use(file: evidence.StoredFile, use: signals.Use, work: Work) -> None:
    for other in work.signals.same_file(file.id) if file.sha256 else ():
        _both(signals.Kind.SAME_FILE, use, other, work)
    for other in _alike(file, work):
        _both(signals.Kind.SAME_PICTURE, use, other, work)
    if _is_older(file, use, work):
        _put(signals.Kind.OLD_EVIDENCE, use, 0, work)


def _is_older(file: evidence.StoredFile, use: signals.Use, work: Work) -> bool:
    """Than what it is to answer: the feedback, or the reopening."""
    finding = work.findings.get(use.finding_id)
    since = finding.clock_from if finding.cycle == use.cycle else None
    return file.taken_on is not None and since is not None and file.taken_on < since


def _alike(file: evidence.StoredFile, work: Work) -> Iterator[signals.Use]:
    if file.dhash is None or not signals.says_something(file.dhash):
        return
    most = work.policy.signals.picture_bits
    for likeness in work.signals.same_picture(file.id):
        if signals.distance(file.dhash, likeness.dhash) <= most:
            yield likeness.use


def _both(kind: signals.Kind, one: signals.Use, other: signals.Use, work: Work) -> None:
    """Whichever is reviewed first, its reviewer hears of the other."""
    if one == other:
        return
    _put(kind, one, other.finding_id, work)
    if one.finding_id != other.finding_id:
        _put(kind, other, one.finding_id, work)


def _put(kind: signals.Kind, use: signals.Use, other_id: int, work: Work) -> None:
    work.signals.put(
        signals.Signal(
            finding_id=use.finding_id,
            cycle=use.cycle,
            kind=kind,
            other_id=other_id,
            found_on=work.today,
        )
    )


def anew(finding: findings.Finding, work: Work) -> None:
    """Evidence was taken back: what it looked like is forgotten, here and where it was told, and
    what is left is looked at again."""
    told = work.signals.of_finding(finding.id, finding.cycle)
    others = {each.other_id for each in told if each.kind in signals.OF_EVIDENCE and each.other_id}
    uses: list[tuple[signals.Use, evidence.Evidence]] = []
    for item in work.findings.many(sorted(others | {finding.id})):
        work.signals.forget(item.id, item.cycle, signals.OF_EVIDENCE)
        pieces = work.evidence.of_finding(item.id)
        uses += [(signals.Use(item.id, p.cycle), p) for p in pieces if p.cycle == item.cycle]
    for use, piece in uses:
        if piece.purpose is not evidence.Purpose.FINDING:
            for file in work.evidence.files(piece.files):
                of_use(file, use, work)


def of_application(finding: findings.Finding, words: str, work: Work) -> None:
    """An application replaces what an earlier one of this cycle looked like."""
    work.signals.forget(finding.id, finding.cycle, signals.OF_APPLICATION)
    use = signals.Use(finding.id, finding.cycle)
    reported = [p.text for p in work.findings.progress(finding.id) if p.cycle == finding.cycle]
    if sum(map(len, reported)) < work.policy.signals.short_progress:
        _put(signals.Kind.SHORT_PROGRESS, use, 0, work)
    for other in _same_words(finding, [words, *reported[-1:]], work):
        _both(signals.Kind.SAME_WORDS, use, signals.Use(other, _cycle(other, work)), work)
    _last_minute(finding, work)


def _same_words(finding: findings.Finding, own: Iterable[str], work: Work) -> frozenset[int]:
    rules = work.policy.signals
    said = [text for text in own if len(text) >= rules.least_words]
    if not said:
        return frozenset()
    texts = work.signals.words(finding.round_id, finding.assignment_id, MOST_TEXTS)
    others = [each for each in texts if each[0] != finding.id]
    return signals.alike(said, others, rules.same_words_percent)


def _cycle(finding_id: int, work: Work) -> int:
    return work.findings.get(finding_id).cycle


def _last_minute(finding: findings.Finding, work: Work) -> None:
    """Many of one unit in the last days before the date: each of them is marked."""
    rules, due = work.policy.signals, finding.due
    if due is None or not 0 <= (due - work.today).days <= rules.last_days:
        return
    since = due - timedelta(days=rules.last_days)
    applied = work.signals.applied(finding.assignment_id, since, due)
    for use in applied if len(applied) >= rules.many_applications else ():
        _put(signals.Kind.LAST_MINUTE, use, 0, work)


def shown(finding: findings.Finding, actor: Actor, work: Work) -> list[signals.Signal]:
    """For the office and whoever decides the current stop from outside the unit."""
    application = work.reviews.pending(finding.id)
    if application is None or _is_of_unit(finding, application, actor, work):
        return []
    decides = not application.current.is_unit_side and any(
        each.id == application.id for each in seats.awaiting(actor, work)
    )
    if not decides and not actor.has(*OFFICE_ROLES):
        return []
    return list(work.signals.of_finding(finding.id, finding.cycle))


def _is_of_unit(
    finding: findings.Finding, application: reviews.Application, actor: Actor, work: Work
) -> bool:
    posted = finding.unit_id in actor.organisations(*UNIT_ROLES)
    return posted or actor.id in seats.unit_people(finding, application.applicant_id, work)


def named(signal: signals.Signal, actor: Actor, work: Work) -> findings.Finding | None:
    """The other item, if this reader may see it."""
    [other] = work.findings.many([signal.other_id])
    return other if rights.may(actor, rights.Action.SEE, other) else None
