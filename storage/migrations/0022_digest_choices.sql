-- How often a person or a group reads the digest, and of which part of the tree.
CREATE TABLE digest_choices (
    id INTEGER PRIMARY KEY,
    person_id INTEGER CONSTRAINT digest_choices_person UNIQUE REFERENCES persons (id),
    -- a group that gets another number keeps its choice, one that is gone takes it along
    chat_id INTEGER CONSTRAINT digest_choices_group UNIQUE
        REFERENCES group_chats (chat_id) ON UPDATE CASCADE ON DELETE CASCADE,
    -- NULL for the installation's
    rhythm TEXT CONSTRAINT digest_choices_rhythm CHECK (
        rhythm IN ('weekly', 'monthly', 'none')
    ),
    -- with all below it; NULL for all that one may see
    unit_id INTEGER REFERENCES organisations (id),
    CONSTRAINT digest_choices_reader CHECK ((person_id IS NULL) <> (chat_id IS NULL))
) STRICT;
