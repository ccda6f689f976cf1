namespace ToolVerdicts.Web.Background;

/// <summary>
/// Writes an issue into files for the operator to look at. Its links to unsubscribe are placeholders, because there is no subscriber.
/// </summary>
internal static class DigestPreview
{
    /// <summary>Writes the message as HTML, as plain text, and as MIME.</summary>
    /// <returns>The files' full paths.</returns>
    /// <exception cref="SettingException">The folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(string folder, Digest digest, Letterhead from, DateTimeOffset now)
    {
        var nobody = new MailToken("preview");
        var message = DigestMessage.Write(digest, ChoiceKind.Everything, from, nobody);
        var letter = LetterWriter.Write(message, from, from.From, nobody, $"preview.{digest.Week}@{from.From.Domain}", now);
        using var mime = new MemoryStream();
        letter.WriteTo(LetterFormat.Options, mime);
        (string Name, byte[] Content)[] files =
        [
            ($"{digest.Week}.html", Encoding.UTF8.GetBytes(MessageHtml.Write(message))),
            ($"{digest.Week}.txt", Encoding.UTF8.GetBytes(MessageText.Write(message))),
            ($"{digest.Week}.eml", mime.ToArray()),
        ];
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, content) in files)
                Replace(Path.Combine(folder, name), content);
            return files.Select(file => Path.Combine(folder, file.Name)).ToList();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var reason = fault.Message.TrimEnd('.');
            throw new SettingException($"{folder} cannot be written: {reason}; name another folder with --out FOLDER.", fault);
        }
    }

    // The old file is deleted first, so that a symbolic link is replaced and its target is left alone.
    private static void Replace(string path, byte[] content)
    {
        File.Delete(path);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        file.Write(content);
    }
}
