using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace ToolVerdicts.Store;

/// <summary>
/// Chooses the SQLite to run on. The package bundles 3.35.5; a newer one that the system keeps patched is better, for a store that
/// several connections write to above all.
/// </summary>
public static class SqliteLibrary
{
    private const string Bundled = "e_sqlite3";

    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3"];
    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>The version in use and where it came from, such as "3.40.1 (system)". The first call loads the library.</summary>
    public static string Version => Loaded.Value;

    private static string Load()
    {
        var provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
        var system = Open(SystemNames, assembly: null);
        var bundled = Open([Bundled], provider);
        var useSystem = VersionOf(system) > VersionOf(bundled);
        if (useSystem)
            NativeLibrary.SetDllImportResolver(provider, (name, _, _) => name == Bundled ? system : 0);
        Batteries_V2.Init();
        return $"{raw.sqlite3_libversion().utf8_to_string()} ({(useSystem ? "system" : "bundled")})";
    }

    private static nint Open(string[] names, Assembly? assembly)
    {
        foreach (var name in names)
        {
            var found = assembly is null
                ? NativeLibrary.TryLoad(name, out var library)
                : NativeLibrary.TryLoad(name, assembly, searchPath: null, out library);
            if (found)
                return library;
        }

        return 0;
    }

    private static int VersionOf(nint library) =>
        library != 0 && NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var export)
            ? Marshal.GetDelegateForFunctionPointer<VersionNumber>(export)()
            : 0;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();
}
