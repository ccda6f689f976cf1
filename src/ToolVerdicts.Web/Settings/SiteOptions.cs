namespace ToolVerdicts.Web.Settings;

/// <summary>The settings of the site, read and checked.</summary>
/// <param name="Store">The store's file.</param>
/// <param name="Seeds">The folder with captures that fill an empty store; null for none.</param>
/// <param name="Content">The content folder of the site's editors.</param>
/// <param name="BaseUrl">The address at which visitors reach the site, without a slash at the end.</param>
/// <param name="Name">The site's name, unless <c>site.yml</c> has one.</param>
/// <param name="Proxies">The proxies in front of the site; empty when visitors reach it directly.</param>
public sealed record SiteOptions(
    string Store, string? Seeds, string Content, Uri BaseUrl, string Name, IReadOnlyList<System.Net.IPNetwork> Proxies)
{
    /// <summary>Requests a second that one network may send, unless set otherwise.</summary>
    private const int UsualReads = 20;

    /// <summary>Requests a second above which the limits of networks and of bursts are lifted, for measurements.</summary>
    internal const int MostUsualReads = 10_000;

    private const int MostReads = 1_000_000;
    private const int MostDays = 36_500;
    private const string DefaultBaseUrl = "http://localhost:5000";

    /// <summary>The word for a folder that is not to be used.</summary>
    public const string None = "none";

    /// <summary>The site's name without a setting and without <c>site.yml</c>.</summary>
    public const string DefaultName = "Tool Verdicts";

    /// <summary>The path of <see cref="BaseUrl"/>, such as <c>/verdicts</c>; empty for a site at the root of its host.</summary>
    public string BasePath => BaseUrl.AbsolutePath.TrimEnd('/');

    public required MailOptions Mail { get; init; }

    public required BackupOptions Backup { get; init; }

    /// <summary>The log of erasures, beside the backups, or beside the store where none are made.</summary>
    public ErasureLog Erasures => new(Backup.Folder?.Path ?? Path.GetDirectoryName(Path.GetFullPath(Store))!);

    /// <summary>The collector that receives metrics; null when none does.</summary>
    public Uri? Metrics { get; init; }

    /// <summary>The address of this machine at which Prometheus reads metrics; null when it does not.</summary>
    public Uri? Prometheus { get; init; }

    /// <summary>How many days after it was seen a fact counts as old.</summary>
    public FactAges Ages { get; init; } = FactAges.Usual;

    /// <summary>True when the start applies the content folder.</summary>
    public bool AppliesAtStart { get; init; }

    /// <summary>The addresses at which the site listens, parted by semicolons, as Kestrel reads them.</summary>
    public string Urls { get; init; } = DefaultBaseUrl;

    /// <summary>The port of the setting <c>PORT</c>; null when <see cref="Urls"/> does not follow it.</summary>
    public string? Port { get; init; }

    /// <summary>True when <c>Site:BaseUrl</c> is set; false when <see cref="BaseUrl"/> follows <see cref="Urls"/>.</summary>
    public bool HasBaseUrl { get; init; }

    /// <summary>True when other machines can reach an address of <see cref="Urls"/>.</summary>
    public bool ListensBeyondLoopback => ListeningAddress.Split(Urls).Any(url => ListeningAddress.IsBeyondLoopback(url));

    /// <summary>Further host names that are answered.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>An address for mail, or of a page, unless <c>site.yml</c> has a contact; null without one.</summary>
    public string? Contact { get; init; }

    /// <summary>Host names that the site had, beside those of <c>site.yml</c>.</summary>
    public IReadOnlyList<string> FormerHosts { get; init; } = [];

    /// <summary>The full path of the file of settings that the operator named; null without one.</summary>
    public string? Config { get; init; }

    /// <summary>Requests a second that one network may send; zero for no limit.</summary>
    public required int Reads { get; init; }

    /// <summary>
    /// The folder that holds <c>wwwroot/</c>: the published folder, or the project's when the program runs from its build output.
    /// </summary>
    public static string ContentRoot { get; } = FindNearestWith("wwwroot");

    /// <summary>
    /// The folder that holds <c>seeds/</c>, <c>content/</c> and by default <c>data/</c>: the published folder, or the repository.
    /// </summary>
    public static string Home { get; } = FindNearestWith("seeds");

    /// <summary>Reads the settings. Relative paths start in the current folder; the defaults lie in <see cref="Home"/>.</summary>
    /// <exception cref="SettingException">A setting cannot be used.</exception>
    public static SiteOptions Read(IConfiguration settings)
    {
        SettingNames.RequireKnown(settings);
        var store = settings["Store"] ?? Path.Combine(Home, "data", "toolverdicts.db");
        if (store.Contains("Host=", StringComparison.OrdinalIgnoreCase))
            throw new SettingException("Store is a PostgreSQL connection string, which this version does not support; name a file.");
        if (string.IsNullOrWhiteSpace(store))
            throw new SettingException("Store is empty; name a file, such as --Store=data/toolverdicts.db.");
        var port = settings["urls"] is null ? ReadPort(settings["PORT"]) : null;
        var urls = settings["urls"] ?? (port is null ? DefaultBaseUrl : $"http://*:{port}");
        var url = settings["Site:BaseUrl"] is { } baseUrl
            ? PublicAddress.Read(baseUrl)
            : ListeningAddress.PublicOf(urls) ?? new Uri(DefaultBaseUrl);
        var seeds = settings["Seeds"] ?? Path.Combine(Home, "seeds");
        var isSeeded = !seeds.Equals(None, StringComparison.OrdinalIgnoreCase);
        if (settings["Seeds"] is not null && isSeeded && !Directory.Exists(seeds))
            throw new SettingException(
                $"Seeds is \"{seeds}\", and there is no such folder; name one that holds captures, {None} for none, or leave it out.");
        return new SiteOptions(
            store,
            isSeeded ? seeds : null,
            settings["Content"] ?? Path.Combine(Home, "content"),
            url,
            settings["Site:Name"] ?? DefaultName,
            ProxyList.Read(settings["Proxies"]))
        {
            Mail = MailOptions.Read(settings, store, url),
            Backup = BackupOptions.Read(settings, store),
            Metrics = ReadMetrics(settings["Metrics:Otlp"]),
            Prometheus = ReadPrometheus(settings["Metrics:Prometheus"]),
            Urls = urls,
            Port = port,
            HasBaseUrl = settings["Site:BaseUrl"] is not null,
            AllowedHosts = ReadList(settings["AllowedHosts"]),
            Contact = ReadContact(settings["Site:Contact"]),
            FormerHosts = ReadFormerHosts(settings["Site:FormerHosts"]),
            Config = settings["Config"] is { } file ? Path.GetFullPath(file) : null,
            Reads = ReadReads(settings["Limits:Reads"]),
            AppliesAtStart = settings["Content:Apply"] switch
            {
                null => false,
                "start" => true,
                var other => throw new SettingException(
                    $"Content:Apply is \"{other}\"; it must be start, to apply the content folder at each start, or left out."),
            },
            Ages = new FactAges(ReadAge(settings, "Price", FactAges.Usual.Price), ReadAge(settings, "Panel", FactAges.Usual.Panel)),
        };
    }

    /// <exception cref="StoreException">The path is a folder.</exception>
    public Database OpenStore() => Directory.Exists(Store)
        ? throw new StoreException($"{Store} is a folder; name a file in it with --Store={Path.Combine(Store, "toolverdicts.db")}.")
        : new Database(Store);

    /// <summary>The full address of a path that begins with a slash.</summary>
    public string UrlOf(string path) => $"{BaseUrl.AbsoluteUri.TrimEnd('/')}{path}";

    private static string? ReadPort(string? setting)
    {
        if (setting is null)
            return null;
        return int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? $"{port}"
            : throw new SettingException($"PORT is \"{setting}\"; it must be a number from 1 to 65535.");
    }

    private static string? ReadContact(string? setting) => setting is null || SiteWords.IsContact(setting)
        ? setting
        : throw new SettingException(
            $"Site:Contact is \"{setting}\"; it must be an address for mail such as ada@verdicts.example, or of a page.");

    private static IReadOnlyList<string> ReadFormerHosts(string? setting)
    {
        var hosts = ReadList(setting);
        return hosts.FirstOrDefault(host => Uri.CheckHostName(host) != UriHostNameType.Dns) is { } wrong
            ? throw new SettingException($"Site:FormerHosts has \"{wrong}\", which is no host name such as old.example.")
            : hosts;
    }

    private static string[] ReadList(string? setting) =>
        (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Uri? ReadMetrics(string? setting)
    {
        if (setting is null)
            return null;
        return Uri.TryCreate(setting, UriKind.Absolute, out var collector) && collector.Scheme is ("http" or "https")
            ? collector
            : throw new SettingException(
                $"Metrics:Otlp is \"{setting}\"; it must be the address of a collector such as http://127.0.0.1:4318.");
    }

    private static Uri? ReadPrometheus(string? setting)
    {
        if (setting is null)
            return null;
        return Uri.TryCreate(setting, UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: true, Port: > 0 }
            ? address
            : throw new SettingException($"Metrics:Prometheus is \"{setting}\"; it must be an address of this machine with a port, such as "
                + "http://127.0.0.1:9464, because everybody who reaches it can read it.");
    }

    private static int ReadAge(IConfiguration settings, string fact, int usual)
    {
        var setting = settings[$"Facts:{fact}MaxAge"];
        if (setting is null)
            return usual;
        return int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays
            ? days
            : throw new SettingException(
                $"Facts:{fact}MaxAge is \"{setting}\"; it must be how many days after it was seen the {fact.ToLowerInvariant()} counts as "
                + $"old, from 1 to {MostDays}, such as {usual}.");
    }

    private static int ReadReads(string? setting) =>
        (setting, int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var reads)) switch
        {
            (null, _) => UsualReads,
            (_, true) when reads <= MostReads => reads,
            _ => throw new SettingException(
                $"Limits:Reads is \"{setting}\"; it must be how many requests a second one network may send, "
                + $"such as {UsualReads}, or 0 for no limit."),
        };

    private static string FindNearestWith(string folder)
    {
        for (var candidate = new DirectoryInfo(AppContext.BaseDirectory); candidate is not null; candidate = candidate.Parent)
        {
            if (Directory.Exists(Path.Combine(candidate.FullName, folder)))
                return candidate.FullName;
        }

        return AppContext.BaseDirectory;
    }
}
