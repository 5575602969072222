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
