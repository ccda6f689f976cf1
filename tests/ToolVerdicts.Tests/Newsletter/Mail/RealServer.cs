using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace ToolVerdicts.Tests.Newsletter.Mail;

/// <summary>A mail server that keeps to the protocol (package SmtpServer), on a free port of this machine.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<ReceivedMessage> _received = Channel.CreateUnbounded<ReceivedMessage>();
    private readonly Task _serving;

    private RealServer(X509Certificate2? certificate, bool isTlsImplicit, bool requiresTls, (string User, string Password)? login)
    {
        var endpoint = new EndpointDefinitionBuilder().Endpoint(new IPEndPoint(IPAddress.Loopback, 0)).IsSecure(isTlsImplicit);
        var services = new ServiceProvider();
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, started) => Port = ((IPEndPoint)started.LocalEndPoint).Port;
        services.Add(listeners);
        services.Add(new Store(_received.Writer, requiresTls));
        if (certificate is not null)
            endpoint = endpoint.Certificate(certificate);
        if (login is not null)
        {
            endpoint = endpoint.AuthenticationRequired().AllowUnsecureAuthentication(certificate is null);
            services.Add(new Authenticator(login.Value));
        }

        var options = new SmtpServerOptionsBuilder().ServerName("real.example").Endpoint(endpoint.Build()).Build();
        _serving = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public int Port { get; private set; }

    /// <summary>Starts a server.</summary>
    /// <param name="certificate">Offered with STARTTLS, or from the first byte; null for a server without encryption.</param>
    /// <param name="isTlsImplicit">True when TLS starts with the first byte.</param>
    /// <param name="requiresTls">True when messages are refused that come in the clear.</param>
    /// <param name="login">The only login; null when none is asked for.</param>
    public static RealServer Start(
        X509Certificate2? certificate = null, bool isTlsImplicit = false, bool requiresTls = false,
            (string User, string Password)? login = null) =>
        new(certificate, isTlsImplicit, requiresTls, login);

    /// <summary>The next message; to be called once for each that was accepted.</summary>
    public Task<ReceivedMessage> ReceiveAsync() => _received.Reader.ReadAsync().AsTask().WithinAsync("a message at the mail server");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving.WithinAsync("the mail server to stop");
        _stop.Dispose();
    }

    private sealed class Store(ChannelWriter<ReceivedMessage> received, bool requiresTls) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (requiresTls && !context.Pipe.IsSecure)
                return Task.FromResult(new SmtpResponse(SmtpReplyCode.AuthenticationRequired, "5.7.0 Must issue a STARTTLS command first"));
            received.TryWrite(new ReceivedMessage(
                transaction.From.AsAddress(),
                transaction.To.Select(mailbox => mailbox.AsAddress()).ToList(),
                context.Pipe.IsSecure,
                context.Authentication.IsAuthenticated,
                Letters.Read(buffer.ToArray())));
            return Task.FromResult(new SmtpResponse(SmtpReplyCode.Ok, "2.0.0 taken"));
        }
    }

    private sealed class Authenticator((string User, string Password) login) : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(ISessionContext context, string user, string password,
            CancellationToken cancellationToken) =>
            Task.FromResult((user, password) == login);
    }
}
