-- Suggestions (意见建议) to units and departments, with the files of their answers; and whatever
-- else than a finding a bundled line is about ('suggestion:7').
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

ALTER TABLE tidings ADD COLUMN subject TEXT;
