using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Text;

public class ExcerptTests
{
    private const string Long = "Sixty characters are enough for a glance, and this text has many more of them than that.";

    [Theory]
    [InlineData("short", "other", "“short”")]
    [InlineData(Long, null, "“Sixty characters are enough for a glance, and this text has…”")]
    [InlineData(Long, "Other", "“Sixty characters are enough for a glance, and this text has…”")]
    [InlineData(
        Long,
        "Sixty characters are enough for a glance, and this text has few.",
        "“…glance, and this text has many more of them than that.”")]
    public void A_text_is_cut_around_the_place_where_it_differs(string text, string? other, string excerpt) =>
        Excerpt.Around(text, other).ShouldBe(excerpt);

    [Fact]
    public void A_character_of_two_halves_stays_whole()
    {
        for (var length = 50; length < 70; length++)
            Excerpt.Of(new string('a', length) + "🙂🙂🙂🙂🙂🙂").Any(char.IsSurrogate).ShouldBe(length < 58);
    }

    [Fact]
    public void Every_excerpt_is_short_and_whatever_the_other_text_is_within_the_text()
    {
        for (var common = 0; common <= Long.Length; common++)
        {
            var excerpt = Excerpt.Around(Long, $"{Long[..common]}#");
            excerpt.Length.ShouldBeLessThanOrEqualTo(63);
            Long.ShouldContain(excerpt.Trim('“', '”', '…'));
        }
    }
}
