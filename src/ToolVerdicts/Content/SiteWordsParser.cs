namespace ToolVerdicts.Content;

/// <summary>Reads <c>site.yml</c>.</summary>
internal static class SiteWordsParser
{
    /// <summary>Null when the file cannot be read.</summary>
    public static SiteWords? Parse(FolderFile file, FileFaults faults)
    {
        if (YamlReader.Read(file.Text, firstLine: 1, faults) is not { } node
            || YamlFields.OfFile(node, "the file", ContentKeys.Site, faults) is not { } fields)
        {
            return null;
        }

        if (fields.Has("noun") != fields.Has("plural"))
            faults.Add(fields.PlaceOf(fields.Has("noun") ? "noun" : "plural"), "noun and plural go together; one of them is missing");
        var plural = fields.Line("plural", Scalars.MaxName) ?? SiteWords.UsualPlural;
        return new SiteWords(
            fields.Line("name", Scalars.MaxName),
            fields.Line("noun", Scalars.MaxName) ?? SiteWords.UsualNoun,
            plural,
            fields.Line("lede") ?? SiteWords.LedeOn(plural),
            Contact(fields, faults),
            Hosts(fields, faults));
    }

    private static string? Contact(YamlFields fields, FileFaults faults)
    {
        if (fields.Line("contact") is not { } contact)
            return null;
        if (!SiteWords.IsContact(contact))
            faults.Add(fields.Find("contact")!, $"contact: {Excerpt.Of(contact)} is neither an address for mail nor that of a page");
        return contact;
    }

    private static List<string> Hosts(YamlFields fields, FileFaults faults)
    {
        var hosts = new List<string>();
        foreach (var item in fields.Items("former-hosts"))
        {
            if (Scalars.Line(item, "former-hosts", faults) is not { } host)
                continue;
            if (Uri.CheckHostName(host) is UriHostNameType.Dns)
                hosts.Add(host.ToLowerInvariant());
            else
                faults.Add(item, $"former-hosts: {Excerpt.Of(host)} is no host name, such as old.example");
        }

        return hosts;
    }
}
