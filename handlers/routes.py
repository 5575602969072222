"""The routing table: what leads where, in order, and nothing else."""

from __future__ import annotations

from functools import partial

from bot.core import lead_rights, rights
from bot.core.instructions import Action as Directing
from bot.core.suggestions import Action as Suggesting
from bot.usecases import leads as lead_cases
from handlers import (
    briefs,
    case_checks,
    changes,
    corrections,
    crossing,
    deputies,
    dialogue,
    evaluations,
    evidence,
    findings,
    groups,
    health,
    instructions,
    leads,
    lists,
    meetings,
    orders,
    people,
    questions,
    quoting,
    recusals,
    reminders,
    roadmaps,
    rounds,
    scopes,
    statistics,
    substitutes,
    suggestions,
    visits,
)
from handlers.forms import case_checks as case_forms
from handlers.forms import changes as change_forms
from handlers.forms import corrections as correction_forms
from handlers.forms import crossing as crossing_forms
from handlers.forms import deputies as deputy_forms
from handlers.forms import evaluations as evaluation_forms
from handlers.forms import instructions as instruction_forms
from handlers.forms import leads as lead_forms
from handlers.forms import meetings as meeting_forms
from handlers.forms import office, team, unit
from handlers.forms import orders as order_forms
from handlers.forms import people as people_forms
from handlers.forms import recusals as recusal_forms
from handlers.forms import rounds as round_forms
from handlers.forms import substitutes as substitute_forms
from handlers.forms import suggestions as suggestion_forms
from handlers.forms import visits as visit_forms
from handlers.routing import Command, Label, Press, Routes, Welcome

FORMS = {
    form.name: form
    for form in (
        team.LOG,
        team.REVIEW,
        team.RETURN,
        unit.ASSIGN,
        unit.PROGRESS,
        unit.APPLY,
        office.FEED_BACK,
        office.ENDORSE,
        office.REFUSE,
        office.DELEGATE,
        office.REOPEN,
        office.STAGE,
        office.WITHDRAW,
        order_forms.HAND_OVER,
        order_forms.INSTRUCT,
        substitute_forms.ENTER,
        correction_forms.CORRECT,
        correction_forms.AMEND,
        deputy_forms.DEPUTY,
        instruction_forms.LOG,
        instruction_forms.REPLY,
        instruction_forms.END,
        round_forms.MEETING,
        suggestion_forms.SUGGEST,
        suggestion_forms.TRANSFER,
        suggestion_forms.WITHDRAW,
        suggestion_forms.ASSIGN,
        suggestion_forms.ANSWER,
        suggestion_forms.RETURN,
        suggestion_forms.USE,
        recusal_forms.RECUSAL,
        crossing_forms.CROSS,
        meeting_forms.MEETING,
        evaluation_forms.OPEN,
        evaluation_forms.EXTEND,
        evaluation_forms.ANSWER,
        change_forms.EXTEND,
        change_forms.CONTINUE,
        change_forms.REFUSE_CHANGE,
        lead_forms.REGISTER,
        lead_forms.DISPOSE,
        lead_forms.WITHDRAW,
        case_forms.DRAW,
        case_forms.REDO,
        people_forms.INVITE,
        visit_forms.VISIT,
        visit_forms.ASSIGN,
        visit_forms.KEEP,
        visit_forms.OUTCOME,
    )
}

PROGRESS = findings.asking("progress", unit.PROGRESS, rights.Action.PROGRESS)
APPLY = findings.asking("apply", unit.APPLY, rights.Action.APPLY)

COMMANDS = (
    Welcome("start", groups.start, groups=True),
    Command("log", findings.log),
    Command("progress", PROGRESS),
    Command("apply", APPLY),
    Command("reviews", changes.awaiting),
    Command("feedback", findings.feed_back),
    Command("instruct", instructions.begin),
    Command("instructions", instructions.show),
    Command("suggest", suggestions.begin),
    Command("suggestions", suggestions.show),
    Command("round", rounds.show),
    Command("cross", crossing.begin),
    Command("recusal", recusals.show),
    Command("roadmap", roadmaps.roadmap),
    Command("due", lists.command("due")),
    Command("mine", lists.mine),
    Command("show", findings.show),
    Command("find", lists.find),
    Command("stats", groups.either(statistics.stats, groups.stats), groups=True),
    Command("brief", briefs.brief),
    Command("digest", groups.either(statistics.digest, groups.digest), groups=True),
    Command("sample", visits.sample),
    Command("evaluation", evaluations.show),
    Command("calendar", meetings.show),
    Command("health", health.health),
    Command("lead", leads.register),
    Command("leads", leads.listing),
    Command("casecheck", case_checks.show),
    Command("deputy", deputies.show),
    Command("invite", people.invite),
    Command("resume", partial(dialogue.resume, FORMS), parks=False),
    Command("cancel", dialogue.cancel, parks=False),
    Command("me", people.me),
    Command("language", people.language),
    Command("help", people.help_),
)

