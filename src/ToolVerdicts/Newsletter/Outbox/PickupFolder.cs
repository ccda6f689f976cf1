using MimeKit;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>A folder from which another program, or a person, takes letters.</summary>
/// <param name="folder">Created when it is missing.</param>
public sealed class PickupFolder(string folder)
{
    public string FolderPath { get; } = Path.GetFullPath(folder);

    /// <summary>Writes a letter as <c>message-id.eml</c>, whole or not at all. The same letter twice is one file.</summary>
    /// <returns>The file's full path.</returns>
    /// <exception cref="MailException">The folder or the file cannot be written.</exception>
    public string Write(MimeMessage letter)
    {
        var path = Path.Combine(FolderPath, $"{letter.MessageId}.eml");
        // Another ending until the file is complete. What a crash leaves is overwritten by the next attempt.
        var unfinished = $"{path}.tmp";
        try
        {
            // Letters hold tokens.
            StoreFiles.CreatePrivateFolder(FolderPath);
            File.Delete(unfinished);
            using (var file = StoreFiles.CreatePrivate(unfinished))
            {
                letter.WriteTo(LetterFormat.Options, file);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
            return path;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MailException(
                $"Mail cannot be written to {FolderPath}: {fault.Message} Mend the folder, or name another with Mail:Pickup.", fault);
        }
    }
}
