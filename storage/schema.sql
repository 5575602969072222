-- Every table of the ledger. Instants are fixed-width ISO-8601 UTC text, dates ISO text in the
-- installation's zone, booleans 0/1, JSON is stored and never queried.
-- Built by migrations/0001_ledger.sql and later ones; a test holds both equal.

CREATE TABLE migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at TEXT NOT NULL
) STRICT;

-- Organisations, people, rounds ----------------------------------------------------------------

CREATE TABLE organisations (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL CONSTRAINT organisations_code UNIQUE,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    initials TEXT NOT NULL,
    level TEXT NOT NULL CONSTRAINT organisations_level CHECK (
        level IN ('region', 'prefecture', 'county', 'township', 'village', 'department')
    ),
    parent_id INTEGER REFERENCES organisations (id),
    sort INTEGER NOT NULL,
    -- '/1/4/17/': the ancestors' ids and its own; a subtree is a prefix
    path TEXT NOT NULL
) STRICT;
CREATE INDEX organisations_by_path ON organisations (path);
CREATE INDEX organisations_by_parent ON organisations (parent_id);

CREATE TABLE persons (
    id INTEGER PRIMARY KEY,
    -- the name, or name#id for namesakes: how the office's set-up file knows a person
    key TEXT NOT NULL CONSTRAINT persons_key UNIQUE,
    name TEXT NOT NULL,
    language TEXT,
    telegram_id INTEGER CONSTRAINT persons_telegram UNIQUE,
    chat_id INTEGER,
    joined_at TEXT,
    suspended_on TEXT,
    unreachable_since TEXT,
    CONSTRAINT persons_joined_whole CHECK (
        (telegram_id IS NULL) = (joined_at IS NULL) AND (telegram_id IS NULL) = (chat_id IS NULL)
    )
) STRICT;

CREATE TABLE rounds (
    id INTEGER PRIMARY KEY,
    term TEXT NOT NULL,
    number TEXT NOT NULL,
    year TEXT NOT NULL,
    name TEXT NOT NULL,
    started_on TEXT NOT NULL,
    phase TEXT NOT NULL CONSTRAINT rounds_phase CHECK (
        phase IN ('fieldwork', 'feedback', 'rectification', 'archived')
    ),
    -- the round's own limit for findings (JSON), or NULL for the policy's
    finding_limit TEXT,
    -- what joins rounds of several levels (联动)
    theme TEXT,
    CONSTRAINT rounds_number UNIQUE (term, number)
) STRICT;

CREATE TABLE teams (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT teams_number UNIQUE (round_id, number)
) STRICT;

CREATE TABLE assignments (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    team_id INTEGER NOT NULL REFERENCES teams (id),
    unit_id INTEGER NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL CONSTRAINT assignments_kind CHECK (
        kind IN ('routine', 'thematic', 'mobile', 'look_back', 'cross', 'escalated', 'linked')
    ),
    escalated INTEGER NOT NULL CONSTRAINT assignments_escalated CHECK (escalated IN (0, 1)),
    fed_back_on TEXT,
    last_serial INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT assignments_unit UNIQUE (round_id, unit_id)
) STRICT;
CREATE INDEX assignments_by_unit ON assignments (unit_id);
CREATE INDEX assignments_by_team ON assignments (team_id);

CREATE TABLE posts (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    role TEXT NOT NULL CONSTRAINT posts_role CHECK (
        role IN (
            'member', 'deputy', 'head', 'office', 'director', 'lead_officer', 'leading_group',
            'principal', 'leader', 'responsible', 'liaison', 'superior', 'discipline',
            'organisation', 'admin'
        )
    ),
    organisation_id INTEGER REFERENCES organisations (id),
    team_id INTEGER REFERENCES teams (id),
    since TEXT NOT NULL,
    until TEXT,
    CONSTRAINT posts_scope CHECK (
        CASE
            WHEN role IN ('member', 'deputy', 'head')
                THEN team_id IS NOT NULL AND organisation_id IS NULL
            WHEN role IN ('office', 'director', 'lead_officer', 'leading_group', 'admin')
                THEN team_id IS NULL AND organisation_id IS NULL
            ELSE team_id IS NULL AND organisation_id IS NOT NULL
        END
    )
) STRICT;
CREATE UNIQUE INDEX posts_once ON posts (
    person_id, role, COALESCE(organisation_id, 0), COALESCE(team_id, 0)
);
CREATE INDEX posts_by_organisation ON posts (organisation_id, role);
CREATE INDEX posts_by_team ON posts (team_id, role);

