namespace ToolVerdicts.Importing;

/// <summary>Writes the standing values that follow from the statements.</summary>
internal static class SettlementWrites
{
    internal const string AddCategorySql = "INSERT INTO categories (slug, name) VALUES (@slug, @name) ON CONFLICT (slug) DO NOTHING";

    internal const string SaveToolSql =
        """
        UPDATE tools SET
            name = @Name, tagline = @Tagline, category_id = (SELECT id FROM categories WHERE slug = @category),
            description = @Description, price_word = @PriceWord, price_text = @PriceText, panel_share = @PanelShare,
            panel_ship = @PanelShip, panel_skip = @PanelSkip, panel_basis = @basis, community_share = @CommunityShare,
            community_votes = @CommunityVotes, contested = @Contested, price_seen = @PriceSeen, panel_seen = @PanelSeen,
            questions = @Questions
        WHERE id = @Id
        """;

    internal const string SaveReviewSql =
        """
        UPDATE reviews SET reviewer = @Reviewer, reviewer_basis = @reviewerBasis, score = @Score, score_basis = @scoreBasis,
                           call = @call, call_basis = @callBasis, state = @state, contested = @Contested
        WHERE id = @Id
        """;

    internal const string SupersedeSql = "UPDATE reviews SET state = 'superseded' WHERE id = @Id";

    internal const string EndListingSql =
        """
        UPDATE listings SET until = @revision
        WHERE tool_id = @toolId AND until IS NULL AND (category_id, panel_rank, name_key) IS NOT
            (SELECT category_id, panel_rank, name_key FROM tools WHERE id = @toolId)
        """;

    internal const string AddListingSql =
        """
        INSERT INTO listings (tool_id, since, category_id, panel_rank, name_key, slug)
        SELECT id, @revision, category_id, panel_rank, name_key, slug FROM tools t
        WHERE id = @toolId AND NOT EXISTS (SELECT 1 FROM listings l WHERE l.tool_id = t.id AND l.until IS NULL)
        """;

    internal const string EndCriterionSql = "DELETE FROM criterion_values WHERE tool_id = @toolId AND criterion = @Criterion";

    internal const string SaveCriterionSql =
        """
        INSERT INTO criterion_values (tool_id, criterion, value, seen) VALUES (@toolId, @Criterion, @Value, @Seen)
        ON CONFLICT (tool_id, criterion) DO UPDATE SET value = excluded.value, seen = excluded.seen
        """;

    /// <summary>Writes the standing values of a tool.</summary>
    /// <returns>False when the store has these values, or only their days differ, which no index holds.</returns>
    public static bool SaveStanding(this DbConnection store, StoredTool stored, SettledTool settled) =>
        store.SaveTool(stored.Tool, settled.Tool) | store.SaveReviews(stored.Reviews, settled.Reviews)
            | store.SaveCriteria(settled.Tool.Id, stored.Criteria, settled.Criteria)
            | store.SaveContested(settled.Tool.Id, stored.ContestedCriteria, settled.ContestedCriteria);

    /// <summary>Notes where a tool stands in the list of its category from a revision on.</summary>
    public static void SaveListing(this DbConnection store, long toolId, long revision)
    {
        store.Execute(EndListingSql, new { toolId, revision });
        store.Execute(AddListingSql, new { toolId, revision });
    }

    internal const string EndAnyListingSql = "UPDATE listings SET until = @revision WHERE tool_id = @toolId AND until IS NULL";

    /// <summary>Notes that a tool is in no list from a revision on.</summary>
    public static void EndListing(this DbConnection store, long toolId, long revision) =>
        store.Execute(EndAnyListingSql, new { toolId, revision });

    private static bool SaveCriteria(
        this DbConnection store, long toolId, IReadOnlyList<StandingCriterion> stored, IReadOnlyList<StandingCriterion> values)
    {
        var ended = stored.Where(known => !values.Any(value => value.Criterion == known.Criterion)).ToList();
        var changed = values.Except(stored).ToList();
        foreach (var value in ended)
            store.Execute(EndCriterionSql, new { toolId, value.Criterion });
        foreach (var value in changed)
            store.Execute(SaveCriterionSql, new { toolId, value.Criterion, value.Value, value.Seen });
        return ended.Count + changed.Count > 0;
    }

    internal const string EndContestedSql = "DELETE FROM contested_criteria WHERE tool_id = @toolId AND criterion = @criterion";
    internal const string AddContestedSql = "INSERT INTO contested_criteria (tool_id, criterion) VALUES (@toolId, @criterion)";

    private static bool SaveContested(
        this DbConnection store, long toolId, IReadOnlyList<string> stored, IReadOnlyList<string> contested)
    {
        foreach (var criterion in stored.Except(contested))
            store.Execute(EndContestedSql, new { toolId, criterion });
        foreach (var criterion in contested.Except(stored))
            store.Execute(AddContestedSql, new { toolId, criterion });
        return !stored.SequenceEqual(contested);
    }

    /// <returns>False when the store has these values, or only their days differ, which no index holds.</returns>
    private static bool SaveTool(this DbConnection store, Tool stored, Tool tool)
    {
        // Of a category's name the spelling that came first is kept, because tools share it.
        var isSameCategory = stored.Category == tool.Category
            || (stored.Category is not null && tool.Category is not null && Wording.Same(stored.Category, tool.Category));
        var saved = tool with
        {
            Slug = stored.Slug, Category = isSameCategory ? stored.Category : tool.Category, VotesShip = stored.VotesShip,
            VotesSkip = stored.VotesSkip,
        };
        if (saved == stored)
            return false;
        Slug? category = saved.Category is null ? null : Slug.FromOrDigest(saved.Category, "category");
        if (category is not null)
            store.Execute(AddCategorySql, new { slug = category, name = saved.Category });
        var basis = saved.PanelBasis.ToStored();
        store.Execute(SaveToolSql, new
        {
            saved.Id, saved.Name, saved.Tagline, category, saved.Description, saved.PriceWord, saved.PriceText, saved.PanelShare,
            saved.PanelShip, saved.PanelSkip, basis, saved.CommunityShare, saved.CommunityVotes, saved.Contested, saved.PriceSeen,
            saved.PanelSeen, saved.Questions,
        });
        return saved with { PriceSeen = stored.PriceSeen, PanelSeen = stored.PanelSeen } != stored;
    }

    /// <returns>False when the store has these reviews.</returns>
    private static bool SaveReviews(this DbConnection store, IReadOnlyList<Review> stored, IReadOnlyList<Review> reviews)
    {
        var known = stored.ToDictionary(review => review.Id);
        var changed = reviews.Where(review => review != known[review.Id]).ToList();
        // Two reviews can change their reviewers, or their states, with each other; for a moment none of them stands.
        foreach (var review in changed.Where(review => known[review.Id] is { State: ReviewState.Standing, IsNamed: true }))
            store.Execute(SupersedeSql, new { review.Id });
        foreach (var review in changed)
        {
            store.Execute(SaveReviewSql, new
            {
                review.Id,
                review.Reviewer,
                reviewerBasis = review.ReviewerBasis.ToStored(),
                review.Score,
                scoreBasis = review.ScoreBasis.ToStored(),
                call = review.Call.ToStored(),
                callBasis = review.CallBasis.ToStored(),
                state = ColumnTypes.ToStored<ReviewState>(review.State),
                review.Contested,
            });
        }

        return changed.Count > 0;
    }
}
