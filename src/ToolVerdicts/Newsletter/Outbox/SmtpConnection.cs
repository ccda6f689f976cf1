using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>One connection to a mail server, for any number of letters, one at a time. It notes how far the server got with each letter,
/// which decides whether the letter may be sent again after a fault.</summary>
internal sealed class SmtpConnection : SmtpClient, ITransferProgress
{
    // Each command waits for its reply, so that a reply belongs to one stage; DATA alone carries the message.
    private const SmtpCapabilities Unused = SmtpCapabilities.Pipelining | SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime;

    private readonly MailServer _server;
    private SmtpStage _stage;
    private CancellationTokenSource? _limit;

    private SmtpConnection(MailServer server)
        : base(new ReplyGuard())
    {
        _server = server;
        ServerCertificateValidationCallback = IsTrusted;
        // Looking up revocations needs access to the Web, which a mail relay's network may not have.
        CheckCertificateRevocation = false;
    }

    /// <summary>Connects, encrypts and logs in as the settings say.</summary>
    /// <exception cref="MailException">The server cannot be reached or is not as the settings say. No message was handed to it.</exception>
    public static async Task<SmtpConnection> OpenAsync(MailServer server, CancellationToken cancellationToken)
    {
        var connection = new SmtpConnection(server);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(server.Timeouts.Connect);
        try
        {
            await connection.ConnectAsync(limit.Token);
            connection.Capabilities &= ~Unused;
            return connection;
        }
        catch (Exception fault)
        {
            connection.Dispose();
            if (fault is MailException || cancellationToken.IsCancellationRequested)
                throw;
            throw new MailException(SmtpFault.ExplainOpening(fault, server), fault);
        }
    }

    /// <returns><see cref="MailOutcome.Unknown"/> when it was cancelled once the server had the whole letter.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before that: the server did not take the letter.</exception>
    public async Task<MailOutcome> SendAsync(MimeMessage letter, CancellationToken cancellationToken)
    {
        if (letter.NeedsSmtpUtf8() && !Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            var isRecipient = letter.To.Mailboxes.Any(mailbox => mailbox.IsInternational);
            var sentence = $"{_server} offers no SMTPUTF8, which an address in another script needs.";
            return new MailOutcome.Refused(553, "5.6.7", sentence, isRecipient);
        }

        _stage = SmtpStage.Mail;
        using var limit = _limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_server.Timeouts.Command);
        try
        {
            var reply = await SendAsync(LetterFormat.Options, letter, limit.Token, this);
            return Decide((int)SmtpStatusCode.Ok, reply, letter);
        }
        catch (SmtpCommandException fault)
        {
            return Decide((int)fault.StatusCode, fault.Message, letter);
        }
        catch (ServiceNotAuthenticatedException fault)
        {
            return Decide((int)SmtpStatusCode.AuthenticationRequired, fault.Message, letter);
        }
        catch (Exception fault) when (_stage == SmtpStage.Message)
        {
            var sentence = SmtpFault.ExplainSending(fault, _server);
            return new MailOutcome.Unknown($"{sentence} It had the whole message and did not answer for it.");
        }
        catch (Exception fault) when (IsOfConnection(fault) && !cancellationToken.IsCancellationRequested)
        {
            return new MailOutcome.Deferred(SmtpFault.ExplainSending(fault, _server), IsServer: true);
        }
    }

    /// <summary>Sends NOOP; false when the connection is closed, as many servers do with one that was idle.</summary>
    public async Task<bool> IsUsableAsync(CancellationToken cancellationToken)
    {
        if (!IsConnected)
            return false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_server.Timeouts.Command);
        try
        {
            await NoOpAsync(limit.Token);
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Sends QUIT and closes the connection. Errors are ignored, because every message already has its outcome.</summary>
    public async ValueTask CloseAsync()
    {
        using var limit = new CancellationTokenSource(_server.Timeouts.Quit);
        try
        {
            await DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception fault) when (IsOfConnection(fault))
        {
            // The connection is gone already.
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Called by MailKit with each part of the message before it can send the end of the message.</summary>
    public void Report(long bytesTransferred, long totalSize)
    {
        // The bytes sent are never fewer than the message's: dots at the start of lines are doubled on the way.
        var isWhole = bytesTransferred >= totalSize;
        _stage = isWhole ? SmtpStage.Message : SmtpStage.Data;
        _limit!.CancelAfter(isWhole ? _server.Timeouts.Accept : _server.Timeouts.Block);
    }

    public void Report(long bytesTransferred) => Report(bytesTransferred, totalSize: 0);

    protected override void OnSenderAccepted(MimeMessage message, MimeKit.MailboxAddress mailbox, SmtpResponse response) =>
        _stage = SmtpStage.Rcpt;

    protected override void OnRecipientAccepted(MimeMessage message, MimeKit.MailboxAddress mailbox, SmtpResponse response) =>
        _stage = SmtpStage.Data;

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(_server.Host, _server.Port, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        // An address literal, as a machine behind a router has no name that others know.
        LocalDomain = AddressOf(socket.LocalEndPoint).ToString().Split('%')[0];
        var isThisMachine = _server.IsThisMachine(AddressOf(socket.RemoteEndPoint));
        await ConnectAsync(socket, _server.Host, _server.Port, ChooseEncryption(isThisMachine), cancellationToken);
        if (_server.User is null)
            return;
        if (!IsEncrypted && !isThisMachine)
            throw new MailException($"{_server} offers no encryption, and a password is not sent in the clear; leave Mail:Tls out.");
        await LogInAsync(cancellationToken);
    }

    private async Task LogInAsync(CancellationToken cancellationToken)
    {
        try
        {
            await AuthenticateAsync(Encoding.UTF8, new NetworkCredential(_server.User, _server.Password), cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Without its cause: a server's reply to a password may repeat the password.
            throw new MailException(SmtpFault.ExplainLogin(fault, _server));
        }
    }

    private SecureSocketOptions ChooseEncryption(bool isThisMachine) => _server.Tls switch
    {
        SmtpTls.None => SecureSocketOptions.None,
        _ when _server.IsTlsImplicit => SecureSocketOptions.SslOnConnect,
        SmtpTls.Auto when isThisMachine => SecureSocketOptions.StartTlsWhenAvailable,
        _ => SecureSocketOptions.StartTls,
    };

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (_server.TrustedRoots is not { } roots || errors != SslPolicyErrors.RemoteCertificateChainErrors)
            return errors == SslPolicyErrors.None;
        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.CustomTrustStore.AddRange(roots);
        return own.Build((X509Certificate2)certificate!);
    }

    private MailOutcome Decide(int code, string reply, MimeMessage letter)
    {
        var text = SmtpVerdict.HideTokens(reply, letter);
        if (SmtpVerdict.Decide(code, text, _stage) is { } outcome)
            return outcome;
        var sentence = $"{_server} gave an answer out of place: {SmtpVerdict.Format(code, text)}.";
        return _stage == SmtpStage.Message ? new MailOutcome.Unknown(sentence) : new MailOutcome.Deferred(sentence, IsServer: true);
    }

    private static bool IsOfConnection(Exception fault) =>
        fault is OperationCanceledException or IOException or SocketException or ProtocolException or ServiceNotConnectedException;

    private static IPAddress AddressOf(EndPoint? end)
    {
        var address = ((IPEndPoint)end!).Address;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }
}
