"""Scene by scene: Monday logs, Tuesday hands over, midweek works, Friday closes, Monday tells."""

from __future__ import annotations

import re

from bot.core import invitations
from bot.core.screens import text
from bot.demo import pictures, story_cast
from bot.demo import week_words as said
from bot.demo.week import Week
from bot.demo.week_parts import Part, Stuck

_CODE = re.compile(rf"/start ([A-Z0-9]{{{invitations.LENGTH}}})")
_NUMBER = re.compile(r"\d[\d.]*-\d{2}-\d{3}")


async def play(week: Week) -> None:
    for scene in (_joining, _logging, _signing, _feeding_back, _taking_up, _working):
        await scene(week)
    for scene in (_refusing, _applying_again, _closing, _telling):
        await scene(week)


async def _joining(week: Week) -> None:
    """The director by the operator's invitation, the finder by the director's."""
    company = week.company
    await week.at(0, 9)
    week.narrates("demo-scene-joining", name=company.director.name)
    await week.joins(company.director, await week.code_for(company.director))
    await week.at(0, 9, 12)
    await _invites(company.director, company.finder)
    await week.at(0, 9, 20)
    await week.joins(company.finder, invitation_code(company.director))
    week.narrates("demo-scene-others")
    for part in company:
        if part not in (company.director, company.finder):
            await week.joins_unseen(part)


async def _invites(director: Part, finder: Part) -> None:
    await director.wants("menu-invite")
    await director.says(finder.name)
    await director.chooses(director.stage.label("role-member"))
    await director.presses(said.TEAM)
    await director.wants("button-confirm")


def invitation_code(director: Part) -> str:
    """As the finder reads it on the card that the director hands him."""
    message = director.heard("/start ")
    found = _CODE.search(message.text) if message else None
    if found is None:
        raise Stuck(f"{director.name} has been given no invitation to hand on")
    return found[1]


async def _logging(week: Week) -> None:
    finder = week.company.finder
    await week.at(0, 10, hearing=[week.company.pressed])
    week.narrates("demo-scene-logging", name=finder.name)
    await week.at(0, 10, 40)
    await finder.sends_photo(pictures.photo(17, said.PHOTO), said.PROBLEM)
    await finder.chooses(said.UNIT_NAME)
    await finder.wants("dialogue-done")
    await finder.wants("no")
    await finder.wants("button-skip")
    await finder.wants("button-confirm")
    week.numbers.append(number_told(finder))


async def _signing(week: Week) -> None:
    """复核 at four o'clock's request, 审签 the next morning."""
    deputy, head = week.company.deputy, week.company.head
    await week.at(0, 16, 10, hearing=[deputy])
    week.narrates("demo-scene-signing")
    await _opens(deputy, week.number)
    await deputy.wants("button-review")
    await deputy.chooses(deputy.stage.label(said.CATEGORY))
    await week.at(1, 10, 15, hearing=[head])
    await _opens(head, week.number)
    await head.wants("button-sign")


async def _opens(part: Part, number: str) -> None:
    """待我审, and in it the paper of the week."""
    await part.wants("menu-reviews")
    await part.presses(number)


def number_told(finder: Part) -> str:
    """As the bot has just told the finder."""
    message = finder.heard(said.PROBLEM)
    found = _NUMBER.search(message.text) if message else None
    if found is None:
        raise Stuck(f"{finder.name} has been told no number")
    return found[0]


async def _feeding_back(week: Week) -> None:
    director, office = week.company.director, week.company.office
    await week.at(1, 11)
    week.narrates("demo-scene-feedback")
    await _moves_on(director, "phase-feedback")
    await week.at(1, 15)
    await office.wants("menu-feedback")
    await office.presses(f"{said.UNIT_NAME}（")
    await office.presses(week.number)
    await office.presses("完成（1）")
    await office.wants("mode-concentrated")
    await office.presses("12月8日")
    await office.wants("button-skip")
    await office.wants("no")
    await office.wants("button-confirm")


async def _moves_on(director: Part, phase: str) -> None:
    await director.says("/round")
    round_name = story_cast.prefecture().rounds[0].name
    await director.wants("button-phase", name=round_name, phase=text(phase))


