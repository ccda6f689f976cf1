using ToolVerdicts.Facts;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Facts;

public sealed class QuestionTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Theory]
    [InlineData("price", "keep", null)]
    [InlineData("price", "said", "Several values are the latest: take one of “Free”, “Paid”.")]
    [InlineData("price", "paid", null)]
    [InlineData("price", "Contact sales", null)]
    [InlineData("panel", "Contact sales", "No source says “Contact sales”: take keep, or one of “Free”, “Paid”, “Trial”.")]
    [InlineData("panel", "Trial", null)]
    [InlineData("panel beside the reviews", "Paid", "The panel has the counts of the reviews in the tool's file")]
    [InlineData("panel beside the reviews", "keep", null)]
    public void An_answer_is_refused_that_would_settle_nothing(string fact, string take, string? refusal)
    {
        var question = new Question(
            1, Slug.Parse("a"), fact, Stands: null, [Value("Free", Day), Value("Paid", Day), Value("Trial", Day.AddDays(-1))]);
        var found = question.FindRefusal(take, hasOthers: fact == "price");
        if (refusal is null)
            found.ShouldBeNull();
        else
            found.ShouldNotBeNull().ShouldStartWith(refusal);
    }

    [Fact]
    public void The_only_latest_value_is_what_was_said() =>
        new Question(1, Slug.Parse("a"), "price", "Free", [Value("Paid", Day), Value("Trial", Day.AddDays(-1))])
            .FindRefusal("said", hasOthers: true).ShouldBeNull();

    private static SourceValue Value(string words, DateOnly seen) => new(words, new SourceRef(IsFile: false, 1), seen);
}
