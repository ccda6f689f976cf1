using ToolVerdicts.Newsletter.Subscribers;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>
/// One connection to a mail server, for any number of messages, one at a time. What matters is told exactly: whether a fault came before the message
/// was handed over, so that it may be sent again, or after.
/// </summary>
public sealed class SmtpSession : IAsyncDisposable
{
    private readonly SmtpServer _server;
    private readonly SmtpConnection _connection;
    private IReadOnlyList<string> _offers = [];
    private bool _isOpen = true;

    private SmtpSession(SmtpServer server, SmtpConnection connection)
    {
        _server = server;
        _connection = connection;
    }

    /// <summary>Connects, and gets the server ready for messages.</summary>
    /// <exception cref="MailException">The server cannot be reached, or is not ready. Nothing was told of any message.</exception>
    public static async Task<SmtpSession> ConnectAsync(SmtpServer server, CancellationToken cancellationToken)
    {
        var session = new SmtpSession(server, await SmtpConnection.OpenAsync(server, cancellationToken));
        try
        {
            session._offers = await session._connection.GreetAsync(server, cancellationToken);
            return session;
        }
        catch
        {
            session._connection.Dispose();
            throw;
        }
    }

    /// <summary>Sends one message to one recipient.</summary>
    /// <param name="from">Whom bounces go to.</param>
    /// <param name="to">The recipient.</param>
    /// <param name="message">Lines ended by CRLF, as <see cref="Letter.ToMime"/> writes them.</param>
    /// <param name="cancellationToken">Cancelled once the message is handed over, the outcome is <see cref="MailOutcome.Unknown"/>.</param>
    /// <exception cref="ArgumentException">A line of the message is not ended by CRLF.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the message was handed over: it was certainly not taken.</exception>
    public async Task<MailOutcome> SendAsync(MailboxAddress from, MailboxAddress to, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var isInternational = !from.IsAscii || !to.IsAscii;
        if (isInternational && !_offers.Offers("SMTPUTF8"))
            return new MailOutcome.Refused(553, "5.6.7", $"{_server} offers no SMTPUTF8, which an address in another script needs.", IsRecipient: !to.IsAscii);

        var stuffed = DotStuffing.Stuff(message.Span);
        var isHandedOver = false;
        try
        {
            return await HandOverAsync();
        }
        catch (MailException fault)
        {
            _isOpen = false;
            return isHandedOver ? new MailOutcome.Unknown(fault.Message) : new MailOutcome.Deferred(fault.Message, IsServer: true);
        }
        catch (OperationCanceledException) when (isHandedOver)
        {
            _isOpen = false;
            return new MailOutcome.Unknown($"Stopped while {_server} had not yet answered for the message.");
        }
        catch
        {
            _isOpen = false;
            throw;
        }

        async Task<MailOutcome> HandOverAsync()
        {
            var mail = await AskAsync($"MAIL FROM:<{from.Address}>{(isInternational ? " BODY=8BITMIME SMTPUTF8" : "")}", "MAIL", cancellationToken);
            if (!mail.IsPositive)
                return OutcomeOf(mail, SmtpStage.Mail);
            var rcpt = await AskAsync($"RCPT TO:<{to.Address}>", "RCPT", cancellationToken);
            if (!rcpt.IsPositive)
                return OutcomeOf(rcpt, SmtpStage.Rcpt);
            var data = await _connection.AskAsync("DATA", "DATA", _server.Timeouts.Data, cancellationToken);
            if (data.Code != 354)
                return OutcomeOf(data, SmtpStage.Data);

            await _connection.WriteAsync(stuffed, "the message", _server.Timeouts.Block, cancellationToken);
            if (_connection.HasMore)
                throw new MailException($"{_server} answered or hung up before the message was whole.");
            // From the first octet of the last line on, nobody can say what the server has seen.
            isHandedOver = true;
            await _connection.WriteAsync(DotStuffing.End, "the end of the message", _server.Timeouts.Block, cancellationToken);
            var answer = await _connection.ReadReplyAsync("the message", _server.Timeouts.Accept, cancellationToken);
            return OutcomeOf(answer.Without(message), SmtpStage.Message);
        }
    }

    /// <summary>Makes ready for the next message.</summary>
    /// <returns>False when the connection is of no more use; take another one.</returns>
    public async Task<bool> ResetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _isOpen && (await AskAsync("RSET", "RSET", cancellationToken)).IsPositive;
        }
        catch (MailException)
        {
            // The usual end of a connection that was idle for long.
            _isOpen = false;
            return false;
        }
        catch
        {
            _isOpen = false;
            throw;
        }
    }

    /// <summary>Says goodbye, if there is anyone to say it to, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_isOpen)
                await _connection.AskAsync("QUIT", "QUIT", _server.Timeouts.Quit, CancellationToken.None);
        }
        catch (MailException)
        {
            // Every message has its outcome: how the connection ends changes none of them.
        }
        finally
        {
            _isOpen = false;
            _connection.Dispose();
        }
    }

    private Task<SmtpReply> AskAsync(string command, string name, CancellationToken cancellationToken) =>
        _connection.AskAsync(command, name, _server.Timeouts.Command, cancellationToken);

    private MailOutcome OutcomeOf(SmtpReply reply, SmtpStage stage)
    {
        if (reply.IsClosing)
            _isOpen = false;
        return SmtpVerdict.Of(reply, stage) ?? throw new MailException($"{_server} gave an answer out of place: {reply}.");
    }
}
