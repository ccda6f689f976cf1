-- What lists are ordered and narrowed by, worked out from a tool's facts whenever they change. -1 is "not stated": it follows everything
-- that is known and is never shown. A mean score is in hundredths of a point.
ALTER TABLE tools ADD COLUMN verdict TEXT CHECK (verdict IN ('ship', 'mixed', 'skip'));
ALTER TABLE tools ADD COLUMN panel_rank BIGINT NOT NULL DEFAULT -1;
ALTER TABLE tools ADD COLUMN dispute_rank BIGINT NOT NULL DEFAULT -1;
ALTER TABLE tools ADD COLUMN mean_score BIGINT CHECK (mean_score BETWEEN 0 AND 10000);

CREATE INDEX tools_by_panel ON tools (panel_rank DESC, lower(name), slug);
CREATE INDEX tools_by_dispute ON tools (dispute_rank DESC, lower(name), slug);
CREATE INDEX tools_by_category_and_panel ON tools (category_id, panel_rank DESC, lower(name), slug);
CREATE INDEX tools_by_facets ON tools (category_id, lower(price_word), verdict);

-- One text under two tools shows that one of them was dealt the other's.
CREATE INDEX reviews_by_text ON reviews (text_digest);

-- One row a tool, under the tool's id.
CREATE VIRTUAL TABLE tool_texts USING fts5 (name, tagline, description, reviews, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

-- The words of names under every form that lacks one letter, and under themselves: two words that are one letter apart share a form.
CREATE TABLE name_words (
    form TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (form, word)
);

-- Which version of the rules above the store was last indexed with.
CREATE TABLE index_version (
    id      BIGINT PRIMARY KEY CHECK (id = 1),
    version BIGINT NOT NULL
);
