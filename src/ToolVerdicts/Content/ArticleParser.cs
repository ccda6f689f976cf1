namespace ToolVerdicts.Content;

/// <summary>Reads a file of <c>articles/</c>.</summary>
internal static class ArticleParser
{
    /// <summary>Null when the file has a fault that leaves no article.</summary>
    public static Article? Parse(FolderFile file, IReadOnlyDictionary<string, string> figures, FileFaults faults)
    {
        var prefix = ContentPlace.DayPrefix(ContentPlace.NameOf(file.Path), out var dayOfName);
        var slug = ContentPlace.SlugOf(file.Path, faults, prefix);
        if (ProseFile.Parse(file.Text, ContentKeys.Article, figures, faults) is not { Fields: { } fields } prose)
            return null;
        fields.Require("an article", "date");
        var (date, tools, isDraft) = (fields.Day("date", latest: null), fields.Addresses("tools"), fields.Flag("draft"));
        if (prefix > 0 && date is { } day && day != dayOfName)
            faults.Add(fields.Find("date")!, $"date: the file’s name says {dayOfName:yyyy-MM-dd}, not {day:yyyy-MM-dd}");
        return slug is { } address && date is { } published && prose is { Title: { } title, Description: { } description, Html: { } html }
            ? new Article(address, title, description, published, isDraft, tools, html, prose.Body)
            : null;
    }
}
