-- What lists of tools need of criteria. It follows from the standing values, and from the definitions by which they were read.
CREATE TABLE listed_values (
    id        INTEGER PRIMARY KEY,
    tool_id   BIGINT NOT NULL REFERENCES tools (id),
    criterion TEXT   NOT NULL,
    -- Contested: no value stands. Exempt: a file says why the criterion does not apply.
    state     TEXT   NOT NULL CHECK (state IN ('known', 'contested', 'exempt')),
    -- A word by which a list can be narrowed. Of several words each has a row; '' for a value without words.
    word      TEXT   NOT NULL,
    -- The value in the criterion's unit; NULL for one without order.
    number    REAL
);

CREATE UNIQUE INDEX listed_values_by_tool ON listed_values (tool_id, criterion, word);
-- Covers the columns of each criterion, which are held in memory.
CREATE INDEX listed_values_by_word ON listed_values (criterion, state, word, tool_id, number);

-- The definitions by which listed_values was written. Other definitions ask for other rows.
CREATE TABLE listed_criteria (
    criterion  TEXT PRIMARY KEY,
    definition TEXT NOT NULL
);
