-- A bit in the tables that FTS5 keeps its indexes in lets searches miss tools, and FTS5's own check overlooks it where words are looked up: it reads on from word to
-- word. Of an index whose every change is known there is the sum of its rows' hashes, of forty bits each, so that millions of rows fit in a number. Imports take it
-- away in the transaction that changes an index and put it back at their end; where one was killed before that, the next start or import makes the indexes anew.
CREATE TABLE word_index_sums (
    name TEXT   PRIMARY KEY,
    sum  BIGINT NOT NULL
);

CREATE VIEW word_indexes AS
SELECT 'tool_texts' AS name,
    (SELECT COALESCE(SUM(row_hash(id, block) & 0xFFFFFFFFFF), 0) FROM tool_texts_data)
    + (SELECT COALESCE(SUM(row_hash(segid, term, pgno) & 0xFFFFFFFFFF), 0) FROM tool_texts_idx)
    + (SELECT COALESCE(SUM(row_hash(id, sz) & 0xFFFFFFFFFF), 0) FROM tool_texts_docsize)
    + (SELECT COALESCE(SUM(row_hash(k, v) & 0xFFFFFFFFFF), 0) FROM tool_texts_config) AS sum
UNION ALL
SELECT 'tool_names',
    (SELECT COALESCE(SUM(row_hash(id, block) & 0xFFFFFFFFFF), 0) FROM tool_names_data)
    + (SELECT COALESCE(SUM(row_hash(segid, term, pgno) & 0xFFFFFFFFFF), 0) FROM tool_names_idx)
    + (SELECT COALESCE(SUM(row_hash(id, sz) & 0xFFFFFFFFFF), 0) FROM tool_names_docsize)
    + (SELECT COALESCE(SUM(row_hash(k, v) & 0xFFFFFFFFFF), 0) FROM tool_names_config);

-- Beside damaged_rows and damaged_facts.
CREATE VIEW damaged_word_indexes AS
SELECT 'search index' AS what, i.name AS name FROM word_indexes i LEFT JOIN word_index_sums s ON s.name = i.name
WHERE s.sum IS NOT i.sum AND EXISTS (SELECT 1 FROM word_index_sums);

-- So far a damaged row got a right hash again from whoever changed the rest of it. What has lost its hash gets none any more.
DROP TRIGGER migrations_changed;
DROP TRIGGER index_version_changed;
DROP TRIGGER site_key_changed;
DROP TRIGGER votes_changed;
DROP TRIGGER network_keys_changed;
DROP TRIGGER network_voters_changed;
DROP TRIGGER bookmarks_changed;
DROP TRIGGER shared_bookmarks_changed;
DROP TRIGGER subscribers_changed;
DROP TRIGGER subscriber_categories_changed;
DROP TRIGGER refused_addresses_changed;
DROP TRIGGER mail_tokens_changed;
DROP TRIGGER issues_changed;
DROP TRIGGER issue_tallies_changed;
DROP TRIGGER deliveries_changed;
DROP TRIGGER sender_lease_changed;
DROP TRIGGER categories_changed;
DROP TRIGGER tools_changed;
DROP TRIGGER reviewers_changed;
DROP TRIGGER reviews_changed;
DROP TRIGGER capture_pages_changed;
DROP TRIGGER capture_tools_changed;
DROP TRIGGER capture_reviews_changed;
DROP TRIGGER conflicts_changed;
DROP TRIGGER verdict_changes_changed;
DROP TRIGGER price_changes_changed;
DROP TRIGGER review_groups_changed;