CREATE TABLE invitations (
    id INTEGER PRIMARY KEY,
    -- SHA-256 of the code; the code itself stands in no row (it is derived from the secret file)
    code_hash TEXT NOT NULL CONSTRAINT invitations_code UNIQUE,
    nonce TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    role TEXT NOT NULL,
    organisation_id INTEGER REFERENCES organisations (id),
    team_id INTEGER REFERENCES teams (id),
    created_by INTEGER REFERENCES persons (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
) STRICT;

-- Codes tried in vain at the door, by account; forgotten after a day.
CREATE TABLE tries (
    account INTEGER NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX tries_by_account ON tries (account, at);

-- Findings ------------------------------------------------------------------------------------

CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL CONSTRAINT findings_number UNIQUE,
    assignment_id INTEGER NOT NULL REFERENCES assignments (id),
    author_id INTEGER NOT NULL REFERENCES persons (id),
    state TEXT NOT NULL CONSTRAINT findings_state CHECK (
        state IN (
            'draft', 'reviewed', 'signed', 'sent', 'open', 'in_progress', 'unit_review',
            'office_review', 'joint_review', 'stage_done', 'closed', 'rework', 'withdrawn'
        )
    ),
    cycle INTEGER NOT NULL CONSTRAINT findings_cycle CHECK (cycle >= 1),
    problem TEXT NOT NULL CONSTRAINT findings_problem CHECK (length(problem) BETWEEN 1 AND 4000),
    category TEXT,
    immediate INTEGER NOT NULL CONSTRAINT findings_immediate CHECK (immediate IN (0, 1)),
    mode TEXT CONSTRAINT findings_mode CHECK (mode IN ('concentrated', 'limited', 'immediate')),
    logged_on TEXT NOT NULL,
    sent_on TEXT,
    fed_back_on TEXT,
    -- the clock now running: since when, until when; the first due date is kept for ever
    clock_from TEXT,
    due TEXT,
    original_due TEXT,
    leader_id INTEGER REFERENCES persons (id),
    responsible_id INTEGER REFERENCES persons (id),
    lead_department_id INTEGER REFERENCES organisations (id),
    committed_on TEXT,
    long_term INTEGER NOT NULL DEFAULT 0
    CONSTRAINT findings_long_term CHECK (long_term IN (0, 1)),
    stage_goal TEXT,
    next_review_on TEXT,
    applied_on TEXT,
    closed_on TEXT,
    grace_until TEXT,
    moved_on TEXT NOT NULL,
    -- the day of the ladder's next step, NULL when nothing may fall due
    next_step_on TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    -- a limit named by the finder in the field, kept as a proposal for the feedback
    proposed_due TEXT,
    CONSTRAINT findings_closed_dated CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
    CONSTRAINT findings_returned_dated CHECK (
        state IN ('draft', 'reviewed', 'signed', 'withdrawn')
        OR fed_back_on IS NOT NULL OR sent_on IS NOT NULL
    ),
    CONSTRAINT findings_due_kept CHECK ((due IS NULL) = (original_due IS NULL))
) STRICT;
CREATE INDEX findings_by_assignment ON findings (assignment_id, state);
CREATE INDEX findings_by_author ON findings (author_id);
CREATE INDEX findings_by_leader ON findings (leader_id);
CREATE INDEX findings_by_responsible ON findings (responsible_id);
CREATE INDEX findings_by_due ON findings (due) WHERE state NOT IN ('closed', 'withdrawn');
CREATE INDEX findings_by_next_step ON findings (next_step_on) WHERE next_step_on IS NOT NULL;

-- Every date that an item was due on, by the day it was set: figures as of a day need them.
CREATE TABLE dues (
    finding_id INTEGER NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
    set_on TEXT NOT NULL,
    due TEXT,
    PRIMARY KEY (finding_id, set_on)
) STRICT;

CREATE TABLE co_departments (
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    organisation_id INTEGER NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (finding_id, organisation_id)
) STRICT;

CREATE TABLE measures (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    milestone TEXT NOT NULL,
    person_id INTEGER REFERENCES persons (id),
    done_on TEXT,
    CONSTRAINT measures_ordinal UNIQUE (finding_id, cycle, ordinal)
) STRICT;

CREATE TABLE progress (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    text TEXT NOT NULL,
    reported_on TEXT NOT NULL,
    entered_by INTEGER REFERENCES persons (id)
) STRICT;
CREATE INDEX progress_by_finding ON progress (finding_id);

CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT files_kind CHECK (
        kind IN ('photo', 'document', 'voice', 'video', 'audio', 'place')
    ),
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    size INTEGER NOT NULL,
    telegram_id TEXT NOT NULL,
    telegram_unique_id TEXT NOT NULL,
    uploader_id INTEGER NOT NULL REFERENCES persons (id),
    uploaded_at TEXT NOT NULL,
    sha256 TEXT,
    fetched_at TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before TEXT NOT NULL,
    dead_reason TEXT,
    -- how a picture looks (dHash, 16 hex digits), and the day its camera says it was taken on
    dhash TEXT,
    taken_on TEXT
) STRICT;
CREATE INDEX files_to_fetch ON files (not_before) WHERE fetched_at IS NULL AND dead_reason IS NULL;
CREATE INDEX files_by_hash ON files (sha256) WHERE sha256 IS NOT NULL;

-- One piece of evidence: ten photos with one caption are one row here and ten in evidence_files.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    purpose TEXT NOT NULL CONSTRAINT evidence_purpose CHECK (
        purpose IN ('finding', 'progress', 'application')
    ),
    caption TEXT NOT NULL,
    added_by INTEGER NOT NULL REFERENCES persons (id),
    added_at TEXT NOT NULL,
    evidence_on TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_finding ON evidence (finding_id);

CREATE TABLE evidence_files (
    evidence_id INTEGER NOT NULL REFERENCES evidence (id),
    file_id INTEGER NOT NULL REFERENCES files (id),
    PRIMARY KEY (evidence_id, file_id)
) STRICT;
CREATE INDEX evidence_files_by_file ON evidence_files (file_id);

-- Reviews -------------------------------------------------------------------------------------

CREATE TABLE applications (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    applicant_id INTEGER NOT NULL REFERENCES persons (id),
    applied_on TEXT NOT NULL,
    text TEXT NOT NULL,
    -- the chain as planned at application (JSON), and where it stands
    chain TEXT NOT NULL,
    step INTEGER NOT NULL,
    step_from TEXT NOT NULL,
    step_due TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT applications_state CHECK (
        state IN ('pending', 'approved', 'refused', 'taken_back')
    ),
    decided_on TEXT,
    next_step_on TEXT,
    CONSTRAINT applications_decided CHECK ((state = 'pending') = (decided_on IS NULL))
) STRICT;
CREATE UNIQUE INDEX applications_one_pending ON applications (finding_id) WHERE state = 'pending';
CREATE INDEX applications_by_finding ON applications (finding_id);
CREATE INDEX applications_by_next_step ON applications (next_step_on)
WHERE next_step_on IS NOT NULL;

CREATE TABLE approvals (
    id INTEGER PRIMARY KEY,
    application_id INTEGER NOT NULL REFERENCES applications (id),
    step INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    capacities TEXT NOT NULL,
    -- whether the step stood outside the unit: outside approvers must be different people
    outside INTEGER NOT NULL CONSTRAINT approvals_outside CHECK (outside IN (0, 1)),
    decision TEXT NOT NULL CONSTRAINT approvals_decision CHECK (
        decision IN ('approved', 'refused')
    ),
    reason TEXT,
    text TEXT,
    decided_at TEXT NOT NULL,
    -- whose seat a deputy (AB角) took; who entered it for a person without the bot (代录)
    for_id INTEGER REFERENCES persons (id),
    entered_by INTEGER REFERENCES persons (id),
    CONSTRAINT approvals_once UNIQUE (application_id, step, person_id),
    CONSTRAINT approvals_reasoned CHECK (
        decision = 'approved' OR (reason IS NOT NULL AND length(text) > 0)
    )
) STRICT;

