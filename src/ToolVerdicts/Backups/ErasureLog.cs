namespace ToolVerdicts.Backups;

/// <summary>
/// The erasures that visitors and subscribers asked for, kept beside the backups, so that a restored backup brings nobody back. A line
/// holds a day, a word and keyed hashes, under the key of the store; it leads to nobody without that store.
/// </summary>
/// <param name="Folder">The folder of the backups, or that of the store where none are made.</param>
public sealed record ErasureLog(string Folder)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "erasures.txt";

    private const string Erased = "erased";
    private const string Unsubscribed = "unsubscribed";
    private const string Forgotten = "forgotten";
    private const string Allowed = "allowed";

    private static readonly Lock Writing = new();

    /// <summary>True when anything was erased.</summary>
    public bool Exists => File.Exists(FilePath);

    private string FilePath => Path.Combine(Folder, FileName);

    /// <summary>Notes an address that was erased, or a domain that was blocked.</summary>
    /// <param name="hash">From <see cref="RefusedAddress.HexOf"/>.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void NoteErased(string hash, DateOnly day) => Append(day, Erased, hash);

    /// <inheritdoc cref="NoteErased"/>
    /// <summary>Notes an address or a domain that may subscribe again.</summary>
    public void NoteAllowed(string hash, DateOnly day) => Append(day, Allowed, hash);

    /// <inheritdoc cref="NoteErased"/>
    /// <summary>Notes an address that wants no more mail.</summary>
    public void NoteUnsubscribed(string hash, DateOnly day) => Append(day, Unsubscribed, hash);

    /// <inheritdoc cref="NoteErased"/>
    /// <summary>Notes a visitor who was forgotten.</summary>
    public void NoteForgotten(Voter voter, Owner owner, DateOnly day) => Append(day, Forgotten, $"{voter.Hex} {owner.Hex}");

    /// <summary>Erases in a restored copy what was erased since it was made.</summary>
    /// <param name="store">A connection that writes, migrated.</param>
    /// <returns>How many lines changed anything.</returns>
    public int Replay(DbConnection store, DateTimeOffset now)
    {
        var refused = new RefusedAddress(SiteKey.Of(store));
        var ids = store.ListSubscriberKeys().GroupBy(row => refused.HexOf(row.Key)).ToDictionary(rows => rows.Key, rows => rows.First());
        return File.ReadLines(FilePath).Count(line => line.Split(' ') switch
        {
            [_, Erased, var hash] => Refuse(hash) | (ids.TryGetValue(hash, out var subscriber) && store.EraseSubscriber(subscriber.Id)),
            [_, Allowed, var hash] => refused.RemoveHash(store, hash),
            // A subscriber who has subscribed again since then stays.
            [var day, Unsubscribed, var hash] when ColumnTypes.TryParseDay(day, out var left) =>
                ids.TryGetValue(hash, out var subscriber) && store.EndSubscription(subscriber.Id, now, EndOf(left)),
            [_, Forgotten, var voter, var owner] => Forget(store, new Voter(voter), new Owner(owner)),
            _ => false,
        });

        bool Refuse(string hash) => refused.AddHash(store, hash);
    }

    private static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    private static bool Forget(DbConnection store, Voter voter, Owner owner)
    {
        store.ForgetBookmarkOwner(owner);
        return store.TakeBackAllVotes(voter).Count > 0 | store.ForgetBookmarks(owner);
    }

    private void Append(DateOnly day, string word, string hashes)
    {
        lock (Writing)
        {
            StoreFiles.CreatePrivateFolder(Folder);
            StoreFiles.CreatePrivateIfMissing(FilePath);
            using var file = new FileStream(FilePath, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write(Encoding.UTF8.GetBytes($"{day.ToStored()} {word} {hashes}\n"));
            file.Flush(flushToDisk: true);
        }
    }
}
