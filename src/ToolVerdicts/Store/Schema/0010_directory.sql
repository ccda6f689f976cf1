-- What lists are ordered and narrowed by stands in their indexes, so that only the tools of the page are read. SQLite before 3.41 takes no expression
-- from an index; a generated column it does.
ALTER TABLE tools ADD COLUMN name_key TEXT GENERATED ALWAYS AS (lower(name)) VIRTUAL;
ALTER TABLE tools ADD COLUMN price_key TEXT GENERATED ALWAYS AS (lower(price_word)) VIRTUAL;

DROP INDEX tools_by_name;
DROP INDEX tools_by_panel;
DROP INDEX tools_by_dispute;
DROP INDEX tools_by_community;
DROP INDEX tools_by_category;
DROP INDEX tools_by_category_and_panel;
DROP INDEX tools_by_facets;

CREATE INDEX tools_by_name ON tools (name_key, slug, category_id, price_key, verdict);
CREATE INDEX tools_by_panel ON tools (panel_rank DESC, name_key, slug, category_id, price_key, verdict);
CREATE INDEX tools_by_dispute ON tools (dispute_rank DESC, name_key, slug, category_id, price_key, verdict);
CREATE INDEX tools_by_community ON tools (community_rank DESC, name_key, slug, category_id, price_key, verdict);
CREATE INDEX tools_by_age ON tools (id, category_id, price_key, verdict);
CREATE INDEX tools_by_category_and_panel ON tools (category_id, panel_rank DESC, name_key, slug, price_key, verdict);
CREATE INDEX tools_by_facets ON tools (category_id, price_key, verdict, price_word);
