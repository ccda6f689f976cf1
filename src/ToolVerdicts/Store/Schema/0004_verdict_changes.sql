-- A known verdict that an import turned into another known one. Written in the capture's transaction.

CREATE TABLE verdict_changes (
    id         INTEGER PRIMARY KEY,
    tool_id    BIGINT NOT NULL REFERENCES tools (id),
    before     TEXT   NOT NULL CHECK (before IN ('ship', 'mixed', 'skip')),
    after      TEXT   NOT NULL CHECK (after IN ('ship', 'mixed', 'skip')),
    capture_id BIGINT NOT NULL REFERENCES captures (id),
    changed_at TEXT   NOT NULL,
    UNIQUE (capture_id, tool_id),
    CHECK (before <> after)
);

CREATE INDEX verdict_changes_by_tool ON verdict_changes (tool_id);
