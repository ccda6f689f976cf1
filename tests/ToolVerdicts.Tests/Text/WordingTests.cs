using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Text;

public class WordingTests
{
    private const string Long = "The primitive is clean: a transformer that runs on one graphics card without an API.";

    [Theory]
    [InlineData("Pro\u202Egpj.exe", "Progpj.exe")]
    [InlineData("\u2066Isolated\u2069 \u200Fname\u061C", "Isolated name")]
    [InlineData("Zero\u200B\u200C\u2060width\uFEFF", "Zerowidth")]
    [InlineData("Tag\U000E0041\U000E007F", "Tag")]
    [InlineData("👩\u200D💻 Coder", "👩\u200D💻 Coder")]
    [InlineData("a\u200Db", "ab")]
    [InlineData("العربية", "العربية")]
    public void What_is_not_seen_and_changes_what_is_seen_is_taken_out(string text, string safe) => Wording.Safe(text).ShouldBe(safe);

    [Theory]
    [InlineData(Long + " And more.", true)]
    [InlineData(Long, false)]
    [InlineData("Another text, which is as long as that and longer: " + Long, false)]
    public void A_copy_that_ends_early_is_a_cut_one(string whole, bool isCut) => Wording.IsCut(Long, whole).ShouldBe(isCut);

    [Theory]
    [InlineData("نموذج 3", "\u2068نموذج 3\u2069")]
    [InlineData("Qwen 3", "Qwen 3")]
    public void A_name_from_right_to_left_is_isolated_in_a_sentence(string name, string isolated) =>
        Wording.Isolated(name).ShouldBe(isolated);

    [Fact]
    public void A_cut_copy_may_end_in_dots_and_a_short_text_is_none()
    {
        Wording.IsCut(Long[..50] + "…", Long).ShouldBeTrue();
        Wording.IsCut(Long[..50] + " ...", Long).ShouldBeTrue();
        Wording.IsCut(Long[..20], Long).ShouldBeFalse();
    }
}
