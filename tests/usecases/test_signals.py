"""Signs of rectification on paper: what raises each, and who sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import pytest

from bot.core.findings import Finding
from bot.core.reviews import Application
from bot.core.roles import Role
from bot.core.signals import Kind
from bot.usecases import corrections, quality, signals
from tests.ledger import Ledger
from tests.usecases.deeds import Deeds, Who

WORDS = "已按要求逐项对照检查并全部完成整改，建立了长效机制"
LOOK = "0f1e2d3c4b5a6978"
AT_OFFICE = (Role.LEADER, Role.PRINCIPAL)


def comes_home(deeds: Deeds, file: int, content: str, **more: object) -> int:
    """As the fetching process records it."""
    with deeds.ledger.work() as work:
        held = work.evidence.file(file)
        arrived = replace(held, sha256=content, fetched_at=work.now, **more)  # type: ignore[arg-type]  # fields by name
        work.evidence.save_file(arrived)
        signals.of_file(arrived, work)
    return file


def fetched(deeds: Deeds, content: str, **more: object) -> int:
    return comes_home(deeds, deeds.file(), content, **more)


def kinds(deeds: Deeds, item: Finding | Application) -> dict[Kind, set[int]]:
    id = item.finding_id if isinstance(item, Application) else item.id
    found: dict[Kind, set[int]] = {}
    with deeds.ledger.work() as work:
        for signal in work.signals.of_finding(id, work.findings.get(id).cycle):
            found.setdefault(signal.kind, set()).add(signal.other_id)
    return found


def applied(deeds: Deeds, *files: int, text: str = "情况已逐项核对") -> Application:
    """With progress of its own, long enough to be no sign itself."""
    item = deeds.assigned()
    item = deeds.report(item, text=sha256(item.number.encode()).hexdigest())
    return deeds.apply(item, evidence=files or (fetched(deeds, f"own-{item.id}"),), text=text)


def seen(deeds: Deeds, who: Who, application: Application) -> list[Kind]:
    with deeds.ledger.work() as work:
        finding = work.findings.get(application.finding_id)
        actor = deeds.actor(who, work)
        return [signal.kind for signal in signals.shown(finding, actor, work)]


def test_the_same_file_on_two_items_is_a_sign_on_both(deeds: Deeds) -> None:
    one = applied(deeds, fetched(deeds, "aa"))
    two = applied(deeds, fetched(deeds, "aa"))
    assert kinds(deeds, one) == {Kind.SAME_FILE: {two.finding_id}}
    assert kinds(deeds, two) == {Kind.SAME_FILE: {one.finding_id}}


def test_bytes_that_come_home_later_are_compared_then(deeds: Deeds) -> None:
    one = applied(deeds, fetched(deeds, "aa"))
    late = deeds.file()
    two = applied(deeds, late)
    assert kinds(deeds, two) == {}
    comes_home(deeds, late, "aa")
    assert kinds(deeds, two) == {Kind.SAME_FILE: {one.finding_id}}


def test_a_picture_that_looks_the_same_is_a_sign_and_a_blank_one_is_not(deeds: Deeds) -> None:
    one = applied(deeds, fetched(deeds, "aa", dhash=LOOK))
    two = applied(deeds, fetched(deeds, "bb", dhash="0f1e2d3c4b5a697b"))
    far = applied(deeds, fetched(deeds, "cc", dhash="0f1e2d3c4b5a6087"))
    blank = applied(deeds, fetched(deeds, "dd", dhash="0" * 16))
    applied(deeds, fetched(deeds, "ee", dhash="0" * 16))
    assert kinds(deeds, one) == {Kind.SAME_PICTURE: {two.finding_id}}
    assert kinds(deeds, far) == kinds(deeds, blank) == {}


def test_evidence_of_an_earlier_cycle_is_a_sign_on_the_item_itself(deeds: Deeds) -> None:
    first = applied(deeds, fetched(deeds, "aa"))
    item = deeds.endorse(first, *AT_OFFICE, Role.OFFICE, Role.DISCIPLINE, Role.ORGANISATION)
    again = deeds.report(deeds.reopen(item), text="重新张贴并逐户送达，二十三户农户均已签收")
    two = deeds.apply(again, evidence=(fetched(deeds, "aa"),))
    assert kinds(deeds, two) == {Kind.SAME_FILE: {item.id}}


def test_the_teams_own_photo_is_no_second_use(deeds: Deeds) -> None:
    deeds.logged(evidence=(comes_home(deeds, deeds.file(Role.MEMBER), "aa"),))
    assert kinds(deeds, applied(deeds, fetched(deeds, "aa"))) == {}


@pytest.mark.parametrize(("days", "is_old"), [(-1, True), (0, False)])
def test_a_photo_older_than_the_feedback(deeds: Deeds, days: int, is_old: bool) -> None:
    taken_on = date(2020, 12, 7) + timedelta(days=days)
    application = applied(deeds, fetched(deeds, "aa", taken_on=taken_on))
    assert (Kind.OLD_EVIDENCE in kinds(deeds, application)) is is_old


def test_hardly_any_progress_is_a_sign_until_more_is_reported(deeds: Deeds) -> None:
    item = deeds.report(deeds.assigned(), text="已办")
    application = deeds.apply(item)
    assert Kind.SHORT_PROGRESS in kinds(deeds, application)
    back = deeds.refuse(application, Role.LEADER)
    more = deeds.report(back, text="村务公开栏已更新三个月，并逐户送达二十三户")
    assert Kind.SHORT_PROGRESS not in kinds(deeds, deeds.apply(more))


def test_the_same_words_on_two_items(deeds: Deeds) -> None:
    one = applied(deeds, text=WORDS)
    two = applied(deeds, text=WORDS.replace("逐项", "逐一"))
    assert kinds(deeds, two)[Kind.SAME_WORDS] == {one.finding_id}
    assert kinds(deeds, one)[Kind.SAME_WORDS] == {two.finding_id}


def test_short_words_are_everybodys(deeds: Deeds) -> None:
    first, second = deeds.assigned(), deeds.assigned()
    deeds.apply(first, text="已整改")
    assert Kind.SAME_WORDS not in kinds(deeds, deeds.apply(second, text="已整改"))


def test_many_applications_just_before_the_date(deeds: Deeds, ledger: Ledger) -> None:
    items = [deeds.assigned() for _ in range(6)]
    early = deeds.apply(items[0])
    due = items[0].due
    assert due is not None
    ledger.clock.go(due - timedelta(days=1))
    late = [deeds.apply(item) for item in items[1:5]]
    assert not any(Kind.LAST_MINUTE in kinds(deeds, each) for each in late)
    late.append(deeds.apply(items[5]))
    assert all(Kind.LAST_MINUTE in kinds(deeds, each) for each in late)
    assert Kind.LAST_MINUTE not in kinds(deeds, early)


def test_reviewers_outside_the_unit_see_it_at_their_stop_and_the_office_always(
    deeds: Deeds,
) -> None:
    application = applied(deeds, fetched(deeds, "aa", taken_on=date(2020, 1, 1)))
    assert {role for role in Role if seen(deeds, role, application)} == {
        Role.OFFICE,
        Role.DIRECTOR,
    }
    deeds.endorse(application, *AT_OFFICE, Role.OFFICE)
    assert {role for role in Role if seen(deeds, role, application)} == {
        Role.OFFICE,
        Role.DIRECTOR,
        Role.DISCIPLINE,
        Role.ORGANISATION,
        Role.HEAD,
    }
    deeds.gives(Role.OFFICE, Role.LIAISON)
    assert seen(deeds, Role.OFFICE, application) == []


def test_what_is_decided_shows_nothing_more(deeds: Deeds) -> None:
    application = applied(deeds, fetched(deeds, "aa", taken_on=date(2020, 1, 1)))
    deeds.refuse(application, Role.LEADER)
    assert seen(deeds, Role.OFFICE, application) == []


def test_the_other_item_is_named_to_whom_may_see_it(deeds: Deeds) -> None:
    one = applied(deeds, fetched(deeds, "aa"))
    applied(deeds, fetched(deeds, "aa"))
    with deeds.ledger.work() as work:
        [signal] = work.signals.of_finding(one.finding_id, 1)
        office = signals.named(signal, deeds.actor(Role.OFFICE, work), work)
        admin = signals.named(signal, deeds.actor(Role.ADMIN, work), work)
    assert office is not None
    assert (office.id, admin) == (signal.other_id, None)


def test_the_office_alone_reads_how_many_have_a_sign(deeds: Deeds) -> None:
    applied(deeds, fetched(deeds, "aa"))
    applied(deeds, fetched(deeds, "aa"))
    with deeds.ledger.work() as work:
        figures = work.statistics.figures(now=work.now, today=work.today, round_id=None)
        made = quality.added(figures, work).quality
    assert made.signalled == 2
    assert [line.id for line in quality.office_lines(made)] == ["digest-signals"]
    assert "digest-signals" not in [line.id for line in quality.lines(made)]


def test_a_report_taken_back_leaves_the_teams_own_pictures_alone(deeds: Deeds) -> None:
    """What the team has photographed is no evidence of rectification."""
    photo = comes_home(deeds, deeds.file(Role.MEMBER), "field")
    [item] = deeds.feeds(deeds.signed(evidence=(photo,)))
    item = deeds.report(deeds.assign(item), evidence=(fetched(deeds, "one"),))
    command = corrections.TakeBack(finding=item.id)
    deeds.by(Role.RESPONSIBLE, corrections.take_back, command)
    assert kinds(deeds, item) == {}


def test_a_report_taken_back_leaves_no_sign_behind(deeds: Deeds) -> None:
    """A photo sent to the wrong item first is the usual case."""
    wrong, right = deeds.assigned(), deeds.assigned()
    photo = fetched(deeds, "one")
    deeds.report(right, evidence=(fetched(deeds, "two"),))
    deeds.report(wrong, evidence=(photo,))
    deeds.report(right, evidence=(photo,))
    assert kinds(deeds, right) == {Kind.SAME_FILE: {wrong.id}}
    command = corrections.TakeBack(finding=wrong.id)
    deeds.by(Role.RESPONSIBLE, corrections.take_back, command)
    assert kinds(deeds, right) == kinds(deeds, wrong) == {}
