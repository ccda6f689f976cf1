-- What captures say can be found out again from their pages, but that takes the check. A row of it that a disk has changed is to be known before it is shown, so
-- these tables keep hashes too (0013), and so do the texts that are searched and shown, and the schema.

-- 0011 wrote to the groups from six places. Here they write through one, which names the columns, so that the table may have one more.
DROP TRIGGER review_joins_group;
DROP TRIGGER review_leaves_group;
DROP TRIGGER changing_review_leaves_group;
DROP TRIGGER changed_review_joins_group;
DROP TRIGGER reviews_of_changing_tool_leave_groups;
DROP TRIGGER reviews_of_changed_tool_join_groups;

CREATE VIEW review_group_changes AS
SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum
FROM review_groups;

CREATE TRIGGER review_group_joined INSTEAD OF INSERT ON review_group_changes BEGIN
    INSERT INTO review_groups (reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum)
    VALUES (NEW.reviewer, NEW.reviewer_basis, NEW.category_id, NEW.call, NEW.panel_ship, NEW.panel_skip, NEW.community_verdict, NEW.reviews, NEW.scored, NEW.score_sum)
    ON CONFLICT DO UPDATE SET reviews = review_groups.reviews + excluded.reviews, scored = review_groups.scored + excluded.scored, score_sum = review_groups.score_sum + excluded.score_sum;
END;

CREATE TRIGGER review_joins_group AFTER INSERT ON reviews WHEN NEW.reviewer IS NOT NULL BEGIN
    INSERT INTO review_group_changes SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum FROM reviews_as_groups WHERE review_id = NEW.id;
END;

CREATE TRIGGER review_leaves_group BEFORE DELETE ON reviews WHEN OLD.reviewer IS NOT NULL BEGIN
    INSERT INTO review_group_changes SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, -reviews, -scored, -score_sum FROM reviews_as_groups WHERE review_id = OLD.id;
END;

CREATE TRIGGER changing_review_leaves_group BEFORE UPDATE OF tool_id, reviewer, reviewer_basis, score, call ON reviews WHEN OLD.reviewer IS NOT NULL BEGIN
    INSERT INTO review_group_changes SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, -reviews, -scored, -score_sum FROM reviews_as_groups WHERE review_id = OLD.id;
END;

CREATE TRIGGER changed_review_joins_group AFTER UPDATE OF tool_id, reviewer, reviewer_basis, score, call ON reviews WHEN NEW.reviewer IS NOT NULL BEGIN
    INSERT INTO review_group_changes SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum FROM reviews_as_groups WHERE review_id = NEW.id;
END;

CREATE TRIGGER reviews_of_changing_tool_leave_groups BEFORE UPDATE OF category_id, panel_ship, panel_skip, community_verdict ON tools
WHEN (OLD.category_id, OLD.panel_ship, OLD.panel_skip, OLD.community_verdict) IS NOT (NEW.category_id, NEW.panel_ship, NEW.panel_skip, NEW.community_verdict) BEGIN
    INSERT INTO review_group_changes SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, -reviews, -scored, -score_sum FROM reviews_as_groups WHERE tool_id = OLD.id;
END;

CREATE TRIGGER reviews_of_changed_tool_join_groups AFTER UPDATE OF category_id, panel_ship, panel_skip, community_verdict ON tools
WHEN (OLD.category_id, OLD.panel_ship, OLD.panel_skip, OLD.community_verdict) IS NOT (NEW.category_id, NEW.panel_ship, NEW.panel_skip, NEW.community_verdict) BEGIN
    INSERT INTO review_group_changes SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum FROM reviews_as_groups WHERE tool_id = NEW.id;
END;

-- The hash of the tool's row in tool_texts, written with it.
ALTER TABLE tools ADD COLUMN texts_hash BIGINT;
UPDATE tools SET texts_hash = (SELECT row_hash(name, tagline, description, reviews) FROM tool_texts WHERE rowid = tools.id);

-- Of all definitions there were after a migration; written by the program.
ALTER TABLE migrations ADD COLUMN schema_hash BIGINT;

ALTER TABLE categories ADD COLUMN row_hash BIGINT;
UPDATE categories SET row_hash = row_hash(id, slug, name);

