-- A place is evidence of its own: a name with coordinates, and no bytes that would have to come.
CREATE TABLE files_kept AS SELECT * FROM files;
DROP TABLE files;
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
    dead_reason TEXT
) STRICT;
INSERT INTO files SELECT * FROM files_kept;
DROP TABLE files_kept;
CREATE INDEX files_to_fetch ON files (not_before) WHERE fetched_at IS NULL AND dead_reason IS NULL;
CREATE INDEX files_by_hash ON files (sha256) WHERE sha256 IS NOT NULL;
