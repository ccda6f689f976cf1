-- The number of the import, or of the operator's act, that last changed what pages show of a tool. It only grows, so that whoever keeps pages can ask
-- what has changed since. Visitors' votes are not numbered: the process that takes them knows.
ALTER TABLE tools ADD COLUMN change BIGINT NOT NULL DEFAULT 0;

CREATE INDEX tools_by_change ON tools (change);
