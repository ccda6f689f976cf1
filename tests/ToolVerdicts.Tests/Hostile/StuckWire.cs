using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ToolVerdicts.Tests.Hostile;

/// <summary>Stops answers at their first byte, as a client does that reads nothing, until all are let go.</summary>
internal sealed class StuckWire : IStartupFilter
{
    /// <summary>The header of requests whose answers are stopped.</summary>
    public const string Header = "X-Stuck";

    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _stuck;

    /// <summary>The number of answers that have begun and stand still.</summary>
    public int Stuck => Volatile.Read(ref _stuck);

    public void LetGo() => _end.TrySetResult();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => site =>
    {
        site.Use(async (context, following) =>
        {
            if (context.Request.Headers.ContainsKey(Header))
                context.Response.Body = new Wire(context.Response.Body, this);
            await following(context);
        });
        next(site);
    };

    private async Task WaitAsync()
    {
        Interlocked.Increment(ref _stuck);
        await _end.Task.WithinAsync("the end of the test");
    }

    private sealed class Wire(Stream wire, StuckWire stuck) : Stream
    {
        private bool _hasBegun;

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_hasBegun)
            {
                _hasBegun = true;
                await stuck.WaitAsync();
            }

            await wire.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => wire.FlushAsync(cancellationToken);
        public override void Flush() => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
