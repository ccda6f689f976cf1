using ToolVerdicts.Criteria;

namespace ToolVerdicts.Tests.Criteria;

public sealed class CriterionValueTests
{
    private static readonly Dictionary<string, Criterion> Known = new()
    {
        ["tokens"] = new("context", "Context window")
        {
            Kind = CriterionKind.Number, Unit = "tokens", Better = "higher", Anchors = (0, 200_000),
        },
        ["B"] = new("parameters", "Parameters") { Kind = CriterionKind.Number, Unit = "B" },
        ["g"] = new("weight", "Weight") { Kind = CriterionKind.Number, Unit = "g", Better = "lower", Anchors = (350, 220) },
        ["GB"] = new("disk", "Disk") { Kind = CriterionKind.Number, Unit = "GB", Was = "MB" },
        ["kg"] = new("load", "Load") { Kind = CriterionKind.Number, Unit = "kg", Was = "lb" },
        ["count"] = new("seats", "Seats") { Kind = CriterionKind.Number },
        ["money"] = new("price-in", "Price")
        {
            Kind = CriterionKind.Money, Unit = "USD per million tokens", Better = "lower", Anchors = (10, 0),
        },
        ["licence"] = new("licence", "Licence") { Kind = CriterionKind.Licence },
        ["yes-no"] = new("free", "Free") { Kind = CriterionKind.YesNo, Better = "no" },
        ["set"] = new("platforms", "Platforms") { Kind = CriterionKind.Set, Words = ["Linux", "macOS", "web"] },
        ["date"] = new("released", "Released") { Kind = CriterionKind.Date, Better = "higher" },
        ["version"] = new("version", "Version") { Kind = CriterionKind.Version },
        ["text"] = new("note", "Note"),
    };

    [Theory]
    [InlineData("tokens", "128k", "128,000 tokens")]
    [InlineData("tokens", "128k tokens", "128000")]
    [InlineData("tokens", "0.128M tokens", "128 thousand tokens")]
    [InlineData("tokens", "1.50k", "1,500 token")]
    [InlineData("tokens", "128Ki tokens", "131072")]
    [InlineData("B", "22 B", "22")]
    [InlineData("B", "22B", "22,000 M")]
    [InlineData("B", "22 billion", "22.00 B")]
    [InlineData("g", "0.3 kg", "300 g")]
    [InlineData("GB", "500", "0.5 GB")]
    [InlineData("kg", "10", "10 lb")]
    [InlineData("count", "5k", "5000")]
    [InlineData("money", "0.15 USD", "$0.15")]
    [InlineData("money", "USD 0.150", "0.15 usd per million tokens")]
    [InlineData("licence", "MIT OR Apache-2.0", "apache-2.0 or mit")]
    [InlineData("licence", "(MIT OR ISC) OR 0BSD", "0BSD OR (ISC OR (MIT OR MIT))")]
    [InlineData("licence", "Apache 2.0", "Apache-2.0")]
    [InlineData("licence", "MIT License", "MIT")]
    [InlineData("yes-no", "Yes", "yes")]
    [InlineData("set", "web, linux", "Linux,web,web")]
    [InlineData("version", "v1.2.0", "1.2")]
    [InlineData("text", "as  you like", "as you like")]
    public void Values_are_equal_whatever_their_spelling(string criterion, string one, string other) =>
        KeyOf(criterion, one).ShouldBe(KeyOf(criterion, other));

    [Theory]
    [InlineData("tokens", "128k", "131072")]
    [InlineData("B", "22 B", "22 M")]
    [InlineData("kg", "10", "10 kg")]
    [InlineData("money", "0.15 USD", "0.15 EUR")]
    [InlineData("licence", "MIT OR Apache-2.0", "MIT AND Apache-2.0")]
    [InlineData("licence", "MIT AND (ISC OR 0BSD)", "(MIT AND ISC) OR 0BSD")]
    [InlineData("licence", "GPL-2.0-only", "GPL-2.0-only WITH Classpath-exception-2.0")]
    [InlineData("version", "1.2", "1.2-beta.1")]
    [InlineData("version", "1.2", "1.20")]
    public void Values_that_differ_are_not_equal(string criterion, string one, string other) =>
        KeyOf(criterion, one).ShouldNotBe(KeyOf(criterion, other));

