using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Newsletter.Outbox;
using ToolVerdicts.Newsletter.Subscribers;

namespace ToolVerdicts.Web.Settings;

/// <summary>What an operator can set of mail.</summary>
/// <param name="From">Where messages come from.</param>
/// <param name="Pickup">The folder that gets messages; null when a server does.</param>
/// <param name="Server">The server that gets messages; null when a folder does.</param>
/// <param name="Schedule">When issues go out.</param>
public sealed record MailOptions(MailboxAddress From, string? Pickup, SmtpServer? Server, DigestSchedule Schedule)
{
    private const int RelayPort = 25;
    private const int SubmissionPort = 587;
    private const int DefaultHour = 8;

    // A host without a dot cannot stand in an address.
    private const string NoHost = "localhost.localdomain";

    /// <summary>Reads the settings.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="store">The store's file, beside which messages are put unless told otherwise.</param>
    /// <param name="site">Where visitors reach the site.</param>
    /// <exception cref="SettingException">A setting cannot be used.</exception>
    public static MailOptions Read(IConfiguration settings, string store, Uri site)
    {
        var server = ReadServer(settings);
        var from = settings["Mail:From"];
        if (server is not null && from is null)
            throw new SettingException("Mail:Host is set, but Mail:From is not; name the address that messages come from, such as --Mail:From=weekly@verdicts.example.");
        if (!MailboxAddress.TryParse(from ?? $"weekly@{site.Host}", out var address) && !MailboxAddress.TryParse(from ?? $"weekly@{NoHost}", out address))
            throw new SettingException($"Mail:From is \"{from}\"; it must be one plain address such as weekly@verdicts.example.");
        var pickup = server is null ? settings["Mail:Pickup"] ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(store))!, "mail") : null;
        if (string.IsNullOrWhiteSpace(pickup) && server is null)
            throw new SettingException("Mail:Pickup is empty; name a folder, or leave it out.");
        return new MailOptions(address, pickup, server, ReadSchedule(settings));
    }

    /// <summary>Opens a way to send.</summary>
    public MailTransport Open() => Server is not null ? new MailTransport(Server) : new MailTransport(new PickupFolder(Pickup!));

    private static SmtpServer? ReadServer(IConfiguration settings)
    {
        if (settings["Mail:Host"] is not { } host)
            return null;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw new SettingException($"Mail:Host is \"{host}\"; it must be a name or an address such as smtp.example.org.");
        if (settings["Mail:Pickup"] is not null)
            throw new SettingException("Mail:Host and Mail:Pickup are both set; keep the one that is to get the messages.");
        if (settings["Mail:User"] is null != settings["Mail:Password"] is null)
            throw new SettingException("Mail:User and Mail:Password go together; set both, or leave both out.");
        var port = settings["Mail:User"] is null ? RelayPort : SubmissionPort;
        if (settings["Mail:Port"] is { } text && (!int.TryParse(text, out port) || port is < 1 or > 65535))
            throw new SettingException($"Mail:Port is \"{text}\"; it must be a number from 1 to 65535.");
        return new SmtpServer
        {
            Host = host,
            Port = port,
            User = settings["Mail:User"],
            Password = settings["Mail:Password"],
            Tls = settings["Mail:Tls"]?.ToLowerInvariant() switch
            {
                null or "auto" => SmtpTls.Auto,
                "required" => SmtpTls.Required,
                "none" => SmtpTls.None,
                var tls => throw new SettingException($"Mail:Tls is \"{tls}\"; it must be auto, required or none."),
            },
        };
    }

    private static DigestSchedule ReadSchedule(IConfiguration settings)
    {
        var (day, hour) = (DayOfWeek.Monday, DefaultHour);
        if (settings["Digest:Day"] is { } dayText && !(Enum.TryParse(dayText, ignoreCase: true, out day) && Enum.IsDefined(day) && !int.TryParse(dayText, out _)))
            throw new SettingException($"Digest:Day is \"{dayText}\"; it must be a day such as Monday.");
        if (settings["Digest:Hour"] is { } hourText && (!int.TryParse(hourText, out hour) || hour is < 0 or > 23))
            throw new SettingException($"Digest:Hour is \"{hourText}\"; it must be an hour from 0 to 23, in UTC.");
        return new DigestSchedule(day, hour);
    }
}
