namespace ToolVerdicts.Importing;

/// <summary>Saves the names of a tool that its file lists: former addresses, and identities under which captures know it.</summary>
internal sealed class FileNames(DbConnection store, List<ContentFault> faults)
{
    /// <summary>Saves the former addresses. Those that the file no longer lists lead on: a link that was given out is never taken back.
    /// </summary>
    /// <returns>False when nothing changed.</returns>
    public bool SaveAddresses(ToolFile file, long id)
    {
        var added = file.Addresses.Where(slug => !store.IsFormerOf(slug, id)).ToList();
        foreach (var slug in added)
        {
            if (store.IsSlugTaken(slug))
                Fault(file, $"{slug} is or was the address of another tool");
            else
                store.AddFormerAddress(slug, id);
        }

        return added.Count > 0;
    }

    /// <summary>Saves the identities under which captures know the tool.</summary>
    /// <returns>False when nothing changed.</returns>
    public bool SaveIdentities(ToolFile file, long id)
    {
        var taken = file.Identities.FirstOrDefault(identity => store.FindTool(identity) is { } other && other != id);
        if (taken != default)
        {
            var slug = store.ListSlugs([store.FindTool(taken)!.Value])[0];
            Fault(file, $"captures know the tool {slug} as {Excerpt.Of(taken.Name)} with the tagline {Excerpt.Of(taken.Tagline)}; "
                + $"to make one tool of two, use merge {slug} {file.Slug}");
            return false;
        }

        return store.SaveIdentities(id, file.Identities.Select(identity => Wording.Digest(identity.Key)).ToHashSet());
    }

    private void Fault(ToolFile file, string sentence) => faults.Add(new ContentFault(file.Path, 1, 1, sentence));
}