    [Theory]
    [InlineData("tokens", "about 5", "“about 5” does not start with a number, such as 5 tokens")]
    [InlineData("tokens", "1e400", "1e400 has an exponent; write its digits")]
    [InlineData("tokens", "5-10 tokens", "is no number of tokens, such as 5 tokens")]
    [InlineData("tokens", "1,28", "commas group thousands")]
    [InlineData("tokens", "22 GB", "is no number of tokens")]
    [InlineData("tokens", "99999999999999999999999999999", "more than 27 digits")]
    [InlineData("tokens", "999999999999999999999999999T", "is too large")]
    [InlineData("money", "0.15", "0.15 names no currency of ISO 4217, such as 5 USD")]
    [InlineData("money", "free", "does not start with a number, such as 5 USD")]
    [InlineData("money", "0.15 XYZ", "names no currency")]
    [InlineData("money", "0.15 USD per month", "is “per month”, and the criterion is USD per million tokens")]
    [InlineData("licence", "no", "there is no licence no; write Proprietary for a licence without an id")]
    [InlineData("licence", "Apache-2", "there is no licence Apache-2; did you mean Apache-2.0?")]
    [InlineData("licence", "MIT OR", "a licence is missing at the end")]
    [InlineData("licence", "(MIT", "a parenthesis is not closed")]
    [InlineData("licence", "MIT ISC", "ISC is left over")]
    [InlineData("licence", "MIT WITH what", "there is no exception what")]
    [InlineData("yes-no", "true", "there is no word true; the words are yes and no")]
    [InlineData("set", "Linux, windos", "there is no word windos; the words are Linux, macOS and web")]
    [InlineData("date", "2026-02-30", "2026-02-30 is no day")]
    [InlineData("version", "newest", "newest is no version; write it as 1.2.0")]
    public void A_value_of_another_kind_is_refused_with_the_reason(string criterion, string text, string part)
    {
        CriterionValue.Read(Known[criterion], text, out var fault).ShouldBeNull();
        fault.ShouldNotBeNull().ShouldContain(part);
    }

    [Theory]
    [InlineData("tokens", "50k", "50k tokens", 25)]
    [InlineData("tokens", "1M tokens", "1M tokens", 100)]
    [InlineData("g", "350 g", "350 g", 0)]
    [InlineData("g", "200", "200 g", 100)]
    [InlineData("money", "$2.50", "2.50 USD", 75)]
    [InlineData("money", "2.50 EUR", "2.50 EUR", null)]
    [InlineData("GB", "500", "500 MB", null)]
    [InlineData("licence", "mit", "MIT", null)]
    [InlineData("yes-no", "no", "no", 100)]
    [InlineData("yes-no", "yes", "yes", 0)]
    public void Points_run_between_the_anchors_and_text_names_the_unit(string criterion, string said, string text, int? points)
    {
        var value = CriterionValue.Read(Known[criterion], said)!;
        (value.Text, value.Points).ShouldBe((text, points));
    }

    [Theory]
    [InlineData("tokens", "50k", "60k")]
    [InlineData("g", "300", "0.2 kg")]
    [InlineData("money", "2 USD", "1 USD")]
    [InlineData("yes-no", "yes", "no")]
    [InlineData("date", "2026-01-02", "2026-02-01")]
    public void The_better_value_has_more_merit(string criterion, string worse, string better) =>
        CriterionValue.Read(Known[criterion], better)!.Merit!.Value
            .ShouldBeGreaterThan(CriterionValue.Read(Known[criterion], worse)!.Merit!.Value);

    [Theory]
    [InlineData("B", "22 B")]
    [InlineData("money", "1 EUR")]
    [InlineData("kg", "10 lb")]
    [InlineData("licence", "MIT")]
    [InlineData("text", "5")]
    public void A_value_without_a_direction_or_of_another_currency_has_no_merit(string criterion, string text) =>
        CriterionValue.Read(Known[criterion], text)!.Merit.ShouldBeNull();

    [Theory]
    [InlineData("MIT OR Proprietary", "osi fsf MIT Proprietary")]
    [InlineData("MIT AND Elastic-2.0", "Elastic-2.0 MIT")]
    [InlineData("LicenseRef-mine", "LicenseRef-mine")]
    [InlineData("MIT-0", "osi MIT-0")]
    public void A_licence_has_the_marks_of_its_list(string text, string members) =>
        string.Join(' ', CriterionValue.Read(Known["licence"], text)!.Members).ShouldBe(members);

    [Theory]
    [InlineData("tokens", "128k")]
    [InlineData("GB", "500")]
    [InlineData("kg", "10")]
    [InlineData("money", "$1,000")]
    [InlineData("licence", "isc or mit with Classpath-exception-2.0")]
    [InlineData("set", "web, Linux")]
    [InlineData("version", "v1.0")]
    public void The_shown_text_is_the_same_value(string criterion, string text) =>
        KeyOf(criterion, CriterionValue.Read(Known[criterion], text)!.Text).ShouldBe(KeyOf(criterion, text));

    private static string KeyOf(string criterion, string text)
    {
        var value = CriterionValue.Read(Known[criterion], text, out var fault);
        fault.ShouldBeNull();
        return value!.Key;
    }
}
