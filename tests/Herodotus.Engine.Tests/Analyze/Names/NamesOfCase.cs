using System.Collections.Immutable;
using Herodotus.Reports;
using Herodotus.Text;
using Shouldly;

namespace Herodotus.Analyze.Names;

/// <summary>Names as cases write them, one behind the other in their text: <c>person:Ana Ruiz, place:Lima</c>.</summary>
internal static class NamesOfCase
{
    public static ImmutableArray<NameMention> Read(string text, string names)
    {
        var end = 0;
        return
        [
            .. names.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(name => name.Split(':', 2)).Select(pair =>
            {
                var start = text.IndexOf(pair[1], end, StringComparison.Ordinal);
                end = start + pair[1].Length;
                return new NameMention(new TextSpan(start, pair[1].Length), Enum.Parse<NameType>(pair[0], ignoreCase: true));
            }),
        ];
    }

    public static string Write(string text, ImmutableArray<NameMention> names) =>
        string.Join(", ", names.Select(name => $"{name.Type.ToString().ToLowerInvariant()}:{name.Span.Of(text)}"));

    /// <summary>Sorted, none empty, none over another, all within the text.</summary>
    public static void ShouldBeInOrder(ImmutableArray<NameMention> names, string text)
    {
        var end = 0;
        foreach (var name in names)
        {
            name.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
            name.Span.Length.ShouldBeGreaterThan(0);
            end = name.Span.End;
        }

        end.ShouldBeLessThanOrEqualTo(text.Length);
    }
}
