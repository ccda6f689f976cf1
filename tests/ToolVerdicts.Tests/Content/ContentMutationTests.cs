using System.Diagnostics;
using CsCheck;
using ToolVerdicts.Content;

namespace ToolVerdicts.Tests.Content;

public sealed class ContentMutationTests
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("criteria.yml", ParsedContent.Criteria),
        ("tools/github-actions.md", ParsedContent.Example),
        ("reviewers/economist.md", "---\ntitle: Economist\ndescription: D\norder: 5\n---\nText with {{answer}}"),
        ("articles/2026-11-20-a.md", "---\ntitle: T\ndescription: D\ndate: 2026-11-20\ntools: [a]\n---\n## A\n\n| a |\n|---|\n| b |\n"),
        ("site.yml", "name: N\nnoun: shoe\nplural: shoes\nformer-hosts: [a.example]"),
        ("decisions.yml", "- { question: 1, take: keep }\n- { merge: { from: a, into: b } }\n- remove: { tool: d, because: e }"),
    ];

    private static readonly string[] Pieces =
    [
        "\n", "\t", "---\n", "...\n", "- ", ": ", "{", "}", "[", "]", "\"", "'", "|", ">", "&a ", "*a", "!!x ", "? ", "%TAG", "~", "#",
        "## ", "\u202E", "\u0000", "\u2028", "\uD83E", "\uFEFF", "\r", "{{", "}}", "<b>", "![a](b)", "[a]: b", "```\n",
        "🤖", "\\ud83e", "86.5",
    ];

    private static readonly Gen<(int File, int At, int Length, string Piece)[]> Mutations =
        Gen.Select(Gen.Int[0, Files.Length - 1], Gen.Int[0, 2000], Gen.Int[0, 8], Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]))
            .Array[1, 5];

    [Fact]
    public void However_files_are_damaged_there_are_faults_and_no_exception() => Mutations.Sample(
        mutations =>
        {
            var files = Files.ToArray();
            foreach (var (file, at, length, piece) in mutations)
            {
                var (path, text) = files[file];
                var start = at % (text.Length + 1);
                files[file] = (path, text[..start] + piece + text[Math.Min(text.Length, start + length)..]);
            }

            foreach (var fault in ParsedContent.Of(files).Faults)
            {
                var lines = files.Single(file => file.Path == fault.Path).Text.Split('\n').Length;
                fault.Line.ShouldBeInRange(1, lines + 1);
                fault.Column.ShouldBeGreaterThan(0);
                fault.Sentence.ShouldNotContain("\n");
            }
        },
        iter: 1_500);

    [Fact]
    public void Files_without_damage_have_no_fault() => ParsedContent.Of(Files).Faults.ShouldBeEmpty();

    [Fact]
    public void A_thousand_tools_are_parsed_within_two_seconds()
    {
        var example = ParsedContent.Example.Replace("addresses: [gh-actions]", "addresses: [old-INDEX]")
            .Replace("CI that lives next to the repository", "CI INDEX");
        var files = Enumerable.Range(0, 1_000)
            .Select(i => ($"tools/t{i}.md", example.Replace("INDEX", $"{i}"))).Prepend(("criteria.yml", ParsedContent.Criteria)).ToArray();
        // Other tests run at the same time, and code runs slowly at first.
        Enumerable.Range(0, 5).Min(_ => Time()).ShouldBeLessThan(TimeSpan.FromSeconds(2));

        TimeSpan Time()
        {
            var start = Stopwatch.GetTimestamp();
            ParsedContent.Valid(files).Tools.Count.ShouldBe(1_000);
            return Stopwatch.GetElapsedTime(start);
        }
    }
}