-- Who may act on a pending step: one row a person, so that 待我审 is one indexed read.
CREATE TABLE reviewers (
    application_id INTEGER NOT NULL REFERENCES applications (id),
    step INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    delegated_by INTEGER REFERENCES persons (id),
    PRIMARY KEY (application_id, step, person_id)
) STRICT;
CREATE INDEX reviewers_by_person ON reviewers (person_id);

-- Deputies for a period (AB角); `until` is the last day.
CREATE TABLE substitutes (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    deputy_id INTEGER NOT NULL REFERENCES persons (id),
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    ended_on TEXT,
    CONSTRAINT substitutes_another CHECK (person_id <> deputy_id),
    CONSTRAINT substitutes_period CHECK (since <= until)
) STRICT;
CREATE INDEX substitutes_by_person ON substitutes (person_id);
CREATE INDEX substitutes_by_deputy ON substitutes (deputy_id);

-- Change requests (延期, 持续整改): asked beside the state, one pending at a time.
CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT changes_kind CHECK (kind IN ('extension', 'continuation')),
    asker_id INTEGER NOT NULL REFERENCES persons (id),
    asked_on TEXT NOT NULL,
    text TEXT NOT NULL,
    until TEXT NOT NULL,
    step TEXT NOT NULL CONSTRAINT changes_step CHECK (step IN ('leader', 'office')),
    state TEXT NOT NULL CONSTRAINT changes_state CHECK (
        state IN ('pending', 'approved', 'refused', 'lapsed', 'taken_back')
    ),
    decided_on TEXT,
    decided_by INTEGER REFERENCES persons (id),
    answer TEXT,
    CONSTRAINT changes_decided CHECK ((state = 'pending') = (decided_on IS NULL))
) STRICT;
CREATE UNIQUE INDEX changes_one_pending ON changes (finding_id) WHERE state = 'pending';
CREATE INDEX changes_by_finding ON changes (finding_id);

-- Draws of closed items (抽查), and the visit to each item drawn.
CREATE TABLE samples (
    id INTEGER PRIMARY KEY,
    -- '10%' or '20', as it was asked for
    size TEXT NOT NULL,
    seed INTEGER NOT NULL,
    is_chosen INTEGER NOT NULL CONSTRAINT samples_chosen CHECK (is_chosen IN (0, 1)),
    drawn_by INTEGER NOT NULL REFERENCES persons (id),
    drawn_on TEXT NOT NULL,
    -- number and stratum of every closed item of the day (JSON): whoever has it can draw again
    frame TEXT NOT NULL
) STRICT;

CREATE TABLE visits (
    id INTEGER PRIMARY KEY,
    sample_id INTEGER NOT NULL REFERENCES samples (id),
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    visitor_id INTEGER REFERENCES persons (id),
    due TEXT NOT NULL,
    answer TEXT CONSTRAINT visits_answer CHECK (answer IN ('true', 'partly', 'false')),
    place TEXT NOT NULL,
    text TEXT NOT NULL,
    visited_on TEXT,
    kept_on TEXT,
    CONSTRAINT visits_once UNIQUE (sample_id, finding_id),
    CONSTRAINT visits_answered CHECK ((answer IS NULL) = (visited_on IS NULL))
) STRICT;
CREATE INDEX visits_by_finding ON visits (finding_id);
CREATE INDEX visits_unanswered ON visits (due) WHERE answer IS NULL;

-- What became of a closed item (问效): the finder is asked some weeks after the closing.
CREATE TABLE outcomes (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    asked_on TEXT NOT NULL,
    answer TEXT CONSTRAINT outcomes_answer CHECK (answer IN ('solved', 'partly', 'not')),
    text TEXT NOT NULL,
    answered_on TEXT,
    kept_on TEXT,
    CONSTRAINT outcomes_once UNIQUE (finding_id, cycle),
    CONSTRAINT outcomes_answered CHECK ((answer IS NULL) = (answered_on IS NULL))
) STRICT;

-- Signs of rectification on paper (纸上整改), for reviewers; `other_id` is 0 where no other item
-- is part of it.
CREATE TABLE signals (
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT signals_kind CHECK (
        kind IN (
            'same_file', 'same_picture', 'old_evidence', 'last_minute', 'short_progress',
            'same_words'
        )
    ),
    other_id INTEGER NOT NULL,
    found_on TEXT NOT NULL,
    PRIMARY KEY (finding_id, cycle, kind, other_id)
) STRICT;

-- The eight bytes of each dHash: pictures that differ in fewer than eight bits share one.
CREATE TABLE picture_bands (
    band INTEGER NOT NULL,
    value INTEGER NOT NULL,
    file_id INTEGER NOT NULL REFERENCES files (id),
    PRIMARY KEY (band, value, file_id)
) STRICT;

-- 长久立: the rule that is to keep the problem from coming back; 'none' was asked and answered so.
CREATE TABLE rules (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT rules_kind CHECK (kind IN ('new', 'revised', 'none')),
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    issued_on TEXT,
    entered_by INTEGER NOT NULL REFERENCES persons (id),
    entered_on TEXT NOT NULL,
    CONSTRAINT rules_once UNIQUE (finding_id, cycle, name),
    CONSTRAINT rules_issued CHECK ((kind = 'none') = (issued_on IS NULL))
) STRICT;

-- Findings that repeat one of an earlier round (屡改屡犯); and what was decided on categories that
-- many units of a round have (共性问题).
CREATE TABLE repeats (
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    earlier_id INTEGER NOT NULL REFERENCES findings (id),
    percent INTEGER NOT NULL,
    found_on TEXT NOT NULL,
    dismissed_on TEXT,
    dismissed_by INTEGER REFERENCES persons (id),
    reason TEXT,
    PRIMARY KEY (finding_id, earlier_id),
    CONSTRAINT repeats_dismissed CHECK (
        (dismissed_on IS NULL) = (dismissed_by IS NULL)
        AND (dismissed_on IS NULL) = (reason IS NULL)
    )
) STRICT;
CREATE INDEX repeats_by_earlier ON repeats (earlier_id);

CREATE TABLE common_decisions (
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    category TEXT NOT NULL,
    decision TEXT NOT NULL CONSTRAINT common_decisions_decision CHECK (
        decision IN ('accepted', 'dismissed')
    ),
    reason TEXT NOT NULL,
    decided_by INTEGER NOT NULL REFERENCES persons (id),
    decided_on TEXT NOT NULL,
    PRIMARY KEY (round_id, category)
) STRICT;