PRESSES = (
    Press("item", findings.opened),
    Press("history", findings.history),
    Press("evidence", evidence.show),
    Press("review", findings.review),
    Press("sign", findings.sign),
    Press("send", findings.send),
    Press("return", findings.starts(team.RETURN, rights.Action.RETURN)),
    Press("assign", findings.starts(unit.ASSIGN, rights.Action.ASSIGN)),
    Press("commit", findings.commit),
    Press("committed", findings.committed),
    Press("progress", findings.starts(unit.PROGRESS, rights.Action.PROGRESS)),
    Press("apply", findings.starts(unit.APPLY, rights.Action.APPLY)),
    Press("endorse", findings.endorse),
    Press("refuse", findings.refuse),
    Press("delegate", findings.delegate),
    Press("stage", findings.starts(office.STAGE, rights.Action.COMPLETE_STAGE)),
    Press("reopen", findings.starts(office.REOPEN, rights.Action.REOPEN)),
    Press("withdraw", findings.starts(office.WITHDRAW, rights.Action.WITHDRAW)),
    Press("reviews", changes.awaiting),
    Press("meeting-set", meetings.begin),
    Press("meeting-cancel", meetings.cancelled),
    Press("evaluation", evaluations.opened),
    Press("evaluation-open", evaluations.begin),
    Press("evaluation-sheet", evaluations.sheet),
    Press("evaluation-extend", evaluations.extend),
    Press("evaluation-end", evaluations.end),
    Press("evaluation-ended", evaluations.ended),
    Press("evaluation-remarks", evaluations.remarks),
    Press("evaluation-answer", evaluations.answer),
    Press("remind", orders.remind),
    Press("hand_over", orders.hand_over),
    Press("instruct", orders.INSTRUCT),
    Press("deputy-name", deputies.begin),
    Press("deputy-end", deputies.ended),
    Press("take-back", corrections.take_back),
    Press("correct", corrections.correct),
    Press("amend", corrections.amend),
    Press("enter", substitutes.enter),
    Press("extend", changes.EXTEND),
    Press("continue", changes.CONTINUE),
    Press("change-ok", changes.approve),
    Press("change-no", changes.refuse),
    Press("changes", changes.shown),
    Press("roadmap", roadmaps.of_item),
    Press("timetable", roadmaps.of_unit),
    Press("timetables", roadmaps.units),
    Press("draw", visits.drawn),
    Press("visits", visits.listed),
    Press("visit", visits.visit),
    Press("visit-assign", visits.assign),
    Press("outcome", visits.outcome),
    Press("keep", visits.keep),
    Press("instruction", instructions.opened),
    Press("instructions", instructions.listed),
    Press("instruction-reply", instructions.starts(instruction_forms.REPLY, Directing.FEED_BACK)),
    Press("instruction-end", instructions.starts(instruction_forms.END, Directing.CONCLUDE)),
    Press("instruction-history", instructions.history),
    Press("list-meeting", rounds.meeting),
    Press("suggest", suggestions.begin),
    Press("suggestion", suggestions.opened),
    Press("suggestions", suggestions.listed),
    Press("suggest-transfer", suggestions.starts(suggestion_forms.TRANSFER, Suggesting.TRANSFER)),
    Press("suggest-withdraw", suggestions.starts(suggestion_forms.WITHDRAW, Suggesting.WITHDRAW)),
    Press("suggest-assign", suggestions.starts(suggestion_forms.ASSIGN, Suggesting.ASSIGN)),
    Press("suggest-answer", suggestions.starts(suggestion_forms.ANSWER, Suggesting.ANSWER)),
    Press("suggest-ok", suggestions.accept),
    Press("suggest-return", suggestions.starts(suggestion_forms.RETURN, Suggesting.RETURN)),
    Press("suggest-use", suggestions.starts(suggestion_forms.USE, Suggesting.NOTE_USE)),
    Press("suggest-files", suggestions.files),
    Press("suggest-history", suggestions.history),
    Press("lead", leads.opened),
    Press("leads", leads.listed),
    Press("lead-new", leads.register),
    Press("lead-transfer", leads.moves(lead_cases.transfer)),
    Press("lead-receive", leads.moves(lead_cases.receive)),
    Press("lead-dispose", leads.starts(lead_forms.DISPOSE, lead_rights.Action.DISPOSE)),
    Press("lead-conclude", leads.moves(lead_cases.conclude)),
    Press("lead-withdraw", leads.starts(lead_forms.WITHDRAW, lead_rights.Action.WITHDRAW)),
    Press("cases", case_checks.show),
    Press("case", case_checks.opened),
    Press("case-sound", case_checks.sound),
    Press("case-redo", case_checks.redo),
    Press("case-draw", case_checks.begin),
    Press("case-drawn", case_checks.drawn),
    Press("list", lists.pressed),
    Press("found", lists.found_pressed),
    Press("figures", statistics.part),
    Press("scopes", scopes.chosen),
    Press("within", scopes.listed),
    Press("brief", briefs.pressed),
    Press("ask", questions.pressed),
    Press("daily", reminders.paged),
    Press("reminders", reminders.opened),
    Press("language", people.language_chosen),
    Press("phase", rounds.advanced),
    Press("recusal-declare", recusals.begin),
    Press("recusal-lift", recusals.lifted),
)

# What opens a form that takes no words: from then on nothing that is written is kept.
OPENING_COMMANDS = frozenset({"lead"})
OPENING_PRESSES = frozenset(
    {"lead-new", "lead-dispose", "lead-withdraw", "case-draw", "case-redo"}
)

LABELS = (
    Label("menu-log", findings.log),
    Label("menu-progress", PROGRESS),
    Label("menu-apply", APPLY),
    Label("menu-reviews", changes.awaiting),
    Label("menu-feedback", findings.feed_back),
    Label("menu-due", lists.command("due")),
    Label("menu-mine", lists.mine),
    Label("menu-stats", statistics.stats),
    Label("menu-digest", statistics.digest),
    Label("menu-invite", people.invite),
    Label("menu-help", people.help_),
)

ROUTES = Routes(
    commands=COMMANDS,
    presses=PRESSES,
    labels=LABELS,
    forms=FORMS,
    fallback_text=visits.hearing(findings.log_from_text),
    fallback_files=findings.log_from_files,
    group_changed=groups.changed,
    on_item=quoting.replied,
)
