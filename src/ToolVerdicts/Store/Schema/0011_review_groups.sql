-- A reviewer's record is counted from groups of reviews that agree in all that a record asks of them. The groups are kept, because a record of hundreds
-- of thousands of reviews is shown more often than one of them changes. What is not known stands as '' or -1 (category 0): a key has no nulls.
CREATE TABLE review_groups (
    reviewer          TEXT   NOT NULL,
    reviewer_basis    TEXT   NOT NULL,
    category_id       BIGINT NOT NULL,
    call              TEXT   NOT NULL,
    panel_ship        BIGINT NOT NULL,
    panel_skip        BIGINT NOT NULL,
    community_verdict TEXT   NOT NULL,
    reviews           BIGINT NOT NULL,
    scored            BIGINT NOT NULL,
    score_sum         BIGINT NOT NULL,
    PRIMARY KEY (reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict)
) WITHOUT ROWID;

-- Each review as the group of one that it is.
CREATE VIEW reviews_as_groups AS
SELECT r.id AS review_id, r.tool_id AS tool_id, r.reviewer AS reviewer, r.reviewer_basis AS reviewer_basis, COALESCE(t.category_id, 0) AS category_id,
       COALESCE(r.call, '') AS call, COALESCE(t.panel_ship, -1) AS panel_ship, COALESCE(t.panel_skip, -1) AS panel_skip,
       COALESCE(t.community_verdict, '') AS community_verdict, 1 AS reviews, r.score IS NOT NULL AS scored, COALESCE(r.score, 0) AS score_sum
FROM reviews r JOIN tools t ON t.id = r.tool_id
WHERE r.reviewer IS NOT NULL;

INSERT INTO review_groups
SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, SUM(reviews), SUM(scored), SUM(score_sum)
FROM reviews_as_groups GROUP BY 1, 2, 3, 4, 5, 6, 7;

-- What changes leaves its group before, and joins one after.
CREATE TRIGGER review_joins_group AFTER INSERT ON reviews WHEN NEW.reviewer IS NOT NULL BEGIN
    INSERT INTO review_groups
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum
    FROM reviews_as_groups WHERE review_id = NEW.id
    ON CONFLICT DO UPDATE SET reviews = review_groups.reviews + excluded.reviews, scored = review_groups.scored + excluded.scored, score_sum = review_groups.score_sum + excluded.score_sum;
END;

CREATE TRIGGER review_leaves_group BEFORE DELETE ON reviews WHEN OLD.reviewer IS NOT NULL BEGIN
    INSERT INTO review_groups
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, -reviews, -scored, -score_sum
    FROM reviews_as_groups WHERE review_id = OLD.id
    ON CONFLICT DO UPDATE SET reviews = review_groups.reviews + excluded.reviews, scored = review_groups.scored + excluded.scored, score_sum = review_groups.score_sum + excluded.score_sum;
END;

CREATE TRIGGER changing_review_leaves_group BEFORE UPDATE OF tool_id, reviewer, reviewer_basis, score, call ON reviews WHEN OLD.reviewer IS NOT NULL BEGIN
    INSERT INTO review_groups
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, -reviews, -scored, -score_sum
    FROM reviews_as_groups WHERE review_id = OLD.id
    ON CONFLICT DO UPDATE SET reviews = review_groups.reviews + excluded.reviews, scored = review_groups.scored + excluded.scored, score_sum = review_groups.score_sum + excluded.score_sum;
END;

CREATE TRIGGER changed_review_joins_group AFTER UPDATE OF tool_id, reviewer, reviewer_basis, score, call ON reviews WHEN NEW.reviewer IS NOT NULL BEGIN
    INSERT INTO review_groups
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum
    FROM reviews_as_groups WHERE review_id = NEW.id
    ON CONFLICT DO UPDATE SET reviews = review_groups.reviews + excluded.reviews, scored = review_groups.scored + excluded.scored, score_sum = review_groups.score_sum + excluded.score_sum;
END;

CREATE TRIGGER reviews_of_changing_tool_leave_groups BEFORE UPDATE OF category_id, panel_ship, panel_skip, community_verdict ON tools
WHEN (OLD.category_id, OLD.panel_ship, OLD.panel_skip, OLD.community_verdict) IS NOT (NEW.category_id, NEW.panel_ship, NEW.panel_skip, NEW.community_verdict) BEGIN
    INSERT INTO review_groups
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, -reviews, -scored, -score_sum
    FROM reviews_as_groups WHERE tool_id = OLD.id
    ON CONFLICT DO UPDATE SET reviews = review_groups.reviews + excluded.reviews, scored = review_groups.scored + excluded.scored, score_sum = review_groups.score_sum + excluded.score_sum;
END;

CREATE TRIGGER reviews_of_changed_tool_join_groups AFTER UPDATE OF category_id, panel_ship, panel_skip, community_verdict ON tools
WHEN (OLD.category_id, OLD.panel_ship, OLD.panel_skip, OLD.community_verdict) IS NOT (NEW.category_id, NEW.panel_ship, NEW.panel_skip, NEW.community_verdict) BEGIN
    INSERT INTO review_groups
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum
    FROM reviews_as_groups WHERE tool_id = NEW.id
    ON CONFLICT DO UPDATE SET reviews = review_groups.reviews + excluded.reviews, scored = review_groups.scored + excluded.scored, score_sum = review_groups.score_sum + excluded.score_sum;
END;