-- Instructions (批示) with their addressees and items; the meeting that approved a round's list.
CREATE TABLE instructions (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL CONSTRAINT instructions_number UNIQUE,
    issuer TEXT NOT NULL,
    issuer_id INTEGER REFERENCES persons (id),
    entered_by INTEGER NOT NULL REFERENCES persons (id),
    round_id INTEGER REFERENCES rounds (id),
    text TEXT NOT NULL CONSTRAINT instructions_text CHECK (length(text) BETWEEN 1 AND 4000),
    issued_on TEXT NOT NULL,
    due TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT instructions_state CHECK (state IN ('open', 'concluded')),
    conclusion TEXT,
    concluded_on TEXT,
    next_step_on TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT instructions_concluded CHECK (
        (state = 'concluded') = (concluded_on IS NOT NULL)
    )
) STRICT;
CREATE INDEX instructions_by_next_step ON instructions (next_step_on)
WHERE next_step_on IS NOT NULL;

-- An organisation, or one person of it.
CREATE TABLE instruction_addressees (
    id INTEGER PRIMARY KEY,
    instruction_id INTEGER NOT NULL REFERENCES instructions (id),
    organisation_id INTEGER NOT NULL REFERENCES organisations (id),
    person_id INTEGER REFERENCES persons (id),
    feedback TEXT,
    fed_back_by INTEGER REFERENCES persons (id),
    fed_back_on TEXT,
    CONSTRAINT addressees_fed_back CHECK ((feedback IS NULL) = (fed_back_on IS NULL))
) STRICT;
CREATE UNIQUE INDEX addressees_once ON instruction_addressees (
    instruction_id, organisation_id, COALESCE(person_id, 0)
);

CREATE TABLE instruction_items (
    instruction_id INTEGER NOT NULL REFERENCES instructions (id),
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    PRIMARY KEY (instruction_id, finding_id)
) STRICT;

-- Which meeting has approved the round's list of units (建议名单).
CREATE TABLE list_meetings (
    round_id INTEGER PRIMARY KEY REFERENCES rounds (id),
    meeting TEXT NOT NULL CONSTRAINT list_meetings_meeting CHECK (
        meeting IN ('secretary', 'five', 'committee', 'leading_group')
    ),
    held_on TEXT NOT NULL,
    units INTEGER NOT NULL CONSTRAINT list_meetings_units CHECK (units >= 1)
) STRICT;

-- The superior organisation's own answer to an escalated finding (同题共答).
CREATE TABLE superior_answers (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    text TEXT NOT NULL,
    answered_on TEXT NOT NULL
) STRICT;
CREATE INDEX superior_answers_by_finding ON superior_answers (finding_id, cycle);

-- Which organisations a term is to inspect (应巡), so that its coverage can be counted.
CREATE TABLE to_inspect (
    term TEXT NOT NULL,
    organisation_id INTEGER NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (term, organisation_id)
) STRICT;

-- Suggestions (意见建议) to units and departments, with the files of their answers.
CREATE TABLE suggestions (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL CONSTRAINT suggestions_number UNIQUE,
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    -- NULL for one of the office's own
    team_id INTEGER REFERENCES teams (id),
    author_id INTEGER NOT NULL REFERENCES persons (id),
    addressee_id INTEGER NOT NULL REFERENCES organisations (id),
    text TEXT NOT NULL CONSTRAINT suggestions_text CHECK (length(text) BETWEEN 1 AND 4000),
    state TEXT NOT NULL CONSTRAINT suggestions_state CHECK (
        state IN ('proposed', 'pending', 'doing', 'answered', 'concluded', 'withdrawn')
    ),
    proposed_on TEXT NOT NULL,
    transferred_on TEXT,
    due TEXT,
    leader_id INTEGER REFERENCES persons (id),
    handler_id INTEGER REFERENCES persons (id),
    outcome TEXT CONSTRAINT suggestions_outcome CHECK (
        outcome IN ('adopted', 'partly', 'explained')
    ),
    answer TEXT,
    answered_by INTEGER REFERENCES persons (id),
    answered_on TEXT,
    review_due TEXT,
    concluded_on TEXT,
    use TEXT,
    used_on TEXT,
    next_step_on TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT suggestions_dated CHECK (
        state IN ('proposed', 'withdrawn') OR (transferred_on IS NOT NULL AND due IS NOT NULL)
    ),
    CONSTRAINT suggestions_concluded CHECK (
        (state = 'concluded') = (concluded_on IS NOT NULL)
        AND (state <> 'concluded' OR outcome IS NOT NULL)
    ),
    CONSTRAINT suggestions_used CHECK ((use IS NULL) = (used_on IS NULL))
) STRICT;
CREATE INDEX suggestions_by_round ON suggestions (round_id);
CREATE INDEX suggestions_by_next_step ON suggestions (next_step_on)
WHERE next_step_on IS NOT NULL;

CREATE TABLE suggestion_files (
    suggestion_id INTEGER NOT NULL REFERENCES suggestions (id),
    file_id INTEGER NOT NULL REFERENCES files (id),
    PRIMARY KEY (suggestion_id, file_id)
) STRICT;

-- A team's own dates (支部建在组上).
CREATE TABLE meetings (
    id INTEGER PRIMARY KEY,
    team_id INTEGER NOT NULL REFERENCES teams (id),
    kind TEXT NOT NULL CONSTRAINT meetings_kind CHECK (kind IN ('meeting', 'study')),
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    place TEXT NOT NULL CONSTRAINT meetings_place CHECK (length(place) BETWEEN 1 AND 600),
    topic TEXT,
    added_by INTEGER NOT NULL REFERENCES persons (id),
    cancelled_on TEXT
) STRICT;
CREATE INDEX meetings_by_day ON meetings (day);

-- Evaluations (后评估) ---------------------------------------------------------------------------

CREATE TABLE evaluations (
    id INTEGER PRIMARY KEY,
    assignment_id INTEGER NOT NULL REFERENCES assignments (id),
    handed_out INTEGER NOT NULL CONSTRAINT evaluations_handed_out CHECK (handed_out >= 1),
    opened_on TEXT NOT NULL,
    closes_on TEXT NOT NULL,
    ended_on TEXT,
    counted INTEGER NOT NULL DEFAULT 0 CONSTRAINT evaluations_counted CHECK (counted IN (0, 1)),
    left_out INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT evaluations_assignment UNIQUE (assignment_id),
    CONSTRAINT evaluations_ended CHECK (counted = 0 OR ended_on IS NOT NULL)
) STRICT;

