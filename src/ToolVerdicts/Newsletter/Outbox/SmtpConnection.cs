using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>
/// Commands out, replies in, each within its time. Every fault of the way or of the server's grammar is a <see cref="MailException"/>, after which
/// the connection is of no more use.
/// </summary>
internal sealed class SmtpConnection : IDisposable
{
    private const int BlockLength = 16 * 1024;

    private readonly SmtpServer _server;
    private readonly TcpClient _client;
    private readonly byte[] _buffer = new byte[SmtpReply.MaxLineLength + 2];
    private Stream _stream;
    private int _unread;

    private SmtpConnection(SmtpServer server, TcpClient client)
    {
        _server = server;
        _client = client;
        _stream = client.GetStream();
    }

    /// <summary>This end of the connection.</summary>
    public IPAddress LocalAddress => Plain(_client.Client.LocalEndPoint);

    /// <summary>True when the server runs on this machine.</summary>
    public bool IsThisMachine => _server.IsThisMachine(Plain(_client.Client.RemoteEndPoint));

    /// <summary>True once everything is encrypted.</summary>
    public bool IsEncrypted => _stream is SslStream;

    /// <summary>True when the server is known to have said something that was not asked for, or to have hung up.</summary>
    // Behind encryption, what has arrived may be the encryption's own business.
    public bool HasMore => _unread > 0 || !IsEncrypted && _client.Client.Poll(0, SelectMode.SelectRead);

    public static async Task<SmtpConnection> OpenAsync(SmtpServer server, CancellationToken cancellationToken)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await Within(server, "the connection", server.Timeouts.Connect, token => client.ConnectAsync(server.Host, server.Port, token).AsTask(), cancellationToken);
            return new SmtpConnection(server, client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Sends one command and reads its reply.</summary>
    /// <param name="command">The line, without its end. It may hold a password, so no fault repeats it.</param>
    /// <param name="name">What an operator may read of the command.</param>
    public async Task<SmtpReply> AskAsync(string command, string name, TimeSpan limit, CancellationToken cancellationToken)
    {
        // The answer to one command must never be taken for the answer to the next.
        if (HasMore)
            throw new MailException($"{_server} spoke or hung up before it was asked ({name}).");
        await WriteAsync(Encoding.UTF8.GetBytes($"{command}\r\n"), name, limit, cancellationToken);
        return await ReadReplyAsync(name, limit, cancellationToken);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> octets, string name, TimeSpan limit, CancellationToken cancellationToken)
    {
        for (var rest = octets; rest.Length > 0; rest = rest[Math.Min(rest.Length, BlockLength)..])
        {
            var block = rest[..Math.Min(rest.Length, BlockLength)];
            await Within(_server, name, limit, token => _stream.WriteAsync(block, token).AsTask(), cancellationToken);
        }
    }

    public Task<SmtpReply> ReadReplyAsync(string name, TimeSpan limit, CancellationToken cancellationToken) =>
        Within(_server, name, limit, token => ReadLinesAsync(name, token), cancellationToken);

    /// <summary>Encrypts everything from here on. The server must prove that it is the host that was asked for.</summary>
    public async Task EncryptAsync(CancellationToken cancellationToken)
    {
        if (HasMore)
            throw new MailException($"{_server} spoke in the clear after it had agreed to encrypt.");
        var options = new SslClientAuthenticationOptions { TargetHost = _server.Host };
        if (_server.TrustedRoots is { } roots)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }

        var encrypted = new SslStream(_stream);
        _stream = encrypted;
        await Within(_server, "the handshake of TLS", _server.Timeouts.Command, token => encrypted.AuthenticateAsClientAsync(options, token), cancellationToken);
    }

    public void Dispose()
    {
        _stream.Dispose();
        _client.Dispose();
    }

    private async Task<SmtpReply> ReadLinesAsync(string name, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < SmtpReply.MaxLines)
        {
            var line = await ReadLineAsync(name, cancellationToken);
            if (SmtpReply.ReadLine(line) is not var (code, isLast) || lines.Count > 0 && !lines[0].StartsWith($"{code}", StringComparison.Ordinal))
                throw new MailException($"{_server} answered {name} with what is no SMTP reply.");
            lines.Add(line);
            if (isLast)
                return SmtpReply.Of(lines);
        }

        throw new MailException($"{_server} answered {name} with over {SmtpReply.MaxLines} lines.");
    }

    private async Task<string> ReadLineAsync(string name, CancellationToken cancellationToken)
    {
        int end;
        while ((end = _buffer.AsSpan(0, _unread).IndexOf((byte)'\n')) < 0)
        {
            if (_unread == _buffer.Length)
                throw new MailException($"{_server} answered {name} with a line of over {SmtpReply.MaxLineLength} octets.");
            var count = await _stream.ReadAsync(_buffer.AsMemory(_unread), cancellationToken);
            if (count == 0)
                throw new MailException($"{_server} closed the connection instead of answering {name}.");
            _unread += count;
        }

        var line = Encoding.UTF8.GetString(_buffer.AsSpan(0, end)).TrimEnd('\r');
        _unread -= end + 1;
        _buffer.AsSpan(end + 1, _unread).CopyTo(_buffer);
        return line;
    }

    private static Task Within(SmtpServer server, string name, TimeSpan limit, Func<CancellationToken, Task> action, CancellationToken cancellationToken) =>
        Within(
            server,
            name,
            limit,
            async token =>
            {
                await action(token);
                return true;
            },
            cancellationToken);

    private static async Task<T> Within<T>(SmtpServer server, string name, TimeSpan limit, Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limit);
        try
        {
            return await action(patience.Token);
        }
        catch (OperationCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailException($"{server} was silent or too slow: {name} took over {limit.TotalSeconds:0.##} s.", fault);
        }
        catch (AuthenticationException fault)
        {
            throw new MailException($"{server} could not prove who it is: {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            throw new MailException($"The connection to {server} failed at {name}: {fault.Message}", fault);
        }
    }

    private static IPAddress Plain(EndPoint? end) => ((IPEndPoint)end!).Address is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : ((IPEndPoint)end!).Address;
}
