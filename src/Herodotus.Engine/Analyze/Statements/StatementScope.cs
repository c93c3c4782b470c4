using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Statements;

/// <summary>In whose words something stands.</summary>
public static class StatementScope
{
    /// <summary>
    /// The index of the statement whose content holds the words; of nested ones the widest: when a newspaper reports that a president signed an
    /// order, the order is known from the newspaper. Null when the report says it in its own voice.
    /// </summary>
    public static int? Around(ImmutableArray<Statement> statements, TextSpan words)
    {
        int? widest = null;
        var width = 0;
        for (var i = 0; i < statements.Length; i++)
        {
            foreach (var part in statements[i].Content)
            {
                if (part.Contains(words) && part.Length > width)
                    (widest, width) = (i, part.Length);
            }
        }

        return widest;
    }
}