ALTER TABLE tools ADD COLUMN row_hash BIGINT;
UPDATE tools SET row_hash = row_hash(id, slug, identity, name, tagline, category_id, description, price_word, price_text, panel_share, panel_ship, panel_skip, panel_basis, community_share, community_votes, verdict, panel_rank, dispute_rank, mean_score, votes_ship, votes_skip, community_verdict, community_rank, change, texts_hash);

ALTER TABLE reviewers ADD COLUMN row_hash BIGINT;
UPDATE reviewers SET row_hash = row_hash(key, name);

ALTER TABLE reviews ADD COLUMN row_hash BIGINT;
UPDATE reviews SET row_hash = row_hash(id, tool_id, text_digest, text, reviewer, reviewer_basis, score, score_basis, call, call_basis);

ALTER TABLE capture_pages ADD COLUMN row_hash BIGINT;
UPDATE capture_pages SET row_hash = row_hash(capture_id, content);

ALTER TABLE capture_tools ADD COLUMN row_hash BIGINT;
UPDATE capture_tools SET row_hash = row_hash(capture_id, side, tool_id, name, tagline, category, description, price_word, price_text, badge, panel_share, panel_ship, panel_skip, community_share, community_votes);

ALTER TABLE capture_reviews ADD COLUMN row_hash BIGINT;
UPDATE capture_reviews SET row_hash = row_hash(capture_id, row, side, review_id, reviewer, score, call);

ALTER TABLE conflicts ADD COLUMN row_hash BIGINT;
UPDATE conflicts SET row_hash = row_hash(id, capture_id, tool_id, fact, kept, said);

ALTER TABLE verdict_changes ADD COLUMN row_hash BIGINT;
UPDATE verdict_changes SET row_hash = row_hash(id, tool_id, before, after, capture_id, changed_at);

ALTER TABLE price_changes ADD COLUMN row_hash BIGINT;
UPDATE price_changes SET row_hash = row_hash(id, tool_id, before_word, before_text, after_word, after_text, capture_id, changed_at);

ALTER TABLE review_groups ADD COLUMN row_hash BIGINT;
UPDATE review_groups SET row_hash = row_hash(reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum);

