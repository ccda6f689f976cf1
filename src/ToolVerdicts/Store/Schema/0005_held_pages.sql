-- Captured pages whose tools may be tools of the store under other words. An editor says which, or that they are not.

-- A page has a row for each such identity. Its rows go when a revision takes the page in.
CREATE TABLE held_pages (
    id        INTEGER PRIMARY KEY,
    sha256    TEXT NOT NULL CHECK (length(sha256) = 64),
    file_name TEXT NOT NULL,
    -- The day on which the page was seen; NULL for the date of the page.
    seen      TEXT,
    held_at   TEXT NOT NULL,
    identity  TEXT NOT NULL,
    name      TEXT NOT NULL,
    tagline   TEXT NOT NULL,
    -- The page exactly as found, compressed with Brotli. The last column, so that the others are read without it.
    content   BLOB NOT NULL,
    UNIQUE (sha256, identity)
);

-- Covers the list of questions, so that no page is read for it.
CREATE INDEX held_pages_by_name ON held_pages (name, tagline, identity, file_name, seen);

-- A name that an editor has changed is still one under which captures know the tool.
CREATE INDEX capture_tools_by_name ON capture_tools (name COLLATE NOCASE, tool_id);

-- Of taglines that are almost the same, one half is the same, and the length almost. Typography makes no difference.
CREATE INDEX tools_by_start_of_tagline ON tools (length(tagline), substr(
    lower(replace(replace(replace(replace(replace(tagline, '’', ''''), '‘', ''''), '“', '"'), '”', '"'), '–', '-')),
    1, length(tagline) / 2));
CREATE INDEX tools_by_end_of_tagline ON tools (length(tagline), substr(
    lower(replace(replace(replace(replace(replace(tagline, '’', ''''), '‘', ''''), '“', '"'), '”', '"'), '–', '-')),
    1 + length(tagline) / 2));
