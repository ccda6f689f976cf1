-- For operators: tools whose votes are closed, how often pages were read, and searches that found nothing. No row names a visitor.

-- Closed up to and with the day in until (UTC); NULL is until an operator opens them.
CREATE TABLE closed_votes (
    tool_id BIGINT PRIMARY KEY REFERENCES tools (id) ON DELETE CASCADE,
    until   TEXT
);

-- How often a page, named by its path, was read on a day (UTC), by people and programs alike.
CREATE TABLE page_views (
    day   TEXT   NOT NULL,
    page  TEXT   NOT NULL,
    views BIGINT NOT NULL CHECK (views > 0),
    PRIMARY KEY (day, page)
) WITHOUT ROWID;

CREATE TABLE empty_searches (
    day      TEXT   NOT NULL,
    words    TEXT   NOT NULL CHECK (length(words) <= 64),
    searches BIGINT NOT NULL CHECK (searches > 0),
    PRIMARY KEY (day, words)
) WITHOUT ROWID;
