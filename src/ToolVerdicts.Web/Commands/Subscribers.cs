using System.CommandLine;

namespace ToolVerdicts.Web.Commands;

/// <summary><c>subscribers list</c>, <c>export</c>, <c>erase</c>, <c>block</c>, <c>unblock</c>: what readers ask an operator for.</summary>
internal static class Subscribers
{
    private const string TimeFormat = "yyyy-MM-dd";

    public static Command Command(CommandLineSettings line)
    {
        var json = JsonList.Option();
        var list = new Command("list", "List the subscribers, with their state and choice") { json };
        list.SetAction(parsed => List(line, parsed.GetValue(json)));
        var exported = Address("ADDRESS", "The reader's address");
        var export = new Command("export", "Print what is kept of one reader, as JSON, to hand it over") { exported };
        export.SetAction(parsed => Export(line, Read(parsed.GetValue(exported)!)));
        var erased = Address("ADDRESS", "The reader's address");
        var erase = new Command("erase", "Delete all that is kept of an address, and mail it nothing again") { erased };
        erase.SetAction(parsed => Erase(line, Read(parsed.GetValue(erased)!)));
        return new Command("subscribers", "List the readers of the weekly email, hand over or erase what is kept of one, block addresses")
        {
            list, export, erase, Blocking("block", "Erase an address or a domain's addresses, and mail them nothing again", line, Block),
            Blocking("unblock", "Let an erased or blocked address or domain subscribe again", line, Unblock),
        };
    }

    private static Command Blocking(
        string name, string description, CommandLineSettings line, Func<DbConnection, RefusedAddress, ErasureLog, string, int> run)
    {
        var whom = new Argument<string>("ADDRESS") { Description = "An address, or a domain such as @spam.example" };
        whom.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && DomainOf(token.Value) is null && !MailboxAddress.TryParse(token.Value, out _))
                result.AddError($"{token.Value} is neither an address such as ada@example.org nor a domain such as @example.org.");
        });
        var command = new Command(name, description) { whom };
        command.SetAction(parsed =>
        {
            var refused = Refused(line);
            using var store = Open(line);
            var erasures = SiteOptions.Read(line.Configuration()).Erasures;
            return store.InTransaction(() => run(store, refused, erasures, parsed.GetValue(whom)!));
        });
        return command;
    }

    private static int List(CommandLineSettings line, bool asJson)
    {
        using var store = Open(line);
        var subscribers = store.ListSubscribers();
        if (asJson)
            return JsonList.Print(subscribers.Select(Shown).ToList());
        foreach (var subscriber in subscribers)
        {
            Console.WriteLine(OneLine.Of(
                $"{subscriber.ChangedAt.ToString(TimeFormat)}  {subscriber.State.ToString().ToLowerInvariant(),-12} "
                + $"{Choice.FormatKind(subscriber.Choice),-10}  {subscriber.Address}"));
        }

        Console.WriteLine($"{Counted.Of(subscribers.Count, "subscriber")}.");
        return ExitCode.Done;
    }

    private static int Export(CommandLineSettings line, MailboxAddress address)
    {
        using var store = Open(line);
        if (store.ListSubscribers(address) is not [var subscriber])
            return None(address);
        var categories = store.ListChosenCategories(address).Select(slug => $"{slug}").ToList();
        return JsonList.Print([new { Subscriber = Shown(subscriber), Categories = categories }]);
    }

    private static int Erase(CommandLineSettings line, MailboxAddress address)
    {
        var refused = Refused(line);
        using var store = Open(line);
        if (store.ListSubscribers(address).Count == 0)
            return None(address);
        // Noted before it is done, as on the site, so that no backup brings back what was acknowledged.
        SiteOptions.Read(line.Configuration()).Erasures.NoteErased(refused.HexOf(address.Key), SiteClock.Instance.Today());
        store.InTransaction(() => store.Erase(address, refused));
        Console.WriteLine(OneLine.Of($"{address} is erased, and gets no mail again."));
        return ExitCode.Done;
    }

    private static int Block(DbConnection store, RefusedAddress refused, ErasureLog erasures, string whom)
    {
        var domain = DomainOf(whom);
        var subscribers = domain is null ? [] : store.ListOfDomain(domain);
        foreach (var key in subscribers.Select(address => address.Key).Append(KeyOf(whom)))
            erasures.NoteErased(refused.HexOf(key), SiteClock.Instance.Today());
        var erased = domain is not null ? store.BlockDomain(domain, refused) : store.Erase(Read(whom), refused) ? 1 : 0;
        Console.WriteLine(OneLine.Of($"{whom.Trim()} is blocked; {Counted.Of(erased, "subscriber")} erased."));
        return ExitCode.Done;
    }

    private static int Unblock(DbConnection store, RefusedAddress refused, ErasureLog erasures, string whom)
    {
        erasures.NoteAllowed(refused.HexOf(KeyOf(whom)), SiteClock.Instance.Today());
        var isFound = DomainOf(whom) is { } domain ? store.UnblockDomain(domain, refused) : store.Unblock(Read(whom), refused);
        Console.WriteLine(OneLine.Of(isFound ? $"{whom.Trim()} may subscribe again." : $"{whom.Trim()} was not blocked."));
        return isFound ? ExitCode.Done : ExitCode.Findings;
    }

    private static int None(MailboxAddress address)
    {
        Console.WriteLine(OneLine.Of($"Nothing is kept of {address}."));
        return ExitCode.Findings;
    }

    private static object Shown(ListedSubscriber subscriber) => new
    {
        subscriber.Address,
        State = subscriber.State.ToString().ToLowerInvariant(),
        Choice = Choice.FormatKind(subscriber.Choice),
        subscriber.AskedAt,
        subscriber.ChangedAt,
        subscriber.Bounces,
        subscriber.Messages,
        LastSent = subscriber.LastSent.Length == 0 ? null : subscriber.LastSent,
    };

    private static Argument<string> Address(string name, string description)
    {
        var address = new Argument<string>(name) { Description = description };
        address.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !MailboxAddress.TryParse(token.Value, out _))
                result.AddError($"{token.Value} is no address such as ada@example.org.");
        });
        return address;
    }

    private static MailboxAddress Read(string text) => MailboxAddress.TryParse(text, out var address)
        ? address
        : throw new InvalidOperationException("The validator has refused what is no address.");

    private static string KeyOf(string whom) =>
        DomainOf(whom) is { } domain ? RefusedAddress.KeyOfDomain(domain) : Read(whom).Key;

    // Written as in an address, so that names of other scripts are stored in one form.
    private static string? DomainOf(string text) =>
        text.Trim().StartsWith('@') && MailboxAddress.TryParse($"postmaster{text.Trim()}", out var address) ? address.Domain : null;

    // Makes the store's key where the store was never served.
    private static RefusedAddress Refused(CommandLineSettings line)
    {
        var database = SiteOptions.Read(line.Configuration()).OpenStore();
        database.OpenUpgraded(SiteClock.Instance.GetUtcNow()).Dispose();
        return new RefusedAddress(SiteKey.Of(database));
    }

    private static DbConnection Open(CommandLineSettings line) =>
        SiteOptions.Read(line.Configuration()).OpenStore().OpenUpgraded(SiteClock.Instance.GetUtcNow());
}
