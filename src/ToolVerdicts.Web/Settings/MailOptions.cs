using System.Net;
using MimeKit.Cryptography;

namespace ToolVerdicts.Web.Settings;

/// <summary>The settings of mail.</summary>
/// <param name="From">The sender of all messages.</param>
/// <param name="Pickup">The folder that gets messages; null when a server gets them.</param>
/// <param name="Server">The server that gets messages; null when a folder gets them.</param>
/// <param name="Signer">Signs messages; null when they go out unsigned.</param>
/// <param name="Schedule">When issues go out.</param>
public sealed record MailOptions(MailboxAddress From, string? Pickup, MailServer? Server, DkimSigner? Signer, DigestSchedule Schedule)
{
    private const int RelayPort = 25;
    private const int SubmissionPort = 587;
    private const int DefaultHour = 8;

    // A host without a dot cannot stand in an address.
    private const string NoHost = "localhost.localdomain";

    /// <param name="settings">The configuration.</param>
    /// <param name="store">The store's file; the default pickup folder lies beside it.</param>
    /// <param name="site">The site's public address, whose host is that of the default sender.</param>
    /// <exception cref="SettingException">A setting cannot be used.</exception>
    public static MailOptions Read(IConfiguration settings, string store, Uri site)
    {
        var server = ReadServer(settings);
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(store))!, "mail");
        var pickup = server is null ? settings["Mail:Pickup"] ?? beside : null;
        if (string.IsNullOrWhiteSpace(pickup) && server is null)
            throw new SettingException("Mail:Pickup is empty; name a folder, or leave it out.");
        var from = ReadFrom(settings["Mail:From"], server, site);
        return new MailOptions(from, pickup, server, DkimKey.Read(settings), ReadSchedule(settings))
        {
            IsOff = settings["Mail:None"] is { } none
                && (bool.TryParse(none, out var isOff) ? isOff
                    : throw new SettingException($"Mail:None is \"{none}\"; it must be true, to compose and send nothing, or left out.")),
        };
    }

    /// <summary>True when nothing is composed and nothing sent. What is queued waits.</summary>
    public bool IsOff { get; init; }

    /// <summary>Opens a way out for letters.</summary>
    public MailTransport Open() =>
        Server is not null ? new MailTransport(Server, Signer) : new MailTransport(new PickupFolder(Pickup!), Signer);

    private static MailboxAddress ReadFrom(string? from, MailServer? server, Uri site)
    {
        if (server is not null && from is null)
        {
            throw new SettingException(
                "Mail:Host is set, but Mail:From is not; name the address that messages come from, "
                + "such as --Mail:From=weekly@verdicts.example.");
        }

        if (MailboxAddress.TryParse(from ?? $"weekly@{site.Host}", out var address)
            || from is null && MailboxAddress.TryParse($"weekly@{NoHost}", out address))
        {
            return address;
        }

        throw new SettingException($"Mail:From is \"{from}\"; it must be one plain address such as weekly@verdicts.example.");
    }

    private static MailServer? ReadServer(IConfiguration settings)
    {
        if (settings["Mail:Host"] is not { } host)
            return null;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw new SettingException($"Mail:Host is \"{host}\"; it must be a name or an address such as smtp.example.org.");
        if (settings["Mail:Pickup"] is not null)
            throw new SettingException("Mail:Host and Mail:Pickup are both set; keep the one that is to get the messages.");
        if (settings["Mail:User"] is null != settings["Mail:Password"] is null)
            throw new SettingException("Mail:User and Mail:Password go together; set both, or leave both out.");
        var tls = ReadTls(settings["Mail:Tls"]);
        if (tls == SmtpTls.None && settings["Mail:User"] is not null && !IsThisMachine(host))
        {
            throw new SettingException(
                "Mail:Tls is none, and a password is not sent without encryption; leave Mail:Tls out, or Mail:User and Mail:Password.");
        }

        return new MailServer
        {
            Host = host,
            Port = ReadPort(settings, tls),
            User = settings["Mail:User"],
            Password = settings["Mail:Password"],
            Tls = tls,
        };
    }

    private static SmtpTls ReadTls(string? tls) => tls?.ToLowerInvariant() switch
    {
        null or "auto" => SmtpTls.Auto,
        "required" => SmtpTls.Required,
        "implicit" => SmtpTls.Implicit,
        "none" => SmtpTls.None,
        _ => throw new SettingException($"Mail:Tls is \"{tls}\"; it must be auto, required, implicit or none."),
    };

    private static int ReadPort(IConfiguration settings, SmtpTls tls)
    {
        if (settings["Mail:Port"] is not { } text)
            return tls == SmtpTls.Implicit ? MailServer.ImplicitTlsPort : settings["Mail:User"] is null ? RelayPort : SubmissionPort;
        return int.TryParse(text, out var port) && port is >= 1 and <= 65535
            ? port
            : throw new SettingException($"Mail:Port is \"{text}\"; it must be a number from 1 to 65535.");
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);

    private static DigestSchedule ReadSchedule(IConfiguration settings)
    {
        var (day, hour) = (DayOfWeek.Monday, DefaultHour);
        if (settings["Digest:Day"] is { } dayText
            && !(Enum.TryParse(dayText, ignoreCase: true, out day) && Enum.IsDefined(day) && !int.TryParse(dayText, out _)))
        {
            throw new SettingException($"Digest:Day is \"{dayText}\"; it must be a day such as Monday.");
        }

        if (settings["Digest:Hour"] is { } hourText && (!int.TryParse(hourText, out hour) || hour is < 0 or > 23))
            throw new SettingException($"Digest:Hour is \"{hourText}\"; it must be an hour from 0 to 23, in UTC.");
        return new DigestSchedule(day, hour);
    }
}
