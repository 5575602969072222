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