async def _taking_up(week: Week) -> None:
    company = week.company
    await week.at(1, 15, 20)
    week.narrates("demo-scene-assigning", unit=company.liaison.post)
    liaison = company.liaison
    await liaison.wants("button-open-list")
    await liaison.presses(week.number)
    await liaison.wants("button-assign")
    await liaison.chooses(company.leader.name)
    await liaison.chooses(said.DEPARTMENT)
    await liaison.wants("button-skip")
    await liaison.chooses(company.responsible.name)
    await liaison.says("\n".join(said.MEASURES))
    await liaison.wants("button-confirm")
    await week.at(1, 15, 40)
    leader = company.leader
    await leader.presses(week.number)
    await leader.wants("button-commit")
    await leader.wants("button-commit-sign")


async def _working(week: Week) -> None:
    """Progress with a photo, then the application."""
    responsible, leader = week.company.responsible, week.company.leader
    company = week.company
    await week.at(2, 9, 55)
    week.narrates("demo-scene-escalation")
    await week.at(2, 10, hearing=(company.pressed, company.office, company.finder))
    await week.at(2, 15)
    week.narrates("demo-scene-progress", name=responsible.name)
    await responsible.wants("button-open", number=week.number)
    await responsible.wants("button-progress")
    await responsible.says(said.PROGRESS)
    await responsible.sends_photo(pictures.photo(18, said.PROGRESS_PHOTO))
    await responsible.wants("dialogue-done")
    await responsible.presses("1. ")
    await responsible.presses("完成（1）")
    await _applies(responsible, said.APPLICATION)
    await week.at(2, 16, 10, hearing=[leader])
    await _endorses(leader, week.number)


async def _applies(responsible: Part, words: str) -> None:
    await responsible.wants("button-apply")
    await responsible.says(words)
    await responsible.wants("button-skip")
    await responsible.wants("button-confirm")


async def _endorses(part: Part, number: str) -> None:
    """待我审: a single application stands there open; of several one is ticked and confirmed."""
    await part.wants("menu-reviews")
    endorse = part.stage.label("button-endorse")
    if endorse in part.offered:
        await part.presses(endorse)
        return
    await part.presses(number)
    await part.presses("完成（1）")
    await part.wants("button-confirm")


async def _refusing(week: Week) -> None:
    principal = week.company.principal
    await week.at(3, 10, 20, hearing=[principal])
    week.narrates("demo-scene-refusal", name=principal.name)
    await principal.says(f"/show {week.number}")
    await principal.wants("button-refuse")
    await principal.wants("refusal-evidence")
    await principal.says(said.REFUSAL)


async def _applying_again(week: Week) -> None:
    company = week.company
    await week.at(3, 14, 30)
    week.narrates("demo-scene-again", name=company.responsible.name)
    responsible = company.responsible
    await responsible.presses(week.number)
    await responsible.wants("button-apply")
    await responsible.says(said.SECOND_APPLICATION)
    name, content = f"{said.SIGNED_SHEET}.txt", pictures.document(19)[1]
    await responsible.sends_document(name, content, "text/plain")
    await responsible.wants("dialogue-done")
    await responsible.wants("button-confirm")
    await week.at(3, 16, 10, hearing=[company.leader])
    await _endorses(company.leader, week.number)


async def _closing(week: Week) -> None:
    """The principal, the office, and two of the three who review together (会商)."""
    company = week.company
    await week.at(4, 10, 10, hearing=[company.principal])
    week.narrates("demo-scene-closing")
    await _endorses(company.principal, week.number)
    await week.at(4, 11)
    await _endorses(company.office, week.number)
    await week.at(4, 14, 30)
    await _endorses(company.discipline, week.number)
    await week.at(4, 15)
    await _endorses(company.head, week.number)
    await week.at(4, 16, 30)
    week.narrates("demo-scene-phase")
    await _moves_on(company.director, "phase-rectification")


async def _telling(week: Week) -> None:
    stage = week.stage
    week.transcript.whole = stage.label("digest-title", year="2020", week="51")
    await week.at(7, 9, 55)
    week.narrates("demo-scene-digest")
    await week.at(7, 10, hearing=(week.company.finder, week.company.director))
