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
