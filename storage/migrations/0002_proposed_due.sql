-- A limit named by the finder in the field, kept as a proposal for the feedback.
ALTER TABLE findings ADD COLUMN proposed_due TEXT;
