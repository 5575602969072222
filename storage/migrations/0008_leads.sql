-- A role more: the lead officer (线索专管员); the checks of posts are built anew for it.
CREATE TABLE posts_kept AS SELECT * FROM posts;
DROP TABLE posts;
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
INSERT INTO posts (id, person_id, role, organisation_id, team_id, since, until)
SELECT id, person_id, role, organisation_id, team_id, since, until FROM posts_kept;
DROP TABLE posts_kept;
CREATE UNIQUE INDEX posts_once ON posts (
    person_id, role, COALESCE(organisation_id, 0), COALESCE(team_id, 0)
);
CREATE INDEX posts_by_organisation ON posts (organisation_id, role);
CREATE INDEX posts_by_team ON posts (team_id, role);

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
