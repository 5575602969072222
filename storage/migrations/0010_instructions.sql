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

-- What joins rounds of several levels (联动).
ALTER TABLE rounds ADD COLUMN theme TEXT;
