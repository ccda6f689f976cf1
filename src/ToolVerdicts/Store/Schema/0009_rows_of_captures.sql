-- What captures state in rows of their decision tables beyond the fixed ones. The applied criteria.yml says which criterion a row states,
-- so that rows are stored whether or not one has their label.

-- Label and value as the page writes them. A value that is not stated has no row.
CREATE TABLE capture_rows (
    capture_id BIGINT NOT NULL REFERENCES captures (id),
    side       BIGINT NOT NULL,
    row        BIGINT NOT NULL,
    label      TEXT   NOT NULL,
    value      TEXT   NOT NULL,
    PRIMARY KEY (capture_id, side, row)
);

-- For finding the tools that a new mapping concerns.
CREATE INDEX capture_rows_by_label ON capture_rows (label, capture_id, side);

-- Criteria of which no value stands, because statements of equal standing differ. They have no row in criterion_values.
CREATE TABLE contested_criteria (
    id        INTEGER PRIMARY KEY,
    tool_id   BIGINT NOT NULL REFERENCES tools (id),
    criterion TEXT   NOT NULL
);

CREATE UNIQUE INDEX contested_criteria_by_tool ON contested_criteria (tool_id, criterion);

-- For finding the values that are older than their criterion allows.
CREATE INDEX criterion_values_by_day ON criterion_values (criterion, seen) WHERE seen IS NOT NULL;

-- Pages that were taken in before their rows were stored. The next start reads them again (RowUpgrade).
CREATE TABLE captures_without_rows (
    capture_id BIGINT PRIMARY KEY REFERENCES captures (id)
);

INSERT INTO captures_without_rows (capture_id) SELECT capture_id FROM capture_pages;
