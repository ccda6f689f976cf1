-- A reviewer's record and the list of its reviews: without the long texts that stand in the same rows.
CREATE INDEX reviews_by_reviewer ON reviews (reviewer, tool_id, reviewer_basis, score, call);
