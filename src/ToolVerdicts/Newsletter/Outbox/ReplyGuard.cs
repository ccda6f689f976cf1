using MailKit;
using MailKit.Net.Smtp;

namespace ToolVerdicts.Newsletter.Outbox;

/// <summary>Ends a connection whose server sends an endless reply, or more than the reply to the last command: the surplus would be taken
/// for the reply to the next command. MailKit shows a protocol logger each octet; nothing is logged: letters hold tokens.</summary>
internal sealed class ReplyGuard : IProtocolLogger
{
    // Eight times what RFC 5321 (4.5.3.1.5) allows.
    private const int MaxLineLength = 4096;
    private const int MaxReplyLength = 64 * MaxLineLength;

    // The octet behind the three digits of the code.
    private const int MarkColumn = 3;

    private int _replyLength;
    private int _column;
    private bool _isContinued;
    private bool _isComplete;

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri) { }

    public void LogClient(byte[] buffer, int offset, int count)
    {
        _isComplete = false;
        _replyLength = 0;
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        foreach (var octet in buffer.AsSpan(offset, count))
        {
            if (_isComplete)
                throw new SmtpProtocolException("The server sent more than the reply to the last command.");
            if (++_replyLength > MaxReplyLength || _column > MaxLineLength + "\r".Length)
                throw new SmtpProtocolException("The server sent a reply of unreasonable length.");
            Read(octet);
        }
    }

    public void Dispose() { }

    private void Read(byte octet)
    {
        if (octet == '\n')
        {
            _isComplete = !_isContinued;
            _isContinued = false;
            _column = 0;
        }
        else if (_column++ == MarkColumn)
        {
            _isContinued = octet == '-';
        }
    }
}
