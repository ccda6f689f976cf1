namespace ToolVerdicts.Content;

/// <summary>Reads a file of <c>tools/</c>.</summary>
/// <param name="today">The latest day on which a source can have been seen.</param>
/// <param name="criteria">The known criteria; null when they could not be read.</param>
internal sealed class ToolFileParser(
    DateOnly today, IReadOnlyDictionary<string, Criterion>? criteria, LensNames lenses, ClaimedAddresses claimed)
{
    /// <summary>Null when the file's name is no slug, or when it has no front matter that can be read.</summary>
    public ToolFile? Parse(FolderFile file, FileFaults faults)
    {
        var slug = ContentPlace.SlugOf(file.Path, faults);
        if (FrontMatter.Parse(file.Text, faults) is not { } front)
            return null;
        var text = ToolText.Parse(front.Body, front.BodyLine, faults);
        if (front.Yaml is null || YamlFields.OfFile(front.Yaml, "the front matter", ContentKeys.Tool, faults) is not { } fields)
            return null;
        var proof = ProofParser.Parse(fields, fallback: null, today, faults);
        if (proof is null && fields.Has("because"))
            faults.Add(fields.PlaceOf("because"), "because belongs to own: true");

        var facts = new FactsParser(today, criteria, proof, faults);
        var tool = new ToolFile(file.Path, slug ?? default)
        {
            CapturedAs = Identities(fields, file.Path, faults),
            Addresses = Addresses(fields, file.Path, faults),
            Facts = [.. facts.ParseOwnWords(fields), .. facts.Parse(fields), .. Description(text, proof)],
            Reviews = new ReviewsParser(today, lenses, proof, faults).Parse(fields, text?.Sections.Skip(1).ToList()),
            IsDraft = fields.Flag("draft"),
            Date = fields.Day("date", latest: null),
        };
        return slug is null ? null : tool;
    }

    private List<Slug> Addresses(YamlFields file, string path, FileFaults faults)
    {
        var addresses = new List<Slug>();
        foreach (var item in file.Items("addresses"))
        {
            if (Scalars.Address(item, "addresses", faults) is not { } address)
                continue;
            claimed.Claim(address, path, item, faults);
            addresses.Add(address);
        }

        return addresses;
    }

    private List<ToolIdentity> Identities(YamlFields file, string path, FileFaults faults)
    {
        var identities = new List<ToolIdentity>();
        foreach (var item in file.Items("captured-as"))
        {
            var fields = YamlFields.Of(item, "an identity in captured-as", ContentKeys.Identity, faults);
            fields?.Require("an identity in captured-as", "name", "tagline");
            var (name, tagline) = (fields?.Line("name", Scalars.MaxName), fields?.Line("tagline"));
            if (name is null || tagline is null)
                continue;
            var identity = new ToolIdentity(name, tagline);
            claimed.Claim(identity, path, item, faults);
            identities.Add(identity);
        }

        return identities;
    }

    private static IEnumerable<AssignedFact> Description(ToolText? text, Proof? proof) => text?.Sections[0] is { Text.Length: > 0 } section
        ? [new AssignedFact("description", section.Text, proof ?? new Proof(), section.TextLine, 1)]
        : [];
}
