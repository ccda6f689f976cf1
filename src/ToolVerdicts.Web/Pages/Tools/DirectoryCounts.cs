namespace ToolVerdicts.Web.Pages.Tools;

/// <summary>Keeps what all pages of the directory count until the catalogue changes. Afterwards, only the tools that changed are read.
/// </summary>
public sealed class DirectoryCounts : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private volatile CountedDirectory? _last;

    public async Task<CountedDirectory> FindAsync(DbConnection store)
    {
        var mark = store.FindLastChange();
        if (_last is { } last && last.Tools.Mark >= mark)
            return last;
        await _loading.WaitAsync();
        try
        {
            if (_last is { } loaded && loaded.Tools.Mark >= mark)
                return loaded;
            var tools = _last is { } known ? store.LoadChangesOf(known.Tools, mark) : store.LoadListedTools(mark);
            return _last = new CountedDirectory(tools, await store.CountFacetsAsync(WordMatches.All));
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();
}