CREATE TRIGGER migrations_changed AFTER UPDATE OF version, name, applied_at ON migrations BEGIN
    UPDATE migrations SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.version, OLD.name, OLD.applied_at) THEN row_hash(NEW.version, NEW.name, NEW.applied_at) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER index_version_changed AFTER UPDATE OF id, version ON index_version BEGIN
    UPDATE index_version SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.id, OLD.version) THEN row_hash(NEW.id, NEW.version) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER site_key_changed AFTER UPDATE OF id, key ON site_key BEGIN
    UPDATE site_key SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.id, OLD.key) THEN row_hash(NEW.id, NEW.key) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER votes_changed AFTER UPDATE OF voter, tool_id, call, day, counted ON votes BEGIN
    UPDATE votes SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.voter, OLD.tool_id, OLD.call, OLD.day, OLD.counted) THEN row_hash(NEW.voter, NEW.tool_id, NEW.call, NEW.day, NEW.counted) END WHERE voter = NEW.voter AND tool_id = NEW.tool_id;
END;

CREATE TRIGGER network_keys_changed AFTER UPDATE OF day, key ON network_keys BEGIN
    UPDATE network_keys SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.day, OLD.key) THEN row_hash(NEW.day, NEW.key) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER network_voters_changed AFTER UPDATE OF day, network, voters ON network_voters BEGIN
    UPDATE network_voters SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.day, OLD.network, OLD.voters) THEN row_hash(NEW.day, NEW.network, NEW.voters) END WHERE day = NEW.day AND network = NEW.network;
END;

CREATE TRIGGER bookmarks_changed AFTER UPDATE OF owner, tool_id, note, day ON bookmarks BEGIN
    UPDATE bookmarks SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.owner, OLD.tool_id, OLD.note, OLD.day) THEN row_hash(NEW.owner, NEW.tool_id, NEW.note, NEW.day) END WHERE owner = NEW.owner AND tool_id = NEW.tool_id;
END;

CREATE TRIGGER shared_bookmarks_changed AFTER UPDATE OF owner, token_sha256, day ON shared_bookmarks BEGIN
    UPDATE shared_bookmarks SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.owner, OLD.token_sha256, OLD.day) THEN row_hash(NEW.owner, NEW.token_sha256, NEW.day) END WHERE owner = NEW.owner;
END;

CREATE TRIGGER subscribers_changed AFTER UPDATE OF id, key, address, state, choice, owner, bounces, asked_at, changed_at ON subscribers BEGIN
    UPDATE subscribers SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.id, OLD.key, OLD.address, OLD.state, OLD.choice, OLD.owner, OLD.bounces, OLD.asked_at, OLD.changed_at) THEN row_hash(NEW.id, NEW.key, NEW.address, NEW.state, NEW.choice, NEW.owner, NEW.bounces, NEW.asked_at, NEW.changed_at) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER subscriber_categories_changed AFTER UPDATE OF subscriber_id, category_id ON subscriber_categories BEGIN
    UPDATE subscriber_categories SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.subscriber_id, OLD.category_id) THEN row_hash(NEW.subscriber_id, NEW.category_id) END WHERE subscriber_id = NEW.subscriber_id AND category_id = NEW.category_id;
END;

CREATE TRIGGER refused_addresses_changed AFTER UPDATE OF hash ON refused_addresses BEGIN
    UPDATE refused_addresses SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.hash) THEN row_hash(NEW.hash) END WHERE hash = NEW.hash;
END;

CREATE TRIGGER mail_tokens_changed AFTER UPDATE OF sha256, subscriber_id, purpose, made_at ON mail_tokens BEGIN
    UPDATE mail_tokens SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.sha256, OLD.subscriber_id, OLD.purpose, OLD.made_at) THEN row_hash(NEW.sha256, NEW.subscriber_id, NEW.purpose, NEW.made_at) END WHERE sha256 = NEW.sha256;
END;

