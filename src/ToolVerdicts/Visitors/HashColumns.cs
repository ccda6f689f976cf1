using System.Data;
using System.Runtime.CompilerServices;

namespace ToolVerdicts.Visitors;

/// <summary>Lets Dapper write and read the types of hashes as BLOB columns.</summary>
internal static class HashColumns
{
    // Dapper must know the types before the first query, and no code of this folder runs before every query.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        SqlMapper.AddTypeHandler(new Handler<Voter>(voter => voter.Hex, hex => new Voter(hex)));
        SqlMapper.AddTypeHandler(new Handler<Owner>(owner => owner.Hex, hex => new Owner(hex)));
        SqlMapper.AddTypeHandler(new Handler<TokenHash>(hash => hash.Hex, hex => new TokenHash(hex)));
    }

    private sealed class Handler<T>(Func<T, string> hexOf, Func<string, T> of) : SqlMapper.TypeHandler<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value)
        {
            parameter.DbType = DbType.Binary;
            parameter.Value = Convert.FromHexString(hexOf(value!));
        }

        public override T Parse(object value) => of(Convert.ToHexStringLower((byte[])value));
    }
}
