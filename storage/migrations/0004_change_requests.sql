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