CREATE TRIGGER categories_added AFTER INSERT ON categories BEGIN
    UPDATE categories SET row_hash = row_hash(NEW.id, NEW.slug, NEW.name) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER categories_changed AFTER UPDATE OF id, slug, name ON categories BEGIN
    UPDATE categories SET row_hash = row_hash(NEW.id, NEW.slug, NEW.name) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER tools_added AFTER INSERT ON tools BEGIN
    UPDATE tools SET row_hash = row_hash(NEW.id, NEW.slug, NEW.identity, NEW.name, NEW.tagline, NEW.category_id, NEW.description, NEW.price_word, NEW.price_text, NEW.panel_share, NEW.panel_ship, NEW.panel_skip, NEW.panel_basis, NEW.community_share, NEW.community_votes, NEW.verdict, NEW.panel_rank, NEW.dispute_rank, NEW.mean_score, NEW.votes_ship, NEW.votes_skip, NEW.community_verdict, NEW.community_rank, NEW.change, NEW.texts_hash) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER tools_changed AFTER UPDATE OF id, slug, identity, name, tagline, category_id, description, price_word, price_text, panel_share, panel_ship, panel_skip, panel_basis, community_share, community_votes, verdict, panel_rank, dispute_rank, mean_score, votes_ship, votes_skip, community_verdict, community_rank, change, texts_hash ON tools BEGIN
    UPDATE tools SET row_hash = row_hash(NEW.id, NEW.slug, NEW.identity, NEW.name, NEW.tagline, NEW.category_id, NEW.description, NEW.price_word, NEW.price_text, NEW.panel_share, NEW.panel_ship, NEW.panel_skip, NEW.panel_basis, NEW.community_share, NEW.community_votes, NEW.verdict, NEW.panel_rank, NEW.dispute_rank, NEW.mean_score, NEW.votes_ship, NEW.votes_skip, NEW.community_verdict, NEW.community_rank, NEW.change, NEW.texts_hash) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER reviewers_added AFTER INSERT ON reviewers BEGIN
    UPDATE reviewers SET row_hash = row_hash(NEW.key, NEW.name) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER reviewers_changed AFTER UPDATE OF key, name ON reviewers BEGIN
    UPDATE reviewers SET row_hash = row_hash(NEW.key, NEW.name) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER reviews_added AFTER INSERT ON reviews BEGIN
    UPDATE reviews SET row_hash = row_hash(NEW.id, NEW.tool_id, NEW.text_digest, NEW.text, NEW.reviewer, NEW.reviewer_basis, NEW.score, NEW.score_basis, NEW.call, NEW.call_basis) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER reviews_changed AFTER UPDATE OF id, tool_id, text_digest, text, reviewer, reviewer_basis, score, score_basis, call, call_basis ON reviews BEGIN
    UPDATE reviews SET row_hash = row_hash(NEW.id, NEW.tool_id, NEW.text_digest, NEW.text, NEW.reviewer, NEW.reviewer_basis, NEW.score, NEW.score_basis, NEW.call, NEW.call_basis) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER capture_pages_added AFTER INSERT ON capture_pages BEGIN
    UPDATE capture_pages SET row_hash = row_hash(NEW.capture_id, NEW.content) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER capture_pages_changed AFTER UPDATE OF capture_id, content ON capture_pages BEGIN
    UPDATE capture_pages SET row_hash = row_hash(NEW.capture_id, NEW.content) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER capture_tools_added AFTER INSERT ON capture_tools BEGIN
    UPDATE capture_tools SET row_hash = row_hash(NEW.capture_id, NEW.side, NEW.tool_id, NEW.name, NEW.tagline, NEW.category, NEW.description, NEW.price_word, NEW.price_text, NEW.badge, NEW.panel_share, NEW.panel_ship, NEW.panel_skip, NEW.community_share, NEW.community_votes) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER capture_tools_changed AFTER UPDATE OF capture_id, side, tool_id, name, tagline, category, description, price_word, price_text, badge, panel_share, panel_ship, panel_skip, community_share, community_votes ON capture_tools BEGIN
    UPDATE capture_tools SET row_hash = row_hash(NEW.capture_id, NEW.side, NEW.tool_id, NEW.name, NEW.tagline, NEW.category, NEW.description, NEW.price_word, NEW.price_text, NEW.badge, NEW.panel_share, NEW.panel_ship, NEW.panel_skip, NEW.community_share, NEW.community_votes) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER capture_reviews_added AFTER INSERT ON capture_reviews BEGIN
    UPDATE capture_reviews SET row_hash = row_hash(NEW.capture_id, NEW.row, NEW.side, NEW.review_id, NEW.reviewer, NEW.score, NEW.call) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER capture_reviews_changed AFTER UPDATE OF capture_id, row, side, review_id, reviewer, score, call ON capture_reviews BEGIN
    UPDATE capture_reviews SET row_hash = row_hash(NEW.capture_id, NEW.row, NEW.side, NEW.review_id, NEW.reviewer, NEW.score, NEW.call) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER conflicts_added AFTER INSERT ON conflicts BEGIN
    UPDATE conflicts SET row_hash = row_hash(NEW.id, NEW.capture_id, NEW.tool_id, NEW.fact, NEW.kept, NEW.said) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER conflicts_changed AFTER UPDATE OF id, capture_id, tool_id, fact, kept, said ON conflicts BEGIN
    UPDATE conflicts SET row_hash = row_hash(NEW.id, NEW.capture_id, NEW.tool_id, NEW.fact, NEW.kept, NEW.said) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER verdict_changes_added AFTER INSERT ON verdict_changes BEGIN
    UPDATE verdict_changes SET row_hash = row_hash(NEW.id, NEW.tool_id, NEW.before, NEW.after, NEW.capture_id, NEW.changed_at) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER verdict_changes_changed AFTER UPDATE OF id, tool_id, before, after, capture_id, changed_at ON verdict_changes BEGIN
    UPDATE verdict_changes SET row_hash = row_hash(NEW.id, NEW.tool_id, NEW.before, NEW.after, NEW.capture_id, NEW.changed_at) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER price_changes_added AFTER INSERT ON price_changes BEGIN
    UPDATE price_changes SET row_hash = row_hash(NEW.id, NEW.tool_id, NEW.before_word, NEW.before_text, NEW.after_word, NEW.after_text, NEW.capture_id, NEW.changed_at) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER price_changes_changed AFTER UPDATE OF id, tool_id, before_word, before_text, after_word, after_text, capture_id, changed_at ON price_changes BEGIN
    UPDATE price_changes SET row_hash = row_hash(NEW.id, NEW.tool_id, NEW.before_word, NEW.before_text, NEW.after_word, NEW.after_text, NEW.capture_id, NEW.changed_at) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER review_groups_added AFTER INSERT ON review_groups BEGIN
    UPDATE review_groups SET row_hash = row_hash(NEW.reviewer, NEW.reviewer_basis, NEW.category_id, NEW.call, NEW.panel_ship, NEW.panel_skip, NEW.community_verdict, NEW.reviews, NEW.scored, NEW.score_sum) WHERE reviewer = NEW.reviewer AND reviewer_basis = NEW.reviewer_basis AND category_id = NEW.category_id AND call = NEW.call AND panel_ship = NEW.panel_ship AND panel_skip = NEW.panel_skip AND community_verdict = NEW.community_verdict;
