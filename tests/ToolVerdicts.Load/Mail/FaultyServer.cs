using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ToolVerdicts.Load.Mail;

/// <summary>What a mail server does wrong with one message, or with the connection that should carry it.</summary>
public enum MailFault
{
    /// <summary>Nothing: the message is taken.</summary>
    None,

    /// <summary>Hangs up as soon as there is a connection.</summary>
    HangUp,

    /// <summary>Says nothing.</summary>
    Silence,

    /// <summary>Says everything right, an octet at a time.</summary>
    Slow,

    /// <summary>Is about to close.</summary>
    Greeting421,

    /// <summary>Does not want mail.</summary>
    Greeting554,

    /// <summary>Not now, of the sender.</summary>
    Mail451,

    /// <summary>Never, of the sender.</summary>
    Mail550,

    /// <summary>Asks for a login.</summary>
    Mail530,

    /// <summary>Not now, of the recipient.</summary>
    Rcpt450,

    /// <summary>No such mailbox.</summary>
    Rcpt550,

    /// <summary>Blocks us, and says so at RCPT.</summary>
    RcptBlocked,

    /// <summary>Not now, of the message to come.</summary>
    Data451,

    /// <summary>Not now, of the message.</summary>
    Message451,

    /// <summary>Never, of the message; the answer quotes it.</summary>
    Message554,

    /// <summary>No such mailbox, found out late.</summary>
    Message550,

    /// <summary>Hangs up instead of asking for the message.</summary>
    DropBeforeMessage,

    /// <summary>Hangs up within the message.</summary>
    DropInMessage,

    /// <summary>Answers 250 within the message, and hears no more of it.</summary>
    EarlyAnswer,

    /// <summary>Keeps the message and hangs up without an answer.</summary>
    DropAfterMessage,

    /// <summary>Keeps the message and says nothing.</summary>
    SilenceAfterMessage,

    /// <summary>Keeps the message and hangs up within the answer.</summary>
    HalfAnAnswer,

    /// <summary>Keeps the message and answers with what is no reply.</summary>
    GarbageAfterMessage,

    /// <summary>Keeps the message and answers without end.</summary>
    EndlessAfterMessage,

    /// <summary>Keeps the message and answers with a code that is out of place.</summary>
    OutOfPlaceAfterMessage,

    /// <summary>Says everything right, in lines of 4 KB.</summary>
    LongLines,

    /// <summary>Answers MAIL with a line of over 4 KB.</summary>
    TooLongLine,

    /// <summary>Answers MAIL without end.</summary>
    EndlessReply,

    /// <summary>Answers MAIL with what is no reply.</summary>
    GarbageReply,

    /// <summary>Answers MAIL twice.</summary>
    TwoReplies,

    /// <summary>Answers MAIL with yes and no at once.</summary>
    MixedReply,
}

/// <summary>A message that the server kept, whether or not it said so.</summary>
/// <param name="From">As given to MAIL, without angle brackets.</param>
/// <param name="To">As given to RCPT, without angle brackets, one for each RCPT.</param>
/// <param name="Content">The message, dots no longer doubled.</param>
public sealed record KeptMessage(string From, IReadOnlyList<string> To, string Content);

