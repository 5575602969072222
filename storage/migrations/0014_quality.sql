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

-- How a picture looks (dHash, 16 hex digits), and the day its camera says it was taken on.
ALTER TABLE files ADD COLUMN dhash TEXT;
ALTER TABLE files ADD COLUMN taken_on TEXT;

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
