using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Mentions;

/// <summary>The mentions that the tokens read as one name make: tags and handles among them part it.</summary>
internal static class MentionParts
{
    /// <summary>Code units before a tag that is a label: pictographs and a blank or two. A bound for hostile text.</summary>
    private const int FarthestLabel = 32;

    /// <summary>Adds a name: a tag in it is a name of its own, without its sign; a handle is an address and belongs to none, nor does what stands before it in a repost.</summary>
    public static void Add(string text, ReadOnlySpan<Token> own, NameType type, List<NameMention> names)
    {
        for (var at = own.Length - 1; at >= 0; at--)
        {
            if (text[own[at].Span.Start] != '@' || own[at].Span.Length == 1)
                continue;
            if (at == own.Length - 1 && at > 0 && !IsRepost(text, own[..at]))
                Add(text, own[..at], type, names);
            own = own[(at + 1)..];
            break;
        }

        for (var first = 0; first < own.Length;)
        {
            var end = first + 1;
            while (end < own.Length && !IsTag(text, own[end]))
                end++;
            // A tag that begins the text and words after it are a label and what it is put to (#URGENTE Ruiz …).
            first += first + 1 < end && IsTag(text, own[first]) && char.IsUpper(text[own[first + 1].Span.Start]) && IsLabel(text, own[first]) ? 1 : 0;
            var start = own[first].Span.Start;
            names.Add(new NameMention(TextSpan.FromBounds(IsTag(text, own[first]) ? start + 1 : start, own[end - 1].Span.End), type));
            first = end;
        }
    }

    private static bool IsTag(string text, Token token) => text[token.Span.Start] == '#' && token.Span.Length > 1;

    /// <summary>Nothing but a few marks stands before a tag.</summary>
    private static bool IsLabel(string text, Token tag)
    {
        if (tag.Span.Start > FarthestLabel)
            return false;
        foreach (var unit in text.AsSpan(0, tag.Span.Start))
        {
            if (char.IsLetterOrDigit(unit))
                return false;
        }

        return true;
    }

    private static bool IsRepost(string text, ReadOnlySpan<Token> own) => own.Length == 1 && own[0].Span.Of(text.AsSpan()) is "RT" or "MT" or "via" or "Via";
}