/// <summary>
/// A mail server on a free port of this machine that does wrong as told. It asks <paramref name="faultOf"/> at the start of each connection
/// what to do with its first message, and after each message what to do with the next; the argument counts from 0 how often it asked. A
/// fault of the greeting that comes up
/// on a connection that is greeted already hangs up.
/// </summary>
public sealed class FaultyServer(Func<int, MailFault> faultOf) : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Any, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Task> _connections = [];
    private Task _accepting = Task.CompletedTask;
    private int _asked = -1;

    /// <summary>Where it listens, once it does.</summary>
    public int Port { get; private set; }

    /// <summary>What EHLO is answered with besides the greeting; null to know no EHLO.</summary>
    public IReadOnlyList<string>? Offers { get; init; } = ["8BITMIME", "SMTPUTF8"];

    /// <summary>What STARTTLS is answered with, all at once. Nothing is ever encrypted.</summary>
    public IReadOnlyList<string> StartTlsReplies { get; init; } = ["454 4.7.0 not now"];

    /// <summary>What the command <c>AUTH</c> and the lines behind it are answered with, one after another.</summary>
    public IReadOnlyList<string> AuthReplies { get; init; } = ["235 2.7.0 welcome"];

    /// <summary>How long <see cref="MailFault.Slow"/> waits before each octet.</summary>
    public TimeSpan SlowBy { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Every message kept, in order.</summary>
    public ConcurrentQueue<KeptMessage> Kept { get; } = [];

    /// <summary>Every line of command heard, those of the message not among them.</summary>
    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>How many connections there were.</summary>
    public int Connections => _connections.Count;

    /// <summary>Starts a server that does the same wrong with every message.</summary>
    public static FaultyServer Start(MailFault fault) => new FaultyServer(_ => fault).Start();

    /// <summary>Starts to listen.</summary>
    public FaultyServer Start()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
        return this;
    }

    /// <summary>A port where nobody listens: a server that is down.</summary>
    public static int PortOfNobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _connections.Enqueue(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            // Disposed: there is nobody left to serve.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await new Conversation(this, client.GetStream()).RunAsync(_stop.Token);
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException or SocketException)
            {
                // The client has given up on this server, or the test is over.
            }
        }
    }

    private MailFault NextFault() => faultOf(Interlocked.Increment(ref _asked));

    /// <summary>One connection.</summary>
    private sealed class Conversation(FaultyServer server, NetworkStream stream)
    {
        private readonly StreamReader _reader = new(stream, Encoding.UTF8);
        private readonly List<string> _to = [];
        private MailFault _fault = server.NextFault();
        private string _from = "";
        private bool _isOpen = true;

        public async Task RunAsync(CancellationToken stop)
        {
            await GreetAsync(stop);
            while (_isOpen && await _reader.ReadLineAsync(stop) is { } line)
            {
                server.Commands.Enqueue(line);
                await (line.Split(' ')[0].ToUpperInvariant() switch
                {
                    "EHLO" when server.Offers is { } offers =>
                        SayAsync([.. offers.Prepend("faulty.example greets you").Select(offer => $"250-{offer}"), "250 HELP"], stop),
                    "EHLO" => SayAsync(["502 5.5.1 What?"], stop),
                    "HELO" => SayAsync(["250 faulty.example"], stop),
                    "STARTTLS" => SayAsync([.. server.StartTlsReplies], stop),
                    "AUTH" => AuthAsync(stop),
                    "MAIL" => MailAsync(line, stop),
                    "RCPT" => RcptAsync(line, stop),
                    "DATA" => DataAsync(stop),
                    "RSET" => ResetAsync(stop),
                    "NOOP" => SayAsync(["250 2.0.0 ok"], stop),
                    "QUIT" => QuitAsync(stop),
                    _ => SayAsync([$"500 5.5.2 {line}?"], stop),
                });
            }
        }

        private Task GreetAsync(CancellationToken stop) => _fault switch
        {
            MailFault.HangUp => HangUpAsync(),
            MailFault.Silence => SilenceAsync(stop),
            MailFault.Greeting421 => SayAsync(["421 4.3.2 closing"], stop),
            MailFault.Greeting554 => SayAsync(["554 5.3.2 no mail here"], stop),
            _ => SayAsync(["220 faulty.example ESMTP"], stop),
        };

        private async Task AuthAsync(CancellationToken stop)
        {
            foreach (var reply in server.AuthReplies)
            {
                await SayAsync([reply], stop);
                if (reply.StartsWith("334", StringComparison.Ordinal))
                    server.Commands.Enqueue(await _reader.ReadLineAsync(stop) ?? "");
            }
        }

        private Task MailAsync(string line, CancellationToken stop)
        {
            _from = Between(line);
            return _fault switch
            {
                MailFault.HangUp or MailFault.Greeting421 or MailFault.Greeting554 => HangUpAsync(),
                MailFault.Silence => SilenceAsync(stop),
                MailFault.Mail451 => SayAsync(["451 4.3.0 try later"], stop),
                MailFault.Mail550 => SayAsync(["550 5.1.8 no mail from you"], stop),
                MailFault.Mail530 => SayAsync(["530 5.7.0 log in first"], stop),
                MailFault.TooLongLine => SayAsync([$"250 {new string('x', 4093)}"], stop),
                MailFault.EndlessReply => EndlessAsync(stop),
                MailFault.GarbageReply => SayAsync(["HTTP/1.1 200 OK"], stop),
                MailFault.MixedReply => SayAsync(["250-ok", "550 no"], stop),
                MailFault.TwoReplies => SayAsync(["250 ok", "250 ok"], stop),
                _ => SayAsync(["250 2.1.0 ok"], stop),
            };
        }

        private Task RcptAsync(string line, CancellationToken stop)
        {
            _to.Add(Between(line));
            return SayAsync(
                [
                    _fault switch
                    {
                        MailFault.Rcpt450 => "450 4.2.0 greylisted",
                        MailFault.Rcpt550 => "550 5.1.1 no such mailbox",
                        MailFault.RcptBlocked => "554 5.7.1 your address is blocked",
                        _ => "250 2.1.5 ok",
                    },
                ],
                stop);
        }

        private async Task DataAsync(CancellationToken stop)
        {
            if (_fault == MailFault.Data451)
            {
                await SayAsync(["451 4.3.1 disk full"], stop);
                return;
            }

            if (_fault == MailFault.DropBeforeMessage)
            {
                await HangUpAsync();
                return;
            }

            await SayAsync(_fault == MailFault.EarlyAnswer ? ["354 go on", "250 2.0.0 taken"] : ["354 go on"], stop);
            var content = new StringBuilder();
            while (await _reader.ReadLineAsync(stop) is var line && line != ".")
            {
                if (line is null || _fault == MailFault.DropInMessage)
                {
                    await HangUpAsync();
                    return;
                }

                content.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }

            await AnswerAsync(content.ToString(), stop);
            if (_isOpen)
                NextMessage();
        }

        private async Task AnswerAsync(string content, CancellationToken stop)
        {
            if (_fault is MailFault.Message451 or MailFault.Message550 or MailFault.Message554)
            {
                var link = content.Split("\r\n").FirstOrDefault(line => line.Contains("/unsubscribe/", StringComparison.Ordinal));
                await SayAsync([_fault switch { MailFault.Message451 => "451 4.7.1 later", MailFault.Message550 =>
                    "550 5.1.1 no such mailbox", _ => $"554 5.7.1 I mind {link}" }], stop);
                return;
            }

            server.Kept.Enqueue(new KeptMessage(_from, [.. _to], content));
            await (_fault switch
            {
                MailFault.DropAfterMessage => HangUpAsync(),
                MailFault.SilenceAfterMessage => SilenceAsync(stop),
                MailFault.HalfAnAnswer => HalfAsync(stop),
                MailFault.GarbageAfterMessage => SayAsync(["\0\u0001\u0002 what?"], stop),
                MailFault.EndlessAfterMessage => EndlessAsync(stop),
                MailFault.OutOfPlaceAfterMessage => SayAsync(["354 go on"], stop),
                _ => SayAsync([$"250 2.0.0 kept as {server.Kept.Count}"], stop),
            });
        }

        private Task ResetAsync(CancellationToken stop)
        {
            if (_from.Length > 0)
                NextMessage();
            return SayAsync(["250 2.0.0 ok"], stop);
        }

        private void NextMessage()
        {
            _from = "";
            _to.Clear();
            _fault = server.NextFault();
        }

        private async Task QuitAsync(CancellationToken stop)
        {
            await SayAsync(["221 2.0.0 goodbye"], stop);
            _isOpen = false;
        }

        private async Task HalfAsync(CancellationToken stop)
        {
            await stream.WriteAsync("250 2.0"u8.ToArray(), stop);
            _isOpen = false;
        }

        private async Task EndlessAsync(CancellationToken stop)
        {
            while (true)
                await SayAsync(["250-and"], stop);
        }

        private async Task SilenceAsync(CancellationToken stop)
        {
            // Until the client hangs up.
            while (await _reader.ReadLineAsync(stop) is not null)
            {
            }

            _isOpen = false;
        }

        private Task HangUpAsync()
        {
            _isOpen = false;
            return Task.CompletedTask;
        }

        private async Task SayAsync(string[] lines, CancellationToken stop)
        {
            if (_fault == MailFault.LongLines)
                lines = [.. lines.Select(line => line.StartsWith("250", StringComparison.Ordinal) ? $"{line} ".PadRight(4096, 'x') : line)];
            if (lines[^1].StartsWith("421", StringComparison.Ordinal))
                _isOpen = false;
            var octets = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{line}\r\n")));
            for (var at = 0; _fault == MailFault.Slow && at < octets.Length; at++)
            {
                await Task.Delay(server.SlowBy, stop);
                await stream.WriteAsync(octets.AsMemory(at, 1), stop);
            }

            if (_fault != MailFault.Slow)
                await stream.WriteAsync(octets, stop);
        }

        private static string Between(string line) => line.Split('<', 2)[^1].Split('>')[0];
    }
}
