using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Newsletter.Letters;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Tests.Facts;
using ToolVerdicts.Tools;
using ToolVerdicts.Verdicts;

namespace ToolVerdicts.Tests.Newsletter.Issues;

public sealed class TurnsInIssueTests : IDisposable
{
    private readonly Mailroom _room = new(TempStore.With(Seeds.PathOf(2)));

    [Fact]
    public void Each_turn_of_a_fact_is_told_once()
    {
        _room.Issue();
        _room.Time.Advance(TimeSpan.FromDays(7));
        _room.Store.Import("price.txt", ContradictingCaptures.WithPriceAndScore, new DateOnly(2026, 11, 18));
        var first = Issue();
        first.Prices.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            turn => turn.Before.Text.ShouldBe(ContradictingCaptures.Price), turn => turn.After.Text.ShouldBe("$0.0006 a second"));
        first.Facts.Select(turn => (turn.Fact, turn.Before, turn.After)).ShouldBe([("Score by Builder", "88", "90")]);
        first.Verdicts.ShouldBeEmpty();

        _room.Time.Advance(TimeSpan.FromDays(7));
        _room.Store.Import("skip.txt", ContradictingCaptures.WithSkip, new DateOnly(2026, 11, 20));
        var second = Issue();
        second.Verdicts.Select(turn => (turn.Before, turn.After)).ShouldBe([(Verdict.Ship, Verdict.Skip)]);
        second.Prices.ShouldBeEmpty();
        second.Facts.Select(turn => turn.Fact).ShouldBe(["Call by Skeptic", "Call by Futurist", "Call by Founder"], ignoreOrder: true);

        _room.Time.Advance(TimeSpan.FromDays(7));
        Issue().IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_contested_verdict_is_told_as_such()
    {
        _room.Issue();
        _room.Time.Advance(TimeSpan.FromDays(7));
        _room.Store.Import("other.txt", ContradictingCaptures.WithSkip, seen: null);
        var digest = Issue();
        digest.Verdicts.Select(turn => (turn.Before, turn.After)).ShouldBe([(Verdict.Ship, (Verdict?)null)]);
        digest.Verdicts[0].Tool.IsContested.ShouldBeTrue();
        var text = MessageText.Write(DigestMessage.Write(digest, ChoiceKind.Everything, _room.From, new MailToken("manage")));
        text.ShouldContain("Serverless Inference (Contested) · was ▲ Ship\n");
        text.ShouldContain(" · now contested · was ");
    }

    [Fact]
    public void A_fact_that_turned_and_turned_back_within_a_week_is_no_news()
    {
        _room.Issue();
        _room.Time.Advance(TimeSpan.FromDays(7));
        _room.Store.Import("skip.txt", ContradictingCaptures.WithSkip, new DateOnly(2026, 11, 18));
        _room.Store.Import("back.txt", Seeds.Text(2) + "\n", new DateOnly(2026, 11, 19));
        Issue().IsEmpty.ShouldBeTrue();
    }

    public void Dispose() => _room.Dispose();

    private Digest Issue()
    {
        _room.Issue();
        return _room.Store.Writer.FindIssueAsync(IssueWeek.Of(_room.Time.GetUtcNow())).Result!.Digest;
    }
}
