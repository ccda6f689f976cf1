using System.Diagnostics;
using System.Text.Json;

namespace ToolVerdicts.Tests.Newsletter.Mail;

/// <summary>A message as another program, Python's email package, reads it.</summary>
internal sealed record ReceivedMessage(
    string From,
    string[] To,
    bool IsEncrypted,
    bool IsLoggedIn,
    string[][] Headers,
    string[] Defects,
    string Sender,
    string Type,
    string[][] Parts)
{
    public string Header(string name) => Headers.Single(header => header[0] == name)[1];
}

/// <summary>A real mail server, Debian's python3-aiosmtpd, as a process of its own on a free port.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";
    private const string Package = "/usr/lib/python3/dist-packages/aiosmtpd";

    private readonly Process _process;

    private RealServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<RealServer> StartAsync(params string[] arguments)
    {
        Assert.SkipWhen(!File.Exists(Python) || !Directory.Exists(Package), "python3-aiosmtpd is not installed.");
        var script = Path.Combine(Seeds.Root, "tests", "ToolVerdicts.Tests", "Newsletter", "Mail", "receive.py");
        var start = new ProcessStartInfo(Python, [script, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        var process = Process.Start(start)!;
        var port = await process.StandardOutput.ReadLineAsync().WithinAsync("the port of the mail server") ?? throw new InvalidOperationException("The mail server did not start.");
        return new RealServer(process, int.Parse(port));
    }

    /// <summary>The next message; call it once for each that was accepted.</summary>
    public async Task<ReceivedMessage> ReceiveAsync() =>
        JsonSerializer.Deserialize<ReceivedMessage>((await _process.StandardOutput.ReadLineAsync().WithinAsync("a message at the mail server"))!, JsonSerializerOptions.Web)!;

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.EndAsync();
        _process.Dispose();
    }
}
