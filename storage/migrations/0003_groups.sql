-- Group chats that hear numbers, and the person whose class they read with.
CREATE TABLE group_chats (
    chat_id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    bound_by INTEGER NOT NULL REFERENCES persons (id),
    bound_at TEXT NOT NULL,
    -- the binder's choice at the time, or NULL for the installation's
    language TEXT
) STRICT;
