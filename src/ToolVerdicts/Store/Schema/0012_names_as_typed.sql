-- Names are found as people type them. Both full-text indexes take signs and symbols as parts of words: C++ is not C. They are empty until
-- the next start indexes every tool again (ToolIndex).

DROP TABLE tool_texts;
CREATE VIRTUAL TABLE tool_texts USING fts5 (
    name, tagline, description, reviews,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co So' tokenchars '+#'", prefix = '2 3'
);

DROP TABLE tool_names;
CREATE VIRTUAL TABLE tool_names USING fts5 (
    name, tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co So' tokenchars '+#'", prefix = '1 2 3'
);

-- The name without spaces, hyphens and other separators: run-together and parted spellings of it are the same.
ALTER TABLE tools ADD COLUMN name_closed TEXT;

CREATE INDEX tools_by_closed_name ON tools (name_closed, name_key, slug) WHERE is_hidden = 0;
