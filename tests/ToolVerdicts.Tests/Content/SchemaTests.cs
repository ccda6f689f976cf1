using System.Text.Json.Nodes;
using Json.Schema;
using ToolVerdicts.Content;

namespace ToolVerdicts.Tests.Content;

public sealed class SchemaTests
{
    private const string Prose = "title: T\ndescription: D\n";

    /// <summary>A schema, the way to keys in it, and the keys that the program reads there.</summary>
    public static TheoryData<string, string, IReadOnlyList<string>> Keys { get; } = new()
    {
        { "tool", "properties", ContentKeys.Tool },
        { "tool", "$defs/identity/properties", ContentKeys.Identity },
        { "tool", "$defs/provenFact/properties", ContentKeys.Fact },
        { "tool", "$defs/review/properties", ContentKeys.Review },
        { "criteria", "$defs/criterion/properties", ContentKeys.Criterion },
        { "site", "properties", ContentKeys.Site },
        { "decisions", "$defs/decision/properties", ContentKeys.Decision },
        { "decisions", "$defs/decision/properties/merge/properties", ContentKeys.Merge },
        { "decisions", "$defs/decision/properties/rename/properties", ContentKeys.Rename },
        { "decisions", "$defs/decision/properties/remove/properties", ContentKeys.Remove },
        { "prose", "properties", ContentKeys.Prose },
        { "reviewer", "properties", ContentKeys.Reviewer },
        { "article", "properties", ContentKeys.Article },
    };

    /// <summary>Front matter or files without a fault.</summary>
    public static TheoryData<string, string> Valid { get; } = new()
    {
        { "tool", ParsedContent.Example.Split("---\n")[1] },
        { "tool", "name: 007\nown: true\ncategory: ~\nfacts: { price: ~, licence: no, platforms: [Linux] }\ndate: 2027-01-01" },
        { "tool", "draft: true\nreviews: { builder: { score: ~, authorship: ai, own: true } }" },
        { "criteria", ParsedContent.Criteria },
        { "site", "name: N\nnoun: shoe\nplural: shoes\ncontact: me@a.example\nformer-hosts: [a.example]" },
        { "decisions", "- { question: 14, take: said, because: b, on: 2026-11-28 }\n- merge: { from: a, into: b, because: c }" },
        { "decisions", "- { rename: { from: a, to: b }, on: 2026-11-28 }\n- { remove: { tool: c }, because: d }" },
        { "decisions", "- remove: { capture: 000_x.txt, because: d }" },
        { "prose", Prose },
        { "reviewer", $"{Prose}order: 5" },
        { "article", $"{Prose}date: 2026-11-20\ndraft: true\ntools: [a, b]" },
    };

    /// <summary>The same with one fault that a schema can tell.</summary>
    public static TheoryData<string, string> Faulty { get; } = new()
    {
        { "tool", "tagine: T" },
        { "tool", "source: https://a.example" },
        { "tool", "source: ftp://a.example\nseen: 2026-11-20" },
        { "tool", "source: https://a.example\nseen: 1999-11-20" },
        { "tool", "own: true\nsource: https://a.example\nseen: 2026-11-20" },
        { "tool", "draft: yes" },
        { "tool", "addresses: [a-vs-b]" },
        { "tool", "captured-as: [{ name: A }]" },
        { "tool", "facts: { price: { own: true } }" },
        { "tool", "facts: { price: { value: Free, quote: a } }" },
        { "tool", "reviews: { builder: { score: 101, authorship: human } }" },
        { "tool", "reviews: { builder: { score: 86.5, authorship: human } }" },
        { "tool", "reviews: { builder: { score: 86 } }" },
        { "tool", "reviews: { builder: { text: As someone who, authorship: ai } }" },
        { "criteria", "- { key: a }" },
        { "criteria", "- { key: price, label: L }" },
        { "criteria", "- { key: a, label: L, kind: set }" },
        { "criteria", "- { key: a, label: L, anchors: [1] }" },
        { "criteria", "- { key: a, label: L, max_age: 0 }" },
        { "site", "noun: shoe" },
        { "decisions", "- { take: keep }" },
        { "decisions", "- { question: 1 }" },
        { "decisions", "- { question: 1, take: keep, merge: { from: a, into: b } }" },
        { "decisions", "- remove: { tool: a }" },
        { "decisions", "- remove: { because: x }" },
        { "prose", "title: T" },
        { "reviewer", $"{Prose}order: first" },
        { "article", Prose },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_schema_lists_the_keys_that_the_program_reads(string schema, string way, IReadOnlyList<string> keys)
    {
        var node = JsonNode.Parse(Text(schema))!;
        foreach (var step in way.Split('/'))
            node = node[step].ShouldNotBeNull();
        var listed = node.AsObject();
        listed.Select(entry => entry.Key).ShouldBe(keys, ignoreOrder: true);
        listed.ShouldAllBe(entry => entry.Value!["description"] != null || entry.Value!["const"] != null);
        node.Parent!["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void Schema_and_program_take_what_is_valid(string schema, string yaml)
    {
        IsTakenBySchema(schema, yaml).ShouldBeTrue();
        ProgramFaults(schema, yaml).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Schema_and_program_refuse_what_is_faulty(string schema, string yaml)
    {
        IsTakenBySchema(schema, yaml).ShouldBeFalse();
        ProgramFaults(schema, yaml).ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_schema_is_tried() => Directory.GetFiles(Path.Combine(Seeds.Root, "schemas")).Select(Path.GetFileName).Order()
        .ShouldBe(Keys.Select(row => $"{row.Data.Item1}.schema.json").Distinct().Order());

    private static bool IsTakenBySchema(string schema, string yaml) =>
        JsonSchema.FromText(Text(schema)).Evaluate(YamlJson.Of(yaml)).IsValid;

    private static IReadOnlyList<ContentFault> ProgramFaults(string schema, string yaml)
    {
        var builder = yaml.Contains("authorship") && !yaml.Contains("text:") ? "\n## Builder\nText" : "";
        (string Path, string Text) file = schema switch
        {
            "tool" when yaml.StartsWith("name: GitHub", StringComparison.Ordinal) => ("tools/x.md", ParsedContent.Example),
            "tool" => ("tools/x.md", $"---\n{yaml}\n---\n{builder}"),
            "reviewer" => ("reviewers/x.md", $"---\n{yaml}\n---\n"),
            "article" => ("articles/x.md", $"---\n{yaml}\n---\n"),
            "prose" => ("about.md", $"---\n{yaml}\n---\n"),
            _ => ($"{schema}.yml", yaml),
        };
        var (_, faults) = schema == "criteria" ? ParsedContent.Of(file) : ParsedContent.Of(file, ("criteria.yml", ParsedContent.Criteria));
        return faults;
    }

    private static string Text(string schema) => File.ReadAllText(Path.Combine(Seeds.Root, "schemas", $"{schema}.schema.json"));
}
