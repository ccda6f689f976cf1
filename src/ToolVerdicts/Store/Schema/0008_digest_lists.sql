-- What an issue tells, counted, so that a list of issues reads no contents; empty for those composed before.
ALTER TABLE issues ADD COLUMN summary TEXT NOT NULL DEFAULT '';

-- A confirmation counts when it went out, not when it was asked for.
DROP INDEX confirmations_by_age;
CREATE INDEX confirmations_by_age ON deliveries (changed_at) WHERE issue_id IS NULL;
