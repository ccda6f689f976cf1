namespace ToolVerdicts.Store;

/// <summary>Work that returns a result.</summary>
internal sealed class QueuedWriteOfResult<T>(Func<DbConnection, T> work) : QueuedWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    /// <summary>Ends with the result.</summary>
    public Task<T> Done => _done.Task;

    public override void Fail(Exception fault) => _done.SetException(fault);

    protected override void Run(DbConnection store) => _result = work(store);

    protected override void Succeed() => _done.SetResult(_result);
}
