"""What must never happen, the schema refuses, and the refusal has a name: each is provoked."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from bot.core import errors
from bot.core.findings import State
from storage import dialect, migrate
from tests import builders
from tests.ledger import Ledger

SCHEMA = Path(migrate.__file__).with_name("schema.sql").read_text(encoding="utf-8")
NAMES = frozenset(re.findall(r"CONSTRAINT (\w+)|CREATE UNIQUE INDEX (\w+)", SCHEMA))
CONSTRAINTS = sorted(name or index for name, index in NAMES)

_APPLICATION = """
INSERT INTO applications (
    finding_id, cycle, applicant_id, applied_on, text, chain, step, step_from, step_due, state
)
SELECT id, 1, author_id, 'd', 't', '[]', 0, 'd', 'd', 'pending' FROM findings WHERE id = 1
"""
_APPROVAL = """
INSERT INTO approvals (
    application_id, step, person_id, capacities, outside, decision, reason, text, decided_at
)
VALUES (1, 0, 1, '[]', 0, 'approved', NULL, NULL, 't')
"""
_BULK = """
INSERT INTO bulks (person_id, deed, source, listed, state, made_at)
VALUES (1, 'remind', '[]', 1, 'planned', 't')
"""
_CHANGE = """
INSERT INTO changes (finding_id, cycle, kind, asker_id, asked_on, text, until, step, state)
VALUES (1, 1, 'extension', 1, 'd', 't', 'd', 'leader', 'pending')
"""
_CHOICE = "INSERT INTO digest_choices (person_id, chat_id, rhythm) VALUES ({}, {}, 'weekly')"
_DRAFT = """
INSERT INTO drafts (
    person_id, chat_id, form, answers, revision, parked, opened_at, touched_at
)
VALUES (1, 1, 'log', '{}', 1, 0, 't', 't')
"""
_EVENT = """
INSERT INTO events (kind, item_kind, item_id, day, payload_hash, cause, ordinal)
VALUES ('k', 'finding', 1, 'd', 'h', 'cause', 0)
"""
_EXPORT = """
INSERT INTO exports (kind, args, state, asked_at)
VALUES ('ledger', '{}', 'asked', '2020-12-07T00:00:00.000000Z')
"""
_GROUP = "INSERT INTO group_chats (chat_id, title, bound_by, bound_at) VALUES (-1, 'g', 1, 't')"
_IMPORT = """
INSERT INTO imports (name, kind, state, counts, rounds, asked_at)
VALUES ('n', 'ledger', 'planned', '{}', '[]', 't')
"""
_INVITATION = """
INSERT INTO invitations (code_hash, nonce, person_id, role, created_at, expires_at)
VALUES ('hash', 'n', 1, 'office', 't', 't')
"""
_LETTER = """
INSERT INTO letters (number, assignment_id, form, drafted_on, state, revision)
VALUES ('n', 1, 'supervision', 'd', 'drafted', 1)
"""
_MEASURE = """
INSERT INTO measures (finding_id, cycle, ordinal, text, milestone) VALUES (1, 1, 1, 't', 'd')
"""
_OUTBOX = """
INSERT INTO outbox (chat_id, kind, args, key, lane, not_before, created_at)
VALUES (1, 'reply', '{}', 'key', 0, 't', 't')
"""
_OUTLINE = """
INSERT INTO outlines (person_id, name, body, state, begun_at, touched_at)
VALUES (1, 'n', '{}', 'open', 't', 't')
"""
_RECUSAL = """
INSERT INTO recusals (person_id, round_id, unit_id, reason, declared_on)
VALUES (1, 1, 1, 'rank', 'd')
"""
_SUBSTITUTE = """
INSERT INTO substitutes (person_id, deputy_id, since, until) VALUES (1, 2, 'd', 'd')
"""
_INSTRUCTION = """
INSERT INTO instructions (number, issuer, entered_by, text, issued_on, due, state)
VALUES ('批2020-001', 'n', 1, 't', 'd', 'd', 'open')
"""
_ADDRESSEE = """
INSERT INTO instruction_addressees (instruction_id, organisation_id) VALUES (1, 1)
"""
_LIST_MEETING = """
INSERT INTO list_meetings (round_id, meeting, held_on, units) VALUES (1, 'five', 'd', 1)
"""
_SUGGESTION = """
INSERT INTO suggestions (
    number, round_id, author_id, addressee_id, text, state, proposed_on, transferred_on, due,
    outcome
)
VALUES ('建7-001', 1, 1, 1, 't', 'answered', 'd', 'd', 'd', 'adopted')
"""
_POST = "INSERT INTO posts (person_id, role, since) VALUES (1, 'office', 'd')"
_SNAPSHOT = "INSERT INTO snapshots (week, as_of, frozen, body) VALUES ('2020-W50', 't', 1, '{}')"
_OUTCOME = """
INSERT INTO outcomes (finding_id, cycle, person_id, asked_on, text) VALUES (1, 1, 1, 'd', '')
"""
_RULE = """
INSERT INTO rules (
    finding_id, cycle, kind, name, number, issued_on, entered_by, entered_on
)
VALUES (1, 1, 'new', 'n', '', 'd', 1, 'd')
"""
_COMMON = """
INSERT INTO common_decisions (round_id, category, decision, reason, decided_by, decided_on)
VALUES (1, 'B6', 'perhaps', '', 1, 'd')
"""
_REPEAT = """
INSERT INTO repeats (finding_id, earlier_id, percent, found_on) VALUES (1, 1, 99, 'd')
"""
_SEARCH_DOC = """
INSERT INTO search_docs (kind, item_id, words, finder, scope) VALUES ('lead', 99, '', '', '')
"""
_SIGNAL = """
INSERT INTO signals (finding_id, cycle, kind, other_id, found_on) VALUES (1, 1, 'hunch', 0, 'd')
"""
_SAMPLE = """
INSERT INTO samples (size, seed, is_chosen, drawn_by, drawn_on, frame)
VALUES ('10%', 1, 0, 1, 'd', '[]')
"""
_VISIT = """
INSERT INTO visits (sample_id, finding_id, cycle, due, place, text) VALUES (1, 1, 1, 'd', '', '')
"""
_TALLY = "INSERT INTO tallies (assignment_id, name, n) VALUES (2, 'sent', -1)"
_TIDING = """
INSERT INTO tidings (person_id, topic, body, urgency, at) VALUES (1, 'gossip', '{}', 0, 't')
"""
_FILE = """
INSERT INTO files (
    kind, name, mime, size, telegram_id, telegram_unique_id, uploader_id, uploaded_at, not_before
)
VALUES ('sticker', 'n', 'm', 1, 't', 'u', 1, 't', 't')
"""
_EVIDENCE = """
INSERT INTO evidence (finding_id, cycle, purpose, caption, added_by, added_at, evidence_on)
VALUES (1, 1, 'decoration', '', 1, 't', 'd')
"""

_EVALUATION = """
INSERT INTO evaluations (id, assignment_id, handed_out, opened_on, closes_on)
VALUES (1, 1, 9, 'd', 'd')
"""
_MEETING = """
INSERT INTO meetings (team_id, kind, day, at, place, added_by)
VALUES (1, 'study', 'd', '14:30', 'p', 1)
"""
_TOKEN = "INSERT INTO ballot_tokens (hash, evaluation_id, spent) VALUES ('h', 1, 2)"
_BALLOT = "INSERT INTO ballots (evaluation_id, key, marks) VALUES (1, 'k', '111111111111x')"
_REMARK = "INSERT INTO ballot_remarks (key, evaluation_id, text) VALUES ('k', 1, 't')"
_LEAD = """
INSERT INTO leads (
    number, round_id, tag, office_id, found_on, registered_on, registered_by, fast, state, cycle
)
VALUES ('XS2020-0001', 1, 'work', 1, 'd', 'd', 1, 0, 'registered', 1)
"""
_CASES = (
    _LEAD,
    """
    INSERT INTO case_draws (drawn_by, drawn_on, seed, first, last, population)
    VALUES (1, 'd', 's', 'd', 'd', '[]')
    """,
    "INSERT INTO case_checks (draw_id, lead_id, cycle, reviewer_id) VALUES (1, 1, 1, 1)",
)

# Statements that break it, run in the small world with one open and one closed finding.
PROVOCATIONS = {
    "addressees_fed_back": [
        _INSTRUCTION,
        _ADDRESSEE,
        "UPDATE instruction_addressees SET feedback = 'f'",
    ],
    "addressees_once": [_INSTRUCTION, _ADDRESSEE, _ADDRESSEE],
    "applications_decided": [_APPLICATION, "UPDATE applications SET decided_on = 'd'"],
    "applications_one_pending": [_APPLICATION, _APPLICATION],
    "applications_state": [_APPLICATION, "UPDATE applications SET state = 'lost'"],
    "approvals_decision": [_APPLICATION, _APPROVAL.replace("'approved'", "'perhaps'")],
    "approvals_once": [_APPLICATION, _APPROVAL, _APPROVAL],
    "approvals_outside": [_APPLICATION, _APPROVAL.replace("'[]', 0", "'[]', 2")],
    "approvals_reasoned": [_APPLICATION, _APPROVAL.replace("'approved'", "'refused'")],
    "assignments_escalated": ["UPDATE assignments SET escalated = 2"],
    "assignments_kind": ["UPDATE assignments SET kind = 'secret'"],
    "assignments_unit": ["UPDATE assignments SET unit_id = 2"],
    "ballot_remarks_answered": [
        _EVALUATION,
        _REMARK,
        "UPDATE ballot_remarks SET answer = 'a'",
    ],
    "ballot_remarks_text": [_EVALUATION, _REMARK, "UPDATE ballot_remarks SET text = ''"],
    "ballot_tokens_spent": [_EVALUATION, _TOKEN],
    "ballots_marks": [_EVALUATION, _BALLOT],
    "case_checks_dated": [*_CASES, "UPDATE case_checks SET checked_on = 'd'"],
    "case_checks_once": [*_CASES, _CASES[-1]],
    "case_checks_reasoned": [*_CASES, "UPDATE case_checks SET reason = 'facts'"],
    "case_checks_verdict": [
        *_CASES,
        "UPDATE case_checks SET verdict = 'nice', checked_on = 'd'",
    ],
    "bulk_items_standing": [
        _BULK,
        """
