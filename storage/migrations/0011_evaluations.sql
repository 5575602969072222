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
