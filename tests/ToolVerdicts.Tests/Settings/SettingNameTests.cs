using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using ToolVerdicts.Web.Commands;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Tests.Settings;

public sealed partial class SettingNameTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("toolverdicts-tests-").FullName;

    [Theory]
    [InlineData("--Site:Nmae=x", "Site:Nmae", "Site:Name")]
    [InlineData("--Mail:Hots=x", "Mail:Hots", "Mail:Host")]
    [InlineData("--Digest:Houre=8", "Digest:Houre", "Digest:Hour")]
    public void An_unknown_setting_of_the_command_line_is_refused_with_the_nearest_name(string argument, string said, string near)
    {
        var fault = Should.Throw<SettingException>(() => Read(argument)).Message;
        fault.ShouldContain($"{said}");
        fault.ShouldContain($"(the command line) is no setting; did you mean {near}?");
    }

    [Fact]
    public void An_unknown_setting_of_a_file_is_refused_and_the_file_named()
    {
        var file = Write("""{ "Site": { "BaseURLL": "https://verdicts.example" } }""");
        var fault = Should.Throw<SettingException>(() => Read($"--Config={file}")).Message;
        fault.ShouldContain($"({file}) is no setting; did you mean Site:BaseUrl?");
    }

    [Fact]
    public void A_file_of_settings_gives_way_to_the_command_line_and_is_named_as_the_origin()
    {
        var file = Write("""{ "Site": { "Name": "From the file", "Contact": "ada@verdicts.example" } }""");
        var settings = CommandLineSettings.Split([$"--Config={file}", "--Site:Name=From the line"]).Configuration();
        var options = SiteOptions.Read(settings);
        (options.Name, options.Contact).ShouldBe(("From the line", "ada@verdicts.example"));
        SettingNames.OriginOf(settings, "Site:Contact").ShouldBe(file);
        SettingNames.OriginOf(settings, "Site:Name").ShouldBe("the command line");
        SettingNames.OriginOf(settings, "Backup:Keep").ShouldBe("default");
    }

    [Theory]
    [InlineData("{ \"Site\": {\n\"Name\" \"x\" } }", "line 2")]
    [InlineData("[]", "Top-level JSON element must be an object")]
    [InlineData("", "line 1")]
    public void A_file_of_settings_that_is_no_JSON_is_one_sentence(string text, string reason)
    {
        var file = Write(text);
        var sentence = ConfigFile.Explain(Should.Throw<InvalidDataException>(() => Read($"--Config={file}")))!;
        sentence.ShouldContain(file);
        sentence.ShouldContain(reason);
        sentence.ShouldNotContain("\n");
    }

    [Fact]
    public void A_file_of_settings_that_is_not_there_is_refused() =>
        Should.Throw<SettingException>(() => Read("--Config=/nowhere/site.json")).Message.ShouldContain("/nowhere/site.json");

    [Theory]
    [InlineData(null, "http://localhost:5000")]
    [InlineData("--urls=http://0.0.0.0:8080", "http://localhost:8080")]
    [InlineData("--urls=http://*:8080;http://localhost:1", "http://localhost:8080")]
    [InlineData("--urls=http://[::]:8080", "http://localhost:8080")]
    [InlineData("--urls=http://10.0.0.7:8080", "http://10.0.0.7:8080")]
    [InlineData("--urls=http://unix:/run/site.sock", "http://localhost:5000")]
    [InlineData("--urls=nonsense", "http://localhost:5000")]
    [InlineData("--PORT=5315", "http://localhost:5315")]
    public void Without_a_base_address_links_lead_to_where_the_site_listens(string? argument, string url)
    {
        var options = argument is null ? Read() : Read(argument);
        (options.UrlOf(""), options.HasBaseUrl).ShouldBe((url, false));
    }

    [Fact]
    public void A_port_is_one_at_which_the_site_listens_on_all_addresses_unless_urls_is_set()
    {
        Read("--PORT=5315").Urls.ShouldBe("http://*:5315");
        Read("--PORT=5315", "--urls=http://127.0.0.1:1").Urls.ShouldBe("http://127.0.0.1:1");
        Should.Throw<SettingException>(() => Read("--PORT=many"));
        Should.Throw<SettingException>(() => Read("--PORT="));
    }

    [Theory]
    [InlineData("https://verdicts.example/a b")]
    [InlineData("https://verdicts.example/%61%2F")]
    [InlineData("https://verdicts.example//")]
    [InlineData("https://verdicts.example/a//b")]
    [InlineData("https://verdicts.example/ä")]
    [InlineData("https://verdicts.example/?a=b")]
    [InlineData("https://verdicts.example/#a")]
    [InlineData("https://ada:secret@verdicts.example")]
    [InlineData("ftp://verdicts.example")]
    [InlineData("verdicts.example")]
    [InlineData("")]
    public void A_base_address_is_a_host_and_at_most_a_plain_path(string address)
    {
        var fault = Should.Throw<SettingException>(() => Read($"--Site:BaseUrl={address}")).Message;
        fault.ShouldStartWith("Site:BaseUrl");
        fault.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("https://verdicts.example", "", "https://verdicts.example/about")]
    [InlineData("https://verdicts.example/", "", "https://verdicts.example/about")]
    [InlineData("https://verdicts.example/tools", "/tools", "https://verdicts.example/tools/about")]
    [InlineData("http://vérdicts.example:8080/a/b-1_x.y/", "/a/b-1_x.y", "http://xn--vrdicts-bya.example:8080/a/b-1_x.y/about")]
    public void A_base_address_has_its_path_once_and_no_slash_at_its_end(string address, string path, string about)
    {
        var options = Read($"--Site:BaseUrl={address}");
        (options.BasePath, options.UrlOf("/about")).ShouldBe((path, about));
    }

    [Theory]
    [InlineData("--Site:Contact=nobody")]
    [InlineData("--Site:FormerHosts=old.example;not a host")]
    public void A_contact_and_former_hosts_are_checked(string argument) => Should.Throw<SettingException>(() => Read(argument));

    [Fact]
    public void Every_setting_that_the_program_reads_is_known_and_documented()
    {
        var read = Directory.GetFiles(Path.Combine(Seeds.Root, "src", "ToolVerdicts.Web"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => ReadSetting().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value)
            .Where(name => name[0] != '{').Distinct().ToList();
        read.Count.ShouldBeGreaterThan(20);
        read.Except(SettingNames.All.Select(setting => setting.Name)).ShouldBeEmpty();
        var documented = File.ReadAllText(Path.Combine(Seeds.Root, "docs", "operating.md"));
        foreach (var (name, _) in SettingNames.All)
            documented.ShouldContain($"`{name}`");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static SiteOptions Read(params string[] args) => SiteOptions.Read(CommandLineSettings.Split(args).Configuration());

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "site.json");
        File.WriteAllText(path, text);
        return path;
    }

    [GeneratedRegex(
        "(?:[Ss]ettings|[Cc]onfiguration)\\[\"(?<name>[A-Za-z:]+)\"\\]|Number\\(settings, \"(?<name>[A-Za-z:]+)\"",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReadSetting();
}
