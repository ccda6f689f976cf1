using MimeKit;
using MimeKit.Cryptography;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Sends letters to a mail server or into a folder. One letter at a time over one connection; senders that work side by side
/// have a transport each.</summary>
public sealed class MailTransport : IAsyncDisposable
{
    /// <summary>Many servers close a connection that carries more messages.</summary>
    public const int MessagesPerConnection = 50;

    private readonly MailServer? _server;
    private readonly PickupFolder? _folder;
    private readonly DkimSigner? _signer;
    private SmtpConnection? _connection;
    private int _sent;

    /// <param name="signer">Adds a DKIM signature; null to send letters without one.</param>
    public MailTransport(MailServer server, DkimSigner? signer = null) => (_server, _signer) = (server, signer);

    /// <inheritdoc cref="MailTransport(MailServer, DkimSigner)"/>
    public MailTransport(PickupFolder folder, DkimSigner? signer = null) => (_folder, _signer) = (folder, signer);

    /// <summary>Sends one letter. Faults of server, network and folder are outcomes, not exceptions.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the server had the whole letter: it was not taken.</exception>
    public async Task<MailOutcome> SendAsync(MimeMessage letter, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            _signer?.Sign(letter);
            if (_folder is not null)
                return new MailOutcome.Accepted(_folder.Write(letter));
            var connection = await FindConnectionAsync(cancellationToken);
            _sent++;
            return await connection.SendAsync(letter, cancellationToken);
        }
        catch (MailException fault)
        {
            return new MailOutcome.Deferred(fault.Message, IsServer: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.CloseAsync();
        _connection = null;
    }

    private async Task<SmtpConnection> FindConnectionAsync(CancellationToken cancellationToken)
    {
        if (_connection is not null && _sent < MessagesPerConnection && await _connection.IsUsableAsync(cancellationToken))
            return _connection;
        await DisposeAsync();
        _sent = 0;
        return _connection = await SmtpConnection.OpenAsync(_server!, cancellationToken);
    }
}
