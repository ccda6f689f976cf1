using Dapper;
using ToolVerdicts.Checking;
using ToolVerdicts.Reviews;
using ToolVerdicts.Tests.Votes;
using ToolVerdicts.Text;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Reviews;

public class ReviewerRecordTests
{
    [Theory]
    [InlineData(Call.Ship, 3L, 1L, true)]
    [InlineData(Call.Skip, 3L, 1L, false)]
    [InlineData(Call.Skip, 1L, 3L, true)]
    [InlineData(Call.Ship, 1L, 3L, false)]
    [InlineData(Call.Ship, 2L, 2L, null)]
    [InlineData(Call.Ship, 0L, 0L, null)]
    [InlineData(Call.Ship, null, null, null)]
    [InlineData(null, 4L, 0L, null)]
    public void A_call_agrees_when_it_is_the_panels_verdict_and_only_where_there_is_one(Call? call, long? ship, long? skip, bool? agrees) =>
        new ReviewGroup { Call = call, PanelShip = ship, PanelSkip = skip }.AgreesWithPanel.ShouldBe(agrees);

    [Fact]
    public void A_reviewer_without_reviews_has_no_mean_and_nothing_to_agree_with()
    {
        var record = ReviewerRecord.Of([]);
        record.MeanScore.ShouldBeNull();
        record.ShouldBe(new ReviewerRecord(0, new Tally(0, 0), 0, 0, new Agreement(0, 0), new Agreement(0, 0), 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_record_is_what_counting_every_review_one_by_one_gives(int seed)
    {
        using var store = new TempStore();
        store.AddRandomPanels(seed, tools: 120);
        store.CastRandomVotes(seed);
        var all = await store.Writer.ListReviewerRecordsAsync();
        foreach (var key in RandomPanels.Reviewers)
        {
            var counted = await CountedAsync(store, key);
            (counted.Inferred > 0 && counted.Panel.Agreed > 0 && counted.Community.Agreed > 0
                && counted.Community.Compared < counted.Calls.Total && counted.Panel.Compared < counted.Calls.Total
                && counted.Scored < counted.Reviews).ShouldBeTrue();
            (await store.Writer.FindReviewerRecordAsync(key)).ShouldBe(counted);
            all[key].ShouldBe(counted);
        }
    }

    [Fact]
    public async Task Names_that_are_only_inferred_count_in_no_record()
    {
        using var store = TempStore.With(Seeds.PathOf(0));
        var records = await store.Writer.ListReviewerRecordsAsync();
        records.Values.ShouldAllBe(record => record.Reviews == 0 && record.Inferred == 2 && record.Panel.Compared == 0);
        records.Count.ShouldBe(4);
        (await store.Writer.ListReviewsOfAsync("builder", category: null, page: 1, size: 20)).ShouldBeEmpty();
        (await store.Writer.ListReviewedCategoriesAsync("builder")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_pages_of_a_reviewers_reviews_hold_each_one_once_by_the_tools_name()
    {
        using var store = new TempStore();
        store.AddRandomPanels(seed: 4, tools: 120);
        var record = await store.Writer.FindReviewerRecordAsync("builder");
        var reviews = new List<ToolReview>();
        for (var page = 1; page <= record.Reviews / 10 + 1; page++)
            reviews.AddRange(await store.Writer.ListReviewsOfAsync("builder", category: null, page, size: 10));
        reviews.Count.ShouldBe((int)record.Reviews);
        reviews.ShouldBe(reviews.DistinctBy(review => review.ToolSlug).OrderBy(review => review.ToolName, StringComparer.Ordinal)
            .ThenBy(review => review.ToolSlug));

        var categories = await store.Writer.ListReviewedCategoriesAsync("builder");
        categories.Select(category => category.Name).ShouldBe(["Agents", "R&D / Labs"]);
        foreach (var category in categories)
        {
            var filtered = await store.Writer.ListReviewsOfAsync("builder", category.Slug, page: 1, size: 1000);
            filtered.Count.ShouldBe((int)category.Reviews);
            filtered.ShouldBe(reviews.Where(review => review.Category == category.Name));
        }
    }

    [Fact]
    public void A_record_follows_whatever_becomes_of_reviews_and_of_their_tools()
    {
        using var store = new TempStore();
        store.AddRandomPanels(seed: 5, tools: 60);
        store.Writer.FindRecordFaults().ShouldBeEmpty();
        foreach (var change in (string[])
        [
            "UPDATE reviews SET call = 'skip', call_basis = 'stated' WHERE id % 3 = 0",
            "UPDATE reviews SET score = NULL, score_basis = NULL WHERE id % 4 = 0",
            "UPDATE reviews SET reviewer = NULL, reviewer_basis = NULL WHERE id % 5 = 0",
            "UPDATE reviews SET reviewer = 'builder', reviewer_basis = 'inferred' WHERE reviewer IS NULL",
            "DELETE FROM reviews WHERE id % 7 = 0",
            "UPDATE tools SET category_id = NULL WHERE id % 2 = 0",
            "UPDATE tools SET panel_ship = 1, panel_skip = 2, panel_basis = 'stated' WHERE id % 3 = 0",
            "UPDATE tools SET community_verdict = CASE id % 3 WHEN 0 THEN NULL WHEN 1 THEN 'ship' ELSE 'skip' END",
        ])
        {
            store.Writer.Execute(change).ShouldBeGreaterThan(0, change);
            store.Writer.FindRecordFaults().ShouldBeEmpty(change);
        }
    }

    [Fact]
    public void Check_names_the_reviewer_whose_record_is_not_what_the_reviews_come_to()
    {
        using var store = TempStore.With(Seeds.Paths);
        store.Writer.Execute("UPDATE review_groups SET scored = scored + 1 WHERE reviewer = 'skeptic'");
        StoreCheck.Run(store.Database).ShouldBe(["reviewer skeptic: the record is not what the reviews come to"]);
    }

    private static async Task<ReviewerRecord> CountedAsync(TempStore store, string key)
    {
        var record = ReviewerRecord.Of([]);
        foreach (var slug in store.Writer.Query<Slug>("SELECT slug FROM tools"))
        {
            var tool = (await store.Writer.FindToolsAsync([slug]))[0];
            foreach (var review in (await store.Writer.FindReviewsAsync([tool.Id])).Where(review => review.Reviewer == key))
            {
                record = !review.IsNamed ? record with { Inferred = record.Inferred + 1 } : new ReviewerRecord(
                    record.Reviews + 1,
                    new Tally(record.Calls.Ship + (review.Call == Call.Ship ? 1 : 0), record.Calls.Skip
                        + (review.Call == Call.Skip ? 1 : 0)),
                    record.Scored + (review.Score is null ? 0 : 1),
                    record.ScoreSum + (review.Score ?? 0),
                    After(record.Panel, review.Call, tool.Verdict),
                    After(record.Community, review.Call, tool.Here.Votes.Verdict),
                    record.Inferred);
            }
        }

        return record;

        static Agreement After(Agreement before, Call? call, Verdict? verdict)
        {
            var isCompared = call is not null && verdict is Verdict.Ship or Verdict.Skip;
            return new Agreement(before.Agreed + (isCompared && call.ToString() == verdict.ToString() ? 1 : 0), before.Compared
                + (isCompared ? 1 : 0));
        }
    }
}
