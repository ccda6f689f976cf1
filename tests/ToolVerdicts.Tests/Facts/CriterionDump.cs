using System.Data.Common;
using Dapper;

namespace ToolVerdicts.Tests.Facts;

/// <summary>The criteria of listed tools, those included of which no value stands.</summary>
internal static class CriterionDump
{
    private const string Values =
        """
        SELECT t.slug || ' ' || v.criterion || ' ' || v.value || COALESCE(' ' || v.seen, '')
        FROM criterion_values v JOIN tools t ON t.id = v.tool_id WHERE t.is_hidden = 0
        UNION ALL SELECT t.slug || ' ' || c.criterion || ' contested'
        FROM contested_criteria c JOIN tools t ON t.id = c.tool_id WHERE t.is_hidden = 0
        ORDER BY 1
        """;

    public static IReadOnlyList<string> Of(DbConnection store) => store.Query<string>(Values).AsList();
}
