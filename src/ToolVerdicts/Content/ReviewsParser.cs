namespace ToolVerdicts.Content;

/// <summary>Reads the reviews of a tool's file: entries in its front matter, and texts in its sections.</summary>
/// <param name="today">The latest day on which a review can have been written.</param>
/// <param name="fallback">The file's proof for what names none; null without one.</param>
internal sealed class ReviewsParser(DateOnly today, LensNames lenses, Proof? fallback, FileFaults faults)
{
    private const int FewestWords = 3;
    private const int FewestCharacters = 12;

    private static readonly Dictionary<string, Authorship> Authorships = new()
    {
        ["human"] = Authorship.Human,
        ["ai-assisted"] = Authorship.AiAssisted,
        ["ai"] = Authorship.Ai,
        ["imported"] = Authorship.Imported,
    };

    /// <param name="sections">The sections of the file's text; null when they could not be read.</param>
    public IReadOnlyList<AssignedReview> Parse(YamlFields file, IReadOnlyList<ToolSection>? sections)
    {
        var entries = EntriesOf(file);
        var texts = sections is null ? null : ByLens(sections);
        foreach (var (lens, section) in texts ?? [])
        {
            if (entries is not null && !entries.Any(entry => entry.Key == lens))
                faults.Add(section.Line, 1, $"the text of {section.Heading} has no entry {lens} in reviews");
        }

        return (entries ?? []).Select(entry => Parse(entry, texts)).OfType<AssignedReview>().ToList();
    }

    private IReadOnlyList<YamlEntry>? EntriesOf(YamlFields file)
    {
        if (file.Find("reviews") is not { IsNull: false, Text: not "" } node)
            return [];
        if (node.Entries is null && !node.IsRefused)
            faults.Add(node, "reviews has a reviewer as each key, such as builder: { score: 86, call: ship }");
        foreach (var stray in (node.Entries ?? []).Where(entry => !lenses.Keys.Contains(entry.Key)))
        {
            var hint = Nearest.Hint(stray.Key, lenses.Keys, "the lenses are");
            faults.Add(stray.Place, $"there is no lens {Nearest.Shown(stray.Key)}{hint}");
        }

        return node.Entries;
    }

    private Dictionary<string, ToolSection> ByLens(IEnumerable<ToolSection> sections)
    {
        var texts = new Dictionary<string, ToolSection>();
        foreach (var section in sections)
        {
            if (lenses.KeyOf(section.Heading) is not { } lens)
                faults.Add(section.Line, 1, $"the heading {Excerpt.Of(section.Heading)} is no lens{lenses.Hint(section.Heading)}");
            else if (!texts.TryAdd(lens, section))
                faults.Add(section.Line, 1, $"there is a second text of {lens}; the first starts on line {texts[lens].Line}");
            else if (section.Text.Length == 0)
                faults.Add(section.Line, 1, $"the text of {lens} is empty");
        }

        return texts;
    }

    private AssignedReview? Parse(YamlEntry entry, Dictionary<string, ToolSection>? texts)
    {
        var (lens, place) = (entry.Key, entry.Place);
        if (YamlFields.Of(entry.Value, lens, ContentKeys.Review, faults) is not { } fields)
            return null;
        var (isCaptured, section) = (fields.Has("text"), texts?.GetValueOrDefault(lens));
        if (isCaptured && section is not null)
            faults.Add(place, $"{lens} has both the text of a capture and a section, on line {section.Line}; keep one");
        else if (!isCaptured && section is null && texts is not null && lenses.Keys.Contains(lens))
            faults.Add(place, $"{lens} has no text; write a section ## {lens}, or text: and the first words of a captured text");

        return new AssignedReview
        {
            Reviewer = lens,
            Text = isCaptured ? null : section?.Text,
            FirstWords = FirstWords(fields),
            Score = Optional(fields, "score") ? fields.Whole("score", 0, 100) : null,
            Call = Optional(fields, "call") ? CallOf(fields.Word("call", ["ship", "skip"])) : null,
            Author = fields.Line("by", Scalars.MaxName),
            Written = fields.Day("written", today),
            Authorship = AuthorshipOf(fields, place, isCaptured),
            Proof = ProofOf(fields, place, isCaptured),
            Line = place.Line,
            Column = place.Column,
        };
    }

    // A score or call of null is "not stated", as without its key.
    private static bool Optional(YamlFields fields, string key) => fields.Find(key) is { IsNull: false };

    private static Call? CallOf(string? word) => word switch { "ship" => Call.Ship, "skip" => Call.Skip, _ => null };

    private string? FirstWords(YamlFields fields)
    {
        if (fields.Line("text") is not { } words)
            return null;
        if (words.Length < FewestCharacters && words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < FewestWords)
            faults.Add(fields.Find("text")!, $"text: {Excerpt.Of(words)} is too short to find; give {FewestWords} words at least");
        return words;
    }

    private Authorship AuthorshipOf(YamlFields fields, YamlNode place, bool isCaptured)
    {
        var word = fields.Word("authorship", Authorships.Keys);
        if (isCaptured && word is not (null or "imported"))
            faults.Add(fields.Find("authorship")!, $"authorship: the text of a capture is imported, not {word}");
        if (!isCaptured && !fields.Has("authorship"))
            faults.Add(place, $"{place.Text} needs authorship, which has no default: {string.Join(", ", Authorships.Keys)}");
        return word is null ? Authorship.Imported : Authorships[word];
    }

    // A text of the file is the site's own judgement. A score that is given to a captured text is a fact, which needs a proof.
    private Proof ProofOf(YamlFields fields, YamlNode place, bool isCaptured)
    {
        var judges = fields.Has("score") || fields.Has("call");
        var proof = ProofParser.Parse(fields, isCaptured ? fallback : new Proof(), today, faults);
        if (proof is null && judges)
            faults.Add(place, $"{place.Text} has no proof of its score and call; give source and seen, or own: true");
        return proof ?? new Proof { Because = fields.Line("because") };
    }
}