INSERT INTO bulk_items (bulk_id, finding_id, ordinal, revision, standing)
VALUES (1, 1, 0, 1, 'lost')
""",
    ],
    "bulks_deed": [_BULK.replace("remind", "lose")],
    "bulks_state": [_BULK.replace("planned", "lost")],
    "changes_decided": [_CHANGE, "UPDATE changes SET decided_on = 'd'"],
    "changes_kind": [_CHANGE.replace("extension", "excuse")],
    "changes_one_pending": [_CHANGE, _CHANGE],
    "changes_state": [_CHANGE, "UPDATE changes SET state = 'lost', decided_on = 'd'"],
    "changes_step": [_CHANGE.replace("leader", "nobody")],
    "digest_choices_group": [_GROUP, _CHOICE.format("NULL", "-1"), _CHOICE.format("NULL", "-1")],
    "digest_choices_person": [_CHOICE.format("1", "NULL"), _CHOICE.format("1", "NULL")],
    "digest_choices_reader": [_CHOICE.format("NULL", "NULL")],
    "digest_choices_rhythm": [_CHOICE.format("1", "NULL").replace("weekly", "daily")],
    "drafts_one_open": [_DRAFT, _DRAFT],
    "drafts_parked": [_DRAFT, "UPDATE drafts SET parked = 2"],
    "evaluations_assignment": [_EVALUATION, _EVALUATION.replace("(1, 1", "(2, 1")],
    "evaluations_counted": [_EVALUATION, "UPDATE evaluations SET counted = 2, ended_on = 'd'"],
    "evaluations_ended": [_EVALUATION, "UPDATE evaluations SET counted = 1"],
    "evaluations_handed_out": [_EVALUATION.replace("9", "0")],
    "events_cause": [_EVENT, _EVENT],
    "evidence_purpose": [_EVIDENCE],
    "files_kind": [_FILE],
    "findings_closed_dated": ["UPDATE findings SET closed_on = NULL"],
    "findings_cycle": ["UPDATE findings SET cycle = 0"],
    "findings_due_kept": ["UPDATE findings SET original_due = NULL"],
    "findings_immediate": ["UPDATE findings SET immediate = 2"],
    "findings_long_term": ["UPDATE findings SET long_term = 2"],
    "findings_mode": ["UPDATE findings SET mode = 'long_term'"],
    "findings_number": ["UPDATE findings SET number = '7-01-001'"],
    "findings_problem": ["UPDATE findings SET problem = ''"],
    "findings_returned_dated": ["UPDATE findings SET fed_back_on = NULL"],
    "findings_state": ["UPDATE findings SET state = 'overdue', closed_on = NULL"],
    "import_rows_change": [
        _IMPORT,
        "INSERT INTO import_rows (import_id, finding_id, line, change) VALUES (1, 1, 1, 'lost')",
    ],
    "exports_kind": [_EXPORT.replace("'ledger'", "''")],
    "exports_made": [_EXPORT.replace("'asked'", "'made'")],
    "exports_state": [_EXPORT.replace("'asked'", "'lost'")],
    "outlines_emptied": [_OUTLINE.replace("open", "written")],
    "outlines_one_open": [_OUTLINE, _OUTLINE],
    "outlines_state": [_OUTLINE.replace("open", "lost")],
    "imports_choice": [_IMPORT, "UPDATE imports SET choice = 'some'"],
    "imports_kind": [_IMPORT.replace("ledger", "letter")],
    "imports_known": [_IMPORT.replace("'ledger'", "NULL")],
    "imports_state": [_IMPORT.replace("planned", "lost")],
    "instructions_concluded": [_INSTRUCTION, "UPDATE instructions SET concluded_on = 'd'"],
    "instructions_number": [_INSTRUCTION, _INSTRUCTION],
    "instructions_state": [_INSTRUCTION.replace("open", "lost")],
    "instructions_text": [_INSTRUCTION.replace("'t'", "''")],
    "invitations_code": [_INVITATION, _INVITATION],
    "leads_concluded": [_LEAD, "UPDATE leads SET concluded_on = 'd'"],
    "leads_cycle": [_LEAD, "UPDATE leads SET cycle = 0"],
    "leads_disposal": [
        _LEAD,
        "UPDATE leads SET state = 'disposed', transferred_on = 'd', received_on = 'd',"
        " disposal = 'forgotten'",
    ],
    "leads_disposed": [_LEAD, "UPDATE leads SET disposal = 'kept'"],
    "leads_fast": [_LEAD, "UPDATE leads SET fast = 2"],
    "leads_number": [_LEAD, _LEAD],
    "leads_received": [_LEAD, "UPDATE leads SET state = 'received', transferred_on = 'd'"],
    "leads_state": [
        _LEAD,
        "UPDATE leads SET state = 'lost', transferred_on = 'd', received_on = 'd'",
    ],
    "leads_tag": [_LEAD, "UPDATE leads SET tag = 'gossip'"],
    "leads_transferred": [_LEAD, "UPDATE leads SET state = 'transferred'"],
    "leads_withdrawn": [_LEAD, "UPDATE leads SET withdrawal = 'mistaken'"],
    "letters_form": [_LETTER.replace("supervision", "love")],
    "letters_number": [_LETTER, _LETTER],
    "letters_sent": [_LETTER, "UPDATE letters SET sent_on = 'd'"],
    "letters_state": [_LETTER.replace("'drafted'", "'lost'")],
    "letters_void": [_LETTER, "UPDATE letters SET reason = 'r'"],
    "list_meetings_meeting": [_LIST_MEETING.replace("five", "six")],
    "list_meetings_units": [_LIST_MEETING.replace("1)", "0)")],
    "meetings_kind": [_MEETING.replace("study", "feast")],
    "meetings_place": [_MEETING.replace("'p'", "''")],
    "ledger_notes_text": [
        "INSERT INTO ledger_notes (finding_id, field, text) VALUES (1, 'cause', '')"
    ],
    "measures_ordinal": [_MEASURE, _MEASURE],
    "organisations_code": ["UPDATE organisations SET code = 'same'"],
    "organisations_level": ["UPDATE organisations SET level = 'planet'"],
    "outcomes_answer": [_OUTCOME, "UPDATE outcomes SET answer = 'eh', answered_on = 'd'"],
    "outcomes_answered": [_OUTCOME, "UPDATE outcomes SET answered_on = 'd'"],
    "outcomes_once": [_OUTCOME, _OUTCOME],
    "outbox_key": [_OUTBOX, _OUTBOX],
    "outbox_recipient": [_OUTBOX, "UPDATE outbox SET person_id = 1"],
    "persons_joined_whole": ["UPDATE persons SET chat_id = NULL"],
    "persons_key": ["UPDATE persons SET key = 'same'"],
    "persons_telegram": ["UPDATE persons SET telegram_id = 5"],
    "posts_once": [_POST, _POST],
    "posts_role": ["UPDATE posts SET role = 'emperor' WHERE role = 'leader'"],
    "posts_scope": ["UPDATE posts SET organisation_id = NULL WHERE role = 'leader'"],
    "rounds_number": [
        "INSERT INTO rounds (term, number, year, name, started_on, phase)"
        " SELECT term, number, year, name, started_on, phase FROM rounds"
    ],
    "rounds_phase": ["UPDATE rounds SET phase = 'over'"],
    "common_decisions_decision": [_COMMON],
    "repeats_dismissed": [_REPEAT, "UPDATE repeats SET reason = 'r'"],
    "rules_issued": [_RULE, "UPDATE rules SET issued_on = NULL"],
    "rules_kind": [_RULE.replace("new", "old")],
    "rules_once": [_RULE, _RULE],
    "search_docs_item": [_SEARCH_DOC, _SEARCH_DOC],
    "search_docs_kind": [_SEARCH_DOC.replace("'lead'", "'rumour'")],
    "signals_kind": [_SIGNAL],
    "samples_chosen": [_SAMPLE.replace("1, 0, 1", "1, 2, 1")],
    "recusals_reason": [_RECUSAL.replace("rank", "other")],
    "recusals_standing": [_RECUSAL, _RECUSAL],
    "snapshots_frozen": [_SNAPSHOT, "UPDATE snapshots SET frozen = 2"],
    "snapshots_week": [_SNAPSHOT, _SNAPSHOT],
    "substitutes_another": [_SUBSTITUTE.replace("1, 2", "1, 1")],
    "substitutes_period": [_SUBSTITUTE.replace("'d', 'd'", "'e', 'd'")],
    "suggestions_concluded": [_SUGGESTION, "UPDATE suggestions SET concluded_on = 'd'"],
    "suggestions_dated": [_SUGGESTION, "UPDATE suggestions SET due = NULL"],
    "suggestions_number": [_SUGGESTION, _SUGGESTION],
    "suggestions_outcome": [_SUGGESTION.replace("adopted", "ignored")],
    "suggestions_state": [_SUGGESTION.replace("answered", "lost")],
    "suggestions_text": [_SUGGESTION.replace("'t'", "''")],
    "suggestions_used": [_SUGGESTION, "UPDATE suggestions SET use = 'u'"],
    "tallies_counted": [_TALLY],
    "teams_number": ["INSERT INTO teams (round_id, number, name) VALUES (1, 1, 'n')"],
    "tidings_topic": [_TIDING],
    "visits_answer": [_SAMPLE, _VISIT, "UPDATE visits SET answer = 'perhaps', visited_on = 'd'"],
    "visits_answered": [_SAMPLE, _VISIT, "UPDATE visits SET visited_on = 'd'"],
    "visits_once": [_SAMPLE, _VISIT, _VISIT],
}


@pytest.fixture
def sql(ledger: Ledger, town: builders.World) -> dialect.Sql:
    with ledger.work() as work:
        builders.finding(work, town, State.OPEN)
        builders.finding(work, town, State.CLOSED)
        return work.findings._sql


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_a_broken_constraint_is_a_conflict_by_its_name(sql: dialect.Sql, name: str) -> None:
    *before, last = PROVOCATIONS[name]
    for statement in before:
        sql.run(statement)
    with pytest.raises(errors.Conflict) as caught:
        sql.run(last)
    assert caught.value.variant == name


def test_no_provocation_is_left_over() -> None:
    assert sorted(PROVOCATIONS) == CONSTRAINTS


def test_every_check_has_a_name() -> None:
    assert len(re.findall(r"\bCHECK \(", SCHEMA)) == len(
        re.findall(r"CONSTRAINT \w+\s+CHECK \(", SCHEMA)
    )


def test_a_reference_to_nothing_is_a_bug_and_stays_one(sql: dialect.Sql) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        sql.run("UPDATE findings SET author_id = 999")


def test_a_missing_value_is_a_bug_and_stays_one(sql: dialect.Sql) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
        sql.run("UPDATE findings SET problem = NULL")