CREATE TRIGGER issues_changed AFTER UPDATE OF id, week, after_capture, through_capture, composed_at, queued_at, is_empty, content, summary ON issues BEGIN
    UPDATE issues SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.id, OLD.week, OLD.after_capture, OLD.through_capture, OLD.composed_at, OLD.queued_at, OLD.is_empty, OLD.content, OLD.summary) THEN row_hash(NEW.id, NEW.week, NEW.after_capture, NEW.through_capture, NEW.composed_at, NEW.queued_at, NEW.is_empty, NEW.content, NEW.summary) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER issue_tallies_changed AFTER UPDATE OF tool_id, ship, skip ON issue_tallies BEGIN
    UPDATE issue_tallies SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.tool_id, OLD.ship, OLD.skip) THEN row_hash(NEW.tool_id, NEW.ship, NEW.skip) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER deliveries_changed AFTER UPDATE OF id, issue_id, subscriber_id, state, attempts, sender, created_at, next_attempt_at, changed_at, last_answer ON deliveries BEGIN
    UPDATE deliveries SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.id, OLD.issue_id, OLD.subscriber_id, OLD.state, OLD.attempts, OLD.sender, OLD.created_at, OLD.next_attempt_at, OLD.changed_at, OLD.last_answer) THEN row_hash(NEW.id, NEW.issue_id, NEW.subscriber_id, NEW.state, NEW.attempts, NEW.sender, NEW.created_at, NEW.next_attempt_at, NEW.changed_at, NEW.last_answer) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER sender_lease_changed AFTER UPDATE OF id, holder, beat ON sender_lease BEGIN
    UPDATE sender_lease SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.id, OLD.holder, OLD.beat) THEN row_hash(NEW.id, NEW.holder, NEW.beat) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER categories_changed AFTER UPDATE OF id, slug, name ON categories BEGIN
    UPDATE categories SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.id, OLD.slug, OLD.name) THEN row_hash(NEW.id, NEW.slug, NEW.name) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER tools_changed AFTER UPDATE OF id, slug, identity, name, tagline, category_id, description, price_word, price_text, panel_share, panel_ship, panel_skip, panel_basis, community_share, community_votes, verdict, panel_rank, dispute_rank, mean_score, votes_ship, votes_skip, community_verdict, community_rank, change, texts_hash ON tools BEGIN
    UPDATE tools SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.id, OLD.slug, OLD.identity, OLD.name, OLD.tagline, OLD.category_id, OLD.description, OLD.price_word, OLD.price_text, OLD.panel_share, OLD.panel_ship, OLD.panel_skip, OLD.panel_basis, OLD.community_share, OLD.community_votes, OLD.verdict, OLD.panel_rank, OLD.dispute_rank, OLD.mean_score, OLD.votes_ship, OLD.votes_skip, OLD.community_verdict, OLD.community_rank, OLD.change, OLD.texts_hash) THEN row_hash(NEW.id, NEW.slug, NEW.identity, NEW.name, NEW.tagline, NEW.category_id, NEW.description, NEW.price_word, NEW.price_text, NEW.panel_share, NEW.panel_ship, NEW.panel_skip, NEW.panel_basis, NEW.community_share, NEW.community_votes, NEW.verdict, NEW.panel_rank, NEW.dispute_rank, NEW.mean_score, NEW.votes_ship, NEW.votes_skip, NEW.community_verdict, NEW.community_rank, NEW.change, NEW.texts_hash) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER reviewers_changed AFTER UPDATE OF key, name ON reviewers BEGIN
    UPDATE reviewers SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.key, OLD.name) THEN row_hash(NEW.key, NEW.name) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER reviews_changed AFTER UPDATE OF id, tool_id, text_digest, text, reviewer, reviewer_basis, score, score_basis, call, call_basis ON reviews BEGIN
    UPDATE reviews SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.id, OLD.tool_id, OLD.text_digest, OLD.text, OLD.reviewer, OLD.reviewer_basis, OLD.score, OLD.score_basis, OLD.call, OLD.call_basis) THEN row_hash(NEW.id, NEW.tool_id, NEW.text_digest, NEW.text, NEW.reviewer, NEW.reviewer_basis, NEW.score, NEW.score_basis, NEW.call, NEW.call_basis) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER capture_pages_changed AFTER UPDATE OF capture_id, content ON capture_pages BEGIN
    UPDATE capture_pages SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.capture_id, OLD.content) THEN row_hash(NEW.capture_id, NEW.content) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER capture_tools_changed AFTER UPDATE OF capture_id, side, tool_id, name, tagline, category, description, price_word, price_text, badge, panel_share, panel_ship, panel_skip, community_share, community_votes ON capture_tools BEGIN
    UPDATE capture_tools SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.capture_id, OLD.side, OLD.tool_id, OLD.name, OLD.tagline, OLD.category, OLD.description, OLD.price_word, OLD.price_text, OLD.badge, OLD.panel_share, OLD.panel_ship, OLD.panel_skip, OLD.community_share, OLD.community_votes) THEN row_hash(NEW.capture_id, NEW.side, NEW.tool_id, NEW.name, NEW.tagline, NEW.category, NEW.description, NEW.price_word, NEW.price_text, NEW.badge, NEW.panel_share, NEW.panel_ship, NEW.panel_skip, NEW.community_share, NEW.community_votes) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER capture_reviews_changed AFTER UPDATE OF capture_id, row, side, review_id, reviewer, score, call ON capture_reviews BEGIN
    UPDATE capture_reviews SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.capture_id, OLD.row, OLD.side, OLD.review_id, OLD.reviewer, OLD.score, OLD.call) THEN row_hash(NEW.capture_id, NEW.row, NEW.side, NEW.review_id, NEW.reviewer, NEW.score, NEW.call) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER conflicts_changed AFTER UPDATE OF id, capture_id, tool_id, fact, kept, said ON conflicts BEGIN
    UPDATE conflicts SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.id, OLD.capture_id, OLD.tool_id, OLD.fact, OLD.kept, OLD.said) THEN row_hash(NEW.id, NEW.capture_id, NEW.tool_id, NEW.fact, NEW.kept, NEW.said) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER verdict_changes_changed AFTER UPDATE OF id, tool_id, before, after, capture_id, changed_at ON verdict_changes BEGIN
    UPDATE verdict_changes SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.id, OLD.tool_id, OLD.before, OLD.after, OLD.capture_id, OLD.changed_at) THEN row_hash(NEW.id, NEW.tool_id, NEW.before, NEW.after, NEW.capture_id, NEW.changed_at) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER price_changes_changed AFTER UPDATE OF id, tool_id, before_word, before_text, after_word, after_text, capture_id, changed_at ON price_changes BEGIN
    UPDATE price_changes SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.id, OLD.tool_id, OLD.before_word, OLD.before_text, OLD.after_word, OLD.after_text, OLD.capture_id, OLD.changed_at) THEN row_hash(NEW.id, NEW.tool_id, NEW.before_word, NEW.before_text, NEW.after_word, NEW.after_text, NEW.capture_id, NEW.changed_at) END WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER review_groups_changed AFTER UPDATE OF reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum ON review_groups BEGIN
    UPDATE review_groups SET row_hash = CASE OLD.row_hash WHEN row_hash(OLD.reviewer, OLD.reviewer_basis, OLD.category_id, OLD.call, OLD.panel_ship, OLD.panel_skip, OLD.community_verdict, OLD.reviews, OLD.scored, OLD.score_sum) THEN row_hash(NEW.reviewer, NEW.reviewer_basis, NEW.category_id, NEW.call, NEW.panel_ship, NEW.panel_skip, NEW.community_verdict, NEW.reviews, NEW.scored, NEW.score_sum) END WHERE reviewer = NEW.reviewer AND reviewer_basis = NEW.reviewer_basis AND category_id = NEW.category_id AND call = NEW.call AND panel_ship = NEW.panel_ship AND panel_skip = NEW.panel_skip AND community_verdict = NEW.community_verdict;
END;
