namespace ToolVerdicts.Content;

/// <summary>A file with a title, a description and a text in Markdown. A part that has a fault is null.</summary>
/// <param name="Fields">The front matter.</param>
/// <param name="Html">The text as safe HTML.</param>
/// <param name="Body">The text in Markdown, with the figures in their places.</param>
internal sealed record ProseFile(YamlFields? Fields, string? Title, string? Description, string? Html, string Body)
{
    /// <summary>The page; null when a part of it has a fault.</summary>
    public Prose? Whole =>
        Title is { } title && Description is { } description && Html is { } html ? new Prose(title, description, html) : null;

    /// <param name="keys">The keys of its front matter.</param>
    /// <param name="figures">Values of the placeholders, each one line of Markdown.</param>
    public static ProseFile? Parse(
        string text, IReadOnlyList<string> keys, IReadOnlyDictionary<string, string> figures, FileFaults faults)
    {
        if (FrontMatter.Parse(Placeholders.Replace(text, figures, faults), faults) is not { } front)
            return null;
        var fields = front.Yaml is { } yaml ? YamlFields.OfFile(yaml, "the front matter", keys, faults) : null;
        var title = Words("title");
        return new ProseFile(
            fields, title, Words("description"), ProseMarkdown.ToHtml(front.Body, front.BodyLine, title ?? "", faults),
            front.Body.Trim());

        string? Words(string key)
        {
            if (fields is null)
                return null;
            if (fields.Find(key) is not { } node)
            {
                faults.Add(front.End, $"the front matter ends without a {key}");
                return null;
            }

            var line = node.Text is { } words ? node with { Text = Wording.Collapse(words) } : node;
            return Scalars.Line(line, key, faults, max: Library.MaxBytes);
        }
    }
}
