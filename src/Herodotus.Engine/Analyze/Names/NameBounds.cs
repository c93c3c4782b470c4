using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names;

/// <summary>
/// Cuts names to what names: a name does not run over a line end, and a person's name does not begin with a nationality or an office
/// ("US Secretary of State Marco Rubio" is Marco Rubio). Training sets differ in this; readers of the layer should not see it.
/// </summary>
public static class NameBounds
{
    /// <summary>Names in the same order; none is lost.</summary>
    public static ImmutableArray<NameMention> Trim(string text, ImmutableArray<NameMention> names, string language, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(knowledge);
        ImmutableArray<NameMention>.Builder? changed = null;
        for (var i = 0; i < names.Length; i++)
        {
            var span = OneLine(text, names[i].Span);
            if (names[i].Type == NameType.Person)
                span = WithoutTitle(text, span, knowledge.Words(language), knowledge);
            if (span == names[i].Span)
                continue;
            changed ??= names.ToBuilder();
            changed[i] = names[i] with { Span = span };
        }

        return changed?.ToImmutable() ?? names;
    }

    /// <summary>The last line of the name: what stands before a line end is a heading or another paragraph.</summary>
    private static TextSpan OneLine(string text, TextSpan span)
    {
        var end = span.Of(text.AsSpan()).LastIndexOf('\n');
        return end < 0 || end + 1 >= span.Length ? span : TextSpan.FromBounds(span.Start + end + 1, span.End);
    }

    private static TextSpan WithoutTitle(string text, TextSpan span, LanguageWords words, KnowledgeBase knowledge)
    {
        while (true)
        {
            var rest = span.Of(text.AsSpan());
            var cut = rest.IndexOf(' ');
            if (cut <= 0)
                return span;
            var first = rest[..cut];
            var length = knowledge.FindDemonym(first) is not null || knowledge.FindCountry(first) is not null ? cut : LongestRole(rest, words);
            // A single word is left alone: "King" may be all there is.
            if (length == 0 || length + 1 >= rest.Length || !char.IsUpper(rest[length + 1]))
                return span;
            span = TextSpan.FromBounds(span.Start + length + 1, span.End);
        }
    }

    /// <summary>The length of the longest office with which the name begins, a name still following; 0 without one.</summary>
    private static int LongestRole(ReadOnlySpan<char> name, LanguageWords words)
    {
        var (longest, count) = (0, 0);
        for (var i = 0; i < name.Length && count < LanguageWords.LongestPhrase; i++)
        {
            if (name[i] != ' ')
                continue;
            count++;
            foreach (var role in words.Roles(NameKey.Of(name[..i].ToString())))
            {
                if (role.Kind == RoleWordKind.Head)
                    longest = i;
            }
        }

        return longest;
    }
}
