-- Codes tried in vain at the door, by account; forgotten after a day.
CREATE TABLE tries (
    account INTEGER NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX tries_by_account ON tries (account, at);

-- Messages that delete themselves: sent when, and to be gone when.
CREATE TABLE vanishing (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    sent_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    PRIMARY KEY (chat_id, message_id)
) STRICT;
CREATE INDEX vanishing_by_due ON vanishing (due_at);
