using ToolVerdicts.Newsletter.Letters;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>
/// Where letters go: a mail server or a folder. Made for one run of letters, sent one after another over one connection; whoever sends at once
/// with others has one of their own.
/// </summary>
public sealed class MailTransport : IAsyncDisposable
{
    /// <summary>After so many messages another connection is opened: many servers close one that carries more.</summary>
    public const int MessagesPerConnection = 50;

    private readonly SmtpServer? _server;
    private readonly PickupFolder? _folder;
    private SmtpSession? _session;
    private int _sent;

    /// <summary>Sends to a server.</summary>
    public MailTransport(SmtpServer server) => _server = server;

    /// <summary>Writes to a folder.</summary>
    public MailTransport(PickupFolder folder) => _folder = folder;

    /// <summary>Sends one letter. Faults of the way are outcomes, not exceptions.</summary>
    /// <exception cref="ArgumentException">The letter cannot be written (<see cref="Letter.ToMime"/>).</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the letter was handed over: it was certainly not taken.</exception>
    public async Task<MailOutcome> SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (_folder is not null)
                return new MailOutcome.Accepted(_folder.Write(letter));
            var mime = letter.ToMime();
            var session = await ReadyAsync(cancellationToken);
            _sent++;
            return await session.SendAsync(letter.From, letter.To, mime, cancellationToken);
        }
        catch (MailException fault)
        {
            return new MailOutcome.Deferred(fault.Message, IsServer: true);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
        _session = null;
    }

    private async Task<SmtpSession> ReadyAsync(CancellationToken cancellationToken)
    {
        if (_session is not null && _sent < MessagesPerConnection && await _session.ResetAsync(cancellationToken))
            return _session;
        await DisposeAsync();
        _sent = 0;
        return _session = await SmtpSession.ConnectAsync(_server!, cancellationToken);
    }
}
