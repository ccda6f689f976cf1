using Microsoft.Extensions.Caching.Memory;

namespace ToolVerdicts.Web.Caching;

/// <summary>The memory of the page cache. The least recently used pages make room for others.</summary>
internal sealed class CachedPages : IDisposable
{
    public const long MaxBytes = 64 * 1024 * 1024;

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MaxBytes });

    /// <summary>The page of a key, which may be out of date; null when there is none.</summary>
    public CachedPage? Find(string? key) => key is not null && _pages.TryGetValue(key, out CachedPage? page) ? page : null;

    public void Add(string key, CachedPage page)
    {
        if (page.IsCacheable)
            _pages.Set(key, page, new MemoryCacheEntryOptions { Size = page.Size });
    }

    public void Dispose() => _pages.Dispose();
}
