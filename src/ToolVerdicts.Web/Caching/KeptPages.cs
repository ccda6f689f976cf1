using Microsoft.Extensions.Caching.Memory;

namespace ToolVerdicts.Web.Caching;

/// <summary>The pages that are kept, as many as fit.</summary>
internal sealed class KeptPages : IDisposable
{
    /// <summary>The most memory that they take, in bytes.</summary>
    public const long MaxBytes = 64 * 1024 * 1024;

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MaxBytes });

    /// <summary>The page of a key, whether it is still right or not; null when there is none.</summary>
    public CachedPage? Find(string? key) => key is not null && _pages.TryGetValue(key, out CachedPage? page) ? page : null;

    /// <summary>Keeps a page; it may go again when others need the room.</summary>
    public void Keep(string key, CachedPage page)
    {
        if (page.IsLasting)
            _pages.Set(key, page, new MemoryCacheEntryOptions { Size = page.Size });
    }

    /// <inheritdoc/>
    public void Dispose() => _pages.Dispose();
}