END;

CREATE TRIGGER review_groups_changed AFTER UPDATE OF reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum ON review_groups BEGIN
    UPDATE review_groups SET row_hash = row_hash(NEW.reviewer, NEW.reviewer_basis, NEW.category_id, NEW.call, NEW.panel_ship, NEW.panel_skip, NEW.community_verdict, NEW.reviews, NEW.scored, NEW.score_sum) WHERE reviewer = NEW.reviewer AND reviewer_basis = NEW.reviewer_basis AND category_id = NEW.category_id AND call = NEW.call AND panel_ship = NEW.panel_ship AND panel_skip = NEW.panel_skip AND community_verdict = NEW.community_verdict;
END;

-- Beside damaged_rows: what follows from captures. A view may not use the indexes of words themselves, but the tables that their texts stand in.
CREATE VIEW damaged_facts AS
SELECT 'category' AS what, id || ' ' || quote(slug) AS name FROM categories WHERE row_hash IS NOT row_hash(id, slug, name)
UNION ALL
SELECT 'tool', id || ' ' || quote(slug) FROM tools WHERE row_hash IS NOT row_hash(id, slug, identity, name, tagline, category_id, description, price_word, price_text, panel_share, panel_ship, panel_skip, panel_basis, community_share, community_votes, verdict, panel_rank, dispute_rank, mean_score, votes_ship, votes_skip, community_verdict, community_rank, change, texts_hash)
UNION ALL
SELECT 'reviewer', quote(key) FROM reviewers WHERE row_hash IS NOT row_hash(key, name)
UNION ALL
SELECT 'review', id || ' of tool ' || tool_id FROM reviews WHERE row_hash IS NOT row_hash(id, tool_id, text_digest, text, reviewer, reviewer_basis, score, score_basis, call, call_basis)
UNION ALL
SELECT 'page of capture', capture_id FROM capture_pages WHERE row_hash IS NOT row_hash(capture_id, content)
UNION ALL
SELECT 'statement on a tool', capture_id || ' ' || side FROM capture_tools WHERE row_hash IS NOT row_hash(capture_id, side, tool_id, name, tagline, category, description, price_word, price_text, badge, panel_share, panel_ship, panel_skip, community_share, community_votes)
UNION ALL
SELECT 'statement on a review', capture_id || ' ' || row || ' ' || side FROM capture_reviews WHERE row_hash IS NOT row_hash(capture_id, row, side, review_id, reviewer, score, call)
UNION ALL
SELECT 'conflict', id FROM conflicts WHERE row_hash IS NOT row_hash(id, capture_id, tool_id, fact, kept, said)
UNION ALL
SELECT 'verdict change', id FROM verdict_changes WHERE row_hash IS NOT row_hash(id, tool_id, before, after, capture_id, changed_at)
UNION ALL
SELECT 'price change', id FROM price_changes WHERE row_hash IS NOT row_hash(id, tool_id, before_word, before_text, after_word, after_text, capture_id, changed_at)
UNION ALL
SELECT 'group of reviews', quote(reviewer) || ' ' || category_id || ' ' || quote(call) || ' ' || panel_ship || ' ' || panel_skip || ' ' || quote(community_verdict) FROM review_groups WHERE row_hash IS NOT row_hash(reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum)
UNION ALL
SELECT 'searched text of tool', id FROM tools WHERE texts_hash IS NOT (SELECT row_hash(c0, c1, c2, c3) FROM tool_texts_content WHERE id = tools.id)
UNION ALL
SELECT 'searched name of tool', id FROM tools WHERE name IS NOT (SELECT c0 FROM tool_names_content WHERE id = tools.id);
