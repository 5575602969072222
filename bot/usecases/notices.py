"""How use cases make people hear: at once in office hours, bundled, or not at all (domain §5)."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core import findings, messages, screens
from bot.core.roles import UNIT_ROLES, Role
from bot.core.work import Work
from bot.usecases import in_post


def open_button(finding: findings.Finding) -> screens.Button:
    return screens.Button(
        label=screens.text("button-open", number=finding.number), press=("item", str(finding.id))
    )


def about(finding: findings.Finding, line: screens.Text) -> screens.Screen:
    """A notice on one item: a line, the item in short, and the button that opens it."""
    summary = screens.text("item-line", number=finding.number, problem=finding.summary)
    return screens.Screen(
        lines=(line, summary), buttons=((open_button(finding),),), item=finding.id
    )


def tell(
    work: Work, people: Iterable[int | None], screen: screens.Screen, *, kind: str, topic: object
) -> None:
    """One notice each, now in office hours, else at the next notice time. `topic` makes it
    unique within this work's cause, so that a replay tells nobody twice."""
    at = work.hours.next_notice(work.now, work.workdays)
    away = recused(work.findings.get(screen.item), work) if screen.item else frozenset()
    for person in sorted({person for person in people if person is not None} - away):
        work.outbox.put(
            screen,
            key=f"{kind}:{work.cause}:{topic}:{person}",
            kind=kind,
            person_id=person,
            not_before=at,
        )


def recused(finding: findings.Finding, work: Work) -> frozenset[int]:
    """Who must keep away from it (回避)."""
    return work.recusals.people(finding.round_id, finding.unit_id)


def echo(work: Work, finding: findings.Finding, line: screens.Text) -> None:
    """One line to the finder, bundled daily: 事事有回音."""
    work.tidings.add(finding.author_id, messages.Topic.ECHO, line, finding_id=finding.id)


def request(work: Work, finding: findings.Finding, line: str, people: Iterable[int]) -> None:
    """Something awaits these people's decision; bundled at the review times."""
    body = screens.text(line, number=finding.number, problem=finding.summary)
    for person in dict.fromkeys(with_deputies(people, work)):
        work.tidings.add(person, messages.Topic.REVIEW, body, finding_id=finding.id)


def with_deputies(people: Iterable[int], work: Work) -> list[int]:
    """And who stands in for them today (AB角): both hear what awaits the one."""
    named = list(people)
    return named + [d for person in named for d in work.substitutes.deputies(person, work.today)]


def working(finding: findings.Finding, work: Work) -> list[int]:
    """Its leader and its responsible person, who still hold their posts in the unit."""
    held = ((Role.LEADER, finding.leader_id), (Role.RESPONSIBLE, finding.responsible_id))
    return [person for role, person in held if person in unit_side(finding, work, role)]


def of_unit(
    people: Iterable[int | None], finding: findings.Finding, work: Work
) -> list[int | None]:
    """Of these those who still hold a post in the finding's unit: who has left hears no more."""
    staff = unit_side(finding, work, *sorted(UNIT_ROLES))
    return [person for person in people if person in staff]


def unit_side(finding: findings.Finding, work: Work, *roles: Role) -> list[int]:
    """Who holds these posts in the finding's unit today."""
    return in_post.of_organisation(finding.unit_id, work, *roles)


def superiors(unit_path: str, work: Work) -> list[int]:
    """上级分管领导 of the nearest organisation above that has any: a village's, the township's."""
    for above in reversed(unit_path.strip("/").split("/")[:-1]):
        if held := in_post.of_organisation(int(above), work, Role.SUPERIOR):
            return held
    return []