-- Neither table knows an order or a time: random keys, no rowid. Written in batches only.
CREATE TABLE ballot_tokens (
    hash TEXT PRIMARY KEY,
    evaluation_id INTEGER NOT NULL REFERENCES evaluations (id),
    spent INTEGER NOT NULL DEFAULT 0 CONSTRAINT ballot_tokens_spent CHECK (spent IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX ballot_tokens_by_evaluation ON ballot_tokens (evaluation_id, spent);

CREATE TABLE ballots (
    evaluation_id INTEGER NOT NULL REFERENCES evaluations (id),
    key TEXT NOT NULL,
    marks TEXT NOT NULL CONSTRAINT ballots_marks CHECK (
        length(marks) = 13 AND marks NOT GLOB '*[^0-5]*'
    ),
    PRIMARY KEY (evaluation_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE ballot_remarks (
    key TEXT PRIMARY KEY,
    evaluation_id INTEGER NOT NULL REFERENCES evaluations (id),
    text TEXT NOT NULL CONSTRAINT ballot_remarks_text CHECK (length(text) BETWEEN 1 AND 600),
    answer TEXT,
    answered_on TEXT,
    CONSTRAINT ballot_remarks_answered CHECK ((answer IS NULL) = (answered_on IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX ballot_remarks_by_evaluation ON ballot_remarks (evaluation_id);
-- Leads ---------------------------------------------------------------------------------------

-- A lead has no column for a name, a post, a story, a remark or a file: metadata only. Its
-- numbers are a series of their own.
CREATE TABLE leads (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL CONSTRAINT leads_number UNIQUE,
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    -- NULL when the lead officer registered it
    team_id INTEGER REFERENCES teams (id),
    unit_id INTEGER REFERENCES organisations (id),
    tag TEXT NOT NULL CONSTRAINT leads_tag CHECK (
        tag IN ('political', 'organisational', 'integrity', 'masses', 'work', 'life')
    ),
    -- the organisation whose discipline commission receives it
    office_id INTEGER NOT NULL REFERENCES organisations (id),
    found_on TEXT NOT NULL,
    registered_on TEXT NOT NULL,
    registered_by INTEGER NOT NULL REFERENCES persons (id),
    fast INTEGER NOT NULL CONSTRAINT leads_fast CHECK (fast IN (0, 1)),
    state TEXT NOT NULL CONSTRAINT leads_state CHECK (
        state IN (
            'registered', 'transferred', 'received', 'disposed', 'concluded', 'withdrawn'
        )
    ),
    cycle INTEGER NOT NULL CONSTRAINT leads_cycle CHECK (cycle >= 1),
    transferred_on TEXT,
    received_on TEXT,
    received_by INTEGER REFERENCES persons (id),
    disposed_on TEXT,
    disposed_by INTEGER REFERENCES persons (id),
    disposal TEXT CONSTRAINT leads_disposal CHECK (
        disposal IN ('inquiry', 'verification', 'kept', 'settled')
    ),
    concluded_on TEXT,
    concluded_by INTEGER REFERENCES persons (id),
    -- the type of reason, from the policy's list
    withdrawal TEXT,
    due TEXT,
    next_step_on TEXT,
    CONSTRAINT leads_transferred CHECK (
        state IN ('registered', 'withdrawn') OR transferred_on IS NOT NULL
    ),
    CONSTRAINT leads_received CHECK (
        state IN ('registered', 'withdrawn', 'transferred') OR received_on IS NOT NULL
    ),
    CONSTRAINT leads_disposed CHECK (
        (state IN ('disposed', 'concluded')) = (disposal IS NOT NULL)
    ),
    CONSTRAINT leads_concluded CHECK ((state = 'concluded') = (concluded_on IS NOT NULL)),
    CONSTRAINT leads_withdrawn CHECK ((state = 'withdrawn') = (withdrawal IS NOT NULL))
) STRICT;
CREATE INDEX leads_by_round ON leads (round_id);
CREATE INDEX leads_by_team ON leads (team_id);
CREATE INDEX leads_by_office ON leads (office_id, state);
CREATE INDEX leads_by_next_step ON leads (next_step_on) WHERE next_step_on IS NOT NULL;

-- Case-quality look-back (案件质量回头看): what was drawn, from which numbers, by which seed.
CREATE TABLE case_draws (
    id INTEGER PRIMARY KEY,
    drawn_by INTEGER NOT NULL REFERENCES persons (id),
    drawn_on TEXT NOT NULL,
    seed TEXT NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    population TEXT NOT NULL
) STRICT;

CREATE TABLE case_checks (
    id INTEGER PRIMARY KEY,
    draw_id INTEGER NOT NULL REFERENCES case_draws (id),
    lead_id INTEGER NOT NULL REFERENCES leads (id),
    cycle INTEGER NOT NULL,
    reviewer_id INTEGER NOT NULL REFERENCES persons (id),
    verdict TEXT CONSTRAINT case_checks_verdict CHECK (verdict IN ('sound', 'redo')),
    reason TEXT,
    checked_on TEXT,
    CONSTRAINT case_checks_once UNIQUE (lead_id, cycle),
    CONSTRAINT case_checks_dated CHECK ((verdict IS NULL) = (checked_on IS NULL)),
    CONSTRAINT case_checks_reasoned CHECK (
        (verdict IS NOT NULL AND verdict = 'redo') = (reason IS NOT NULL)
    )
) STRICT;
CREATE INDEX case_checks_by_draw ON case_checks (draw_id);
CREATE INDEX case_checks_waiting ON case_checks (reviewer_id) WHERE verdict IS NULL;

-- Imports -------------------------------------------------------------------------------------

-- Files made on somebody's asking (导出): of what and for whom; the file itself is not kept.
CREATE TABLE exports (
    id INTEGER PRIMARY KEY,
    -- NULL for the operator on the host
    person_id INTEGER REFERENCES persons (id),
    kind TEXT NOT NULL CONSTRAINT exports_kind CHECK (length(kind) BETWEEN 1 AND 40),
    -- which round, unit or item it is of (JSON)
    args TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT exports_state CHECK (
        state IN ('asked', 'made', 'sent', 'refused')
    ),
    name TEXT,
    sha256 TEXT,
    -- the message in which its progress is shown
    message_id INTEGER,
    asked_at TEXT NOT NULL,
    CONSTRAINT exports_made CHECK ((state IN ('made', 'sent')) = (sha256 IS NOT NULL))
) STRICT;
CREATE INDEX exports_waiting ON exports (state, id) WHERE state IN ('asked', 'made');

-- Bulk deeds (批量办理): one deed on many items of a list, previewed and confirmed once.
CREATE TABLE bulks (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    deed TEXT NOT NULL CONSTRAINT bulks_deed CHECK (
        deed IN ('remind', 'hand_over', 'extend', 'approve')
    ),
    -- the press of the list (JSON), and how many items it had
    source TEXT NOT NULL,
    listed INTEGER NOT NULL,
    -- one day for all, or so many more days for each
    until TEXT,
    days INTEGER,
    responsible_id INTEGER REFERENCES persons (id),
    -- the reason of an extension
    text TEXT,
    state TEXT NOT NULL CONSTRAINT bulks_state CHECK (
        state IN ('planned', 'done', 'taken_back', 'stopped')
    ),
    -- of the events it has written
    cause TEXT,
    made_at TEXT NOT NULL
) STRICT;

-- Its items in the list's order, and what becomes of each; the reason is a text id with numbers
-- and dates (JSON).
CREATE TABLE bulk_items (
    bulk_id INTEGER NOT NULL REFERENCES bulks (id),
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    ordinal INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    standing TEXT NOT NULL CONSTRAINT bulk_items_standing CHECK (
        standing IN ('ready', 'unticked', 'left_out', 'done', 'taken_back')
    ),
    reason TEXT,
    PRIMARY KEY (bulk_id, finding_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bulk_items_by_finding ON bulk_items (finding_id);

-- Office files taken in (导入): which paper it is, and how far its taking in has come.
CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    -- NULL once a purge has taken the file, or when the operator read it on the host
    file_id INTEGER REFERENCES files (id),
    name TEXT NOT NULL,
    sha256 TEXT,
    -- NULL for the operator on the host
    person_id INTEGER REFERENCES persons (id),
    kind TEXT CONSTRAINT imports_kind CHECK (kind IN ('ledger', 'feedback', 'setup')),
    state TEXT NOT NULL CONSTRAINT imports_state CHECK (
        state IN (
            'asked', 'reading', 'planned', 'confirmed', 'written', 'undoing', 'undone', 'stopped',
            'refused'
        )
    ),
    -- which rows the confirmation has named
    choice TEXT CONSTRAINT imports_choice CHECK (choice IN ('all', 'new')),
    -- how many rows are new, changed, unchanged, faulty (JSON), and the rounds they belong to
    counts TEXT NOT NULL,
    rounds TEXT NOT NULL,
    -- the same workbook with its faulty cells marked
    marked_id INTEGER REFERENCES files (id),
    -- the cause of the events that wrote it
    cause TEXT,
    -- the message whose button was pressed last: there the progress is shown
    message_id INTEGER,
    asked_at TEXT NOT NULL,
    CONSTRAINT imports_known CHECK (kind IS NOT NULL OR state IN ('asked', 'stopped'))
) STRICT;
CREATE INDEX imports_waiting ON imports (id) WHERE state IN ('reading', 'confirmed', 'undoing');
CREATE INDEX imports_by_file ON imports (file_id) WHERE file_id IS NOT NULL;

-- Which row of the file has made or changed which item, and what stood there before (JSON).
CREATE TABLE import_rows (
    import_id INTEGER NOT NULL REFERENCES imports (id),
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    line INTEGER NOT NULL,
    change TEXT NOT NULL CONSTRAINT import_rows_change CHECK (
        change IN ('new', 'changed', 'revived')
    ),
    was TEXT,
    PRIMARY KEY (import_id, finding_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_rows_by_finding ON import_rows (finding_id);

-- Columns of the office's ledger that no rule needs (原因分析, 问题来源 …), word for word.
CREATE TABLE ledger_notes (
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    field TEXT NOT NULL,
    text TEXT NOT NULL CONSTRAINT ledger_notes_text CHECK (length(text) BETWEEN 1 AND 4000),
    PRIMARY KEY (finding_id, field)
) STRICT, WITHOUT ROWID;

-- Feedback documents under correction (反馈意见): one open at a time a person; what is over keeps no
-- word.
CREATE TABLE outlines (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    name TEXT NOT NULL,
    assignment_id INTEGER REFERENCES assignments (id),
    -- the outline (JSON)
    body TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT outlines_state CHECK (state IN ('open', 'written', 'dropped')),
    revision INTEGER NOT NULL DEFAULT 1,
    begun_at TEXT NOT NULL,
    touched_at TEXT NOT NULL,
    CONSTRAINT outlines_emptied CHECK ((state = 'open') = (body <> ''))
) STRICT;
CREATE UNIQUE INDEX outlines_one_open ON outlines (person_id) WHERE state = 'open';

-- Events --------------------------------------------------------------------------------------

CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    item_kind TEXT NOT NULL,
    item_id INTEGER NOT NULL,
    from_state TEXT,
    to_state TEXT,
    day TEXT NOT NULL,
    payload_hash TEXT NOT NULL,
    cause TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    -- SHA-256 over the previous seal and this header; written by the sealing process
    seal TEXT,
    CONSTRAINT events_cause UNIQUE (cause, ordinal)
) STRICT;
CREATE INDEX events_by_item ON events (item_kind, item_id, kind, day, to_state);
CREATE INDEX events_unsealed ON events (seq) WHERE seal IS NULL;

CREATE TABLE event_payloads (
    seq INTEGER PRIMARY KEY REFERENCES events (seq),
    person_id INTEGER,
    at TEXT NOT NULL,
    salt TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- Messages in and out -------------------------------------------------------------------------

CREATE TABLE inbox (
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    received_at TEXT NOT NULL,
    body TEXT,
    done_at TEXT,
    failure TEXT,
    PRIMARY KEY (bot_id, update_id)
) STRICT;
CREATE INDEX inbox_waiting ON inbox (received_at) WHERE done_at IS NULL;
CREATE INDEX inbox_done ON inbox (done_at) WHERE done_at IS NOT NULL;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    person_id INTEGER REFERENCES persons (id),
    chat_id INTEGER,
    kind TEXT NOT NULL,
    args TEXT NOT NULL,
    key TEXT NOT NULL CONSTRAINT outbox_key UNIQUE,
    lane INTEGER NOT NULL,
    not_before TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    sent_at TEXT,
    dead_reason TEXT,
    CONSTRAINT outbox_recipient CHECK ((person_id IS NULL) <> (chat_id IS NULL))
) STRICT;
CREATE INDEX outbox_waiting ON outbox (not_before) WHERE sent_at IS NULL AND dead_reason IS NULL;

-- Which item a message was about, so that a reply or a press finds it again.
CREATE TABLE messages (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    outbox_id INTEGER NOT NULL REFERENCES outbox (id),
    finding_id INTEGER REFERENCES findings (id),
    PRIMARY KEY (chat_id, message_id)
) STRICT;

-- Messages that delete themselves: sent when, and to be gone when.
CREATE TABLE vanishing (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    sent_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    PRIMARY KEY (chat_id, message_id)
) STRICT;
CREATE INDEX vanishing_by_due ON vanishing (due_at);

CREATE TABLE drafts (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    chat_id INTEGER NOT NULL,
    form TEXT NOT NULL,
    answers TEXT NOT NULL,
    -- the question being asked again from the confirm card, if any
    editing TEXT,
    page INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL,
    parked INTEGER NOT NULL CONSTRAINT drafts_parked CHECK (parked IN (0, 1)),
    opened_at TEXT NOT NULL,
    touched_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX drafts_one_open ON drafts (person_id, chat_id) WHERE parked = 0;

-- What a person shall hear bundled: echoes, review requests, notices held for the office hours.
CREATE TABLE tidings (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    topic TEXT NOT NULL CONSTRAINT tidings_topic CHECK (
        topic IN ('echo', 'review', 'notice', 'reminder')
    ),
    finding_id INTEGER REFERENCES findings (id),
    body TEXT NOT NULL,
    urgency INTEGER NOT NULL,
    at TEXT NOT NULL,
    outbox_id INTEGER REFERENCES outbox (id),
    -- what else than a finding it is about: 'suggestion:7'
    subject TEXT
) STRICT;
CREATE INDEX tidings_waiting ON tidings (person_id, topic) WHERE outbox_id IS NULL;
CREATE INDEX tidings_by_message ON tidings (outbox_id) WHERE outbox_id IS NOT NULL;

-- Clocks --------------------------------------------------------------------------------------

-- A step is done once per (item, cycle, due date): a new date arms it again.
CREATE TABLE ladder_steps (
    item_kind TEXT NOT NULL,
    item_id INTEGER NOT NULL,
    cycle INTEGER NOT NULL,
    due TEXT NOT NULL,
    step INTEGER NOT NULL,
    done_on TEXT NOT NULL,
    PRIMARY KEY (item_kind, item_id, cycle, due, step)
) STRICT;

CREATE TABLE letters (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL CONSTRAINT letters_number UNIQUE,
    assignment_id INTEGER NOT NULL REFERENCES assignments (id),
    form TEXT NOT NULL CONSTRAINT letters_form CHECK (
        form IN ('reminder', 'supervision', 'talk', 'accountability')
    ),
    drafted_on TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT letters_state CHECK (state IN ('drafted', 'sent', 'void')),
    -- when it first left as a paper: from then on no item is added
    taken_on TEXT,
    sent_on TEXT,
    ended_by INTEGER REFERENCES persons (id),
    official_number TEXT,
    handed_by TEXT,
    reason TEXT,
    revision INTEGER NOT NULL,
    CONSTRAINT letters_sent CHECK ((state = 'sent') = (sent_on IS NOT NULL)),
    CONSTRAINT letters_void CHECK ((state = 'void') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX letters_drafted ON letters (assignment_id, form) WHERE state = 'drafted';

-- A finding as it stood when the letter was drafted.
CREATE TABLE letter_items (
    letter_id INTEGER NOT NULL REFERENCES letters (id),
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    due TEXT NOT NULL,
    step INTEGER NOT NULL,
    PRIMARY KEY (letter_id, finding_id)
) STRICT;
CREATE INDEX letter_items_by_finding ON letter_items (finding_id);

-- One row per piece of scheduled work already done: ('digest', '2020-W50'), ('daily', '2020-12-07').
CREATE TABLE slots (
    task TEXT NOT NULL,
    slot TEXT NOT NULL,
    done_at TEXT NOT NULL,
    PRIMARY KEY (task, slot)
) STRICT;

CREATE TABLE snapshots (
    id INTEGER PRIMARY KEY,
    week TEXT NOT NULL,
    as_of TEXT NOT NULL,
    frozen INTEGER NOT NULL CONSTRAINT snapshots_frozen CHECK (frozen IN (0, 1)),
    body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX snapshots_week ON snapshots (week) WHERE frozen = 1;

-- Who must keep away from which unit in which round (回避), by type of reason alone.
CREATE TABLE recusals (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    unit_id INTEGER NOT NULL REFERENCES organisations (id),
    reason TEXT NOT NULL CONSTRAINT recusals_reason CHECK (
        reason IN ('worked_there', 'relative', 'rank')
    ),
    declared_on TEXT NOT NULL,
    lifted_on TEXT
) STRICT;
CREATE UNIQUE INDEX recusals_standing ON recusals (person_id, round_id, unit_id)
WHERE lifted_on IS NULL;
CREATE INDEX recusals_by_unit ON recusals (round_id, unit_id) WHERE lifted_on IS NULL;

-- Telegram's file ids of pictures already sent, per bot: resending costs nothing.
CREATE TABLE sent_pictures (
    bot_id INTEGER NOT NULL,
    picture TEXT NOT NULL,
    telegram_id TEXT NOT NULL,
    PRIMARY KEY (bot_id, picture)
) STRICT;

-- Counters kept in the finding's own transaction; `verify` recomputes them.
CREATE TABLE tallies (
    assignment_id INTEGER NOT NULL REFERENCES assignments (id),
    name TEXT NOT NULL,
    n INTEGER NOT NULL CONSTRAINT tallies_counted CHECK (n >= 0),
    PRIMARY KEY (assignment_id, name)
) STRICT;

-- Group chats that hear numbers, and the person whose class they read with.
CREATE TABLE group_chats (
    chat_id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    bound_by INTEGER NOT NULL REFERENCES persons (id),
    bound_at TEXT NOT NULL,
    -- the binder's choice at the time, or NULL for the installation's
    language TEXT
) STRICT;

-- How often a person or a group reads the digest, and of which part of the tree.
CREATE TABLE digest_choices (
    id INTEGER PRIMARY KEY,
    person_id INTEGER CONSTRAINT digest_choices_person UNIQUE REFERENCES persons (id),
    -- a group that gets another number keeps its choice, one that is gone takes it along
    chat_id INTEGER CONSTRAINT digest_choices_group UNIQUE
        REFERENCES group_chats (chat_id) ON UPDATE CASCADE ON DELETE CASCADE,
    -- NULL for the installation's
    rhythm TEXT CONSTRAINT digest_choices_rhythm CHECK (
        rhythm IN ('weekly', 'monthly', 'none')
    ),
    -- with all below it; NULL for all that one may see
    unit_id INTEGER REFERENCES organisations (id),
    CONSTRAINT digest_choices_reader CHECK ((person_id IS NULL) <> (chat_id IS NULL))
) STRICT;

-- Search ----------------------------------------------------------------------------------------

-- Search: what each item says, as it was last indexed, and the index over it. The triggers only
-- note which items say something else now; whoever commits has them indexed anew before.
CREATE TABLE search_docs (
    -- in the order of their making, so that the newest are found first
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT search_docs_kind CHECK (
        kind IN ('finding', 'suggestion', 'instruction', 'lead')
    ),
    item_id INTEGER NOT NULL,
    words TEXT NOT NULL,
    -- the finder's name, for those who may read it
    finder TEXT NOT NULL,
    -- whose it is: teams, organisations, people; only makes a search by a reader of a part fast
    scope TEXT NOT NULL,
    CONSTRAINT search_docs_item UNIQUE (kind, item_id)
) STRICT;

CREATE TABLE search_stale (
    kind TEXT NOT NULL,
    item_id INTEGER NOT NULL,
    PRIMARY KEY (kind, item_id)
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (
    words, finder, scope, content='', tokenize='ascii', prefix='1'
);

CREATE TRIGGER search_finding_added AFTER INSERT ON findings BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_finding_changed AFTER UPDATE ON findings
WHEN OLD.problem <> NEW.problem
    OR OLD.category IS NOT NEW.category
    OR OLD.stage_goal IS NOT NEW.stage_goal
    OR OLD.leader_id IS NOT NEW.leader_id
    OR OLD.responsible_id IS NOT NEW.responsible_id
    OR OLD.lead_department_id IS NOT NEW.lead_department_id
BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_department_added AFTER INSERT ON co_departments BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_department_gone AFTER DELETE ON co_departments BEGIN
    INSERT INTO search_stale VALUES ('finding', OLD.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_measure_added AFTER INSERT ON measures BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_measure_changed AFTER UPDATE OF text ON measures
WHEN OLD.text <> NEW.text
BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_measure_gone AFTER DELETE ON measures BEGIN
    INSERT INTO search_stale VALUES ('finding', OLD.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_progress_added AFTER INSERT ON progress BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_progress_changed AFTER UPDATE OF text ON progress
WHEN OLD.text <> NEW.text
BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_progress_gone AFTER DELETE ON progress BEGIN
    INSERT INTO search_stale VALUES ('finding', OLD.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_suggestion_added AFTER INSERT ON suggestions BEGIN
    INSERT INTO search_stale VALUES ('suggestion', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_suggestion_changed AFTER UPDATE ON suggestions
WHEN OLD.text <> NEW.text
    OR OLD.answer IS NOT NEW.answer
    OR OLD.use IS NOT NEW.use
    OR OLD.leader_id IS NOT NEW.leader_id
    OR OLD.handler_id IS NOT NEW.handler_id
    OR OLD.addressee_id <> NEW.addressee_id
BEGIN
    INSERT INTO search_stale VALUES ('suggestion', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_instruction_added AFTER INSERT ON instructions BEGIN
    INSERT INTO search_stale VALUES ('instruction', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_instruction_changed AFTER UPDATE ON instructions
WHEN OLD.text <> NEW.text OR OLD.conclusion IS NOT NEW.conclusion
BEGIN
    INSERT INTO search_stale VALUES ('instruction', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_addressee_added AFTER INSERT ON instruction_addressees BEGIN
    INSERT INTO search_stale VALUES ('instruction', NEW.instruction_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_addressee_changed AFTER UPDATE ON instruction_addressees BEGIN
    INSERT INTO search_stale VALUES ('instruction', NEW.instruction_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_lead_added AFTER INSERT ON leads BEGIN
    INSERT INTO search_stale VALUES ('lead', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_organisation_changed
AFTER UPDATE OF name, short_name, initials, path ON organisations
WHEN OLD.name <> NEW.name
    OR OLD.short_name <> NEW.short_name
    OR OLD.initials <> NEW.initials
    OR OLD.path <> NEW.path
BEGIN
    INSERT INTO search_stale
    SELECT 'finding', f.id FROM findings f JOIN assignments a ON a.id = f.assignment_id
    WHERE a.unit_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'finding', f.id FROM findings f WHERE f.lead_department_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'finding', c.finding_id FROM co_departments c WHERE c.organisation_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'suggestion', s.id FROM suggestions s WHERE s.addressee_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'instruction', d.instruction_id FROM instruction_addressees d
    WHERE d.organisation_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'lead', l.id FROM leads l WHERE NEW.id IN (l.unit_id, l.office_id)
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_person_changed AFTER UPDATE OF name ON persons
WHEN OLD.name <> NEW.name
BEGIN
    INSERT INTO search_stale
    SELECT 'finding', f.id FROM findings f
    WHERE NEW.id IN (f.author_id, f.leader_id, f.responsible_id)
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'suggestion', s.id FROM suggestions s WHERE NEW.id IN (s.leader_id, s.handler_id)
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'instruction', d.instruction_id FROM instruction_addressees d
    WHERE d.person_id = NEW.id
    ON CONFLICT DO NOTHING;
END;
