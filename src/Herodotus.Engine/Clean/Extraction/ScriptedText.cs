using System.Runtime.InteropServices;
using AngleSharp.Html.Dom;
using Herodotus.Clean.Markup;

namespace Herodotus.Clean.Extraction;

/// <summary>
/// The text of a page that scripts draw: the strings of prose that its scripts carry, those under one name together. Readers see it, the markup
/// does not show it.
/// </summary>
internal static class ScriptedText
{
    /// <summary>A string below this is a label.</summary>
    private const int ShortestString = 80;

    /// <summary>Prose below this, in letters, is no report.</summary>
    private const int ShortestText = 400;

    /// <summary>Strings looked at; a page's state holds a few hundred.</summary>
    private const int MostStrings = 20_000;

    /// <summary>The texts under the name that holds the most prose, each as plain text or markup, in order; empty when none holds enough.</summary>
    public static ImmutableArray<string> Find(IHtmlDocument document)
    {
        var groups = new Dictionary<string, Group>(StringComparer.Ordinal);
        var budget = PageLimits.StructuredCharacters;
        foreach (var script in document.Scripts)
        {
            var source = script.TextContent;
            if ((budget -= source.Length) < 0)
                break;
            Collect(source, groups);
        }

        var best = groups.Values.Where(group => group.Prose >= ShortestText).OrderByDescending(group => group.Prose).ThenBy(group => group.Number).FirstOrDefault();
        return best is null ? [] : [.. best.Texts];
    }

    /// <summary>Every string literal once: one before a colon is a name, a longer one under a name may be text.</summary>
    private static void Collect(string source, Dictionary<string, Group> groups)
    {
        var name = "";
        var strings = 0;
        for (var at = source.IndexOf('"', StringComparison.Ordinal); at >= 0 && strings < MostStrings; at = at + 1 < source.Length ? source.IndexOf('"', at + 1) : -1)
        {
            var end = at + 1;
            while (end < source.Length && source[end] != '"')
                end += source[end] == '\\' ? 2 : 1;
            if (end >= source.Length)
                return;
            strings++;
            var after = end + 1;
            while (after < source.Length && char.IsWhiteSpace(source[after]))
                after++;
            if (after < source.Length && source[after] == ':' && end - at < ShortestString)
                name = source[(at + 1)..end];
            else if (end - at >= ShortestString && Text(source[(at + 1)..end]) is { } text)
                Add(groups, name, text);
            at = end;
        }
    }

    private static void Add(Dictionary<string, Group> groups, string name, string text)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, name, out var isThere);
        if (!isThere)
            group = new Group(groups.Count);
        if (!group!.Seen.Add(text))
            return;
        group.Texts.Add(text);
        group.Prose += ProseMeasure.Weigh(text);
    }

    /// <summary>The string with its escapes undone when it reads like prose; null for addresses, codes and data.</summary>
    private static string? Text(string literal)
    {
        var text = literal.Contains('\\', StringComparison.Ordinal) ? ShownText.Of(literal).WithoutEscapes().Text : literal;
        var isMarkup = text.Contains('<', StringComparison.Ordinal);
        var plain = isMarkup ? MarkupText.FromHtml(text) : text;
        // A text of several paragraphs may end in its writer's name.
        var ends = isMarkup ? plain.Split('\n').Any(line => ProseMeasure.EndsSentence(line)) : ProseMeasure.EndsSentence(plain.TrimEnd());
        if (plain.Length < ShortestString / 2 || plain.AsSpan().IndexOfAny("{}") >= 0 || !ends)
            return null;
        int letters = 0, blanks = 0, dense = 0;
        foreach (var c in plain)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            blanks += char.IsWhiteSpace(c) ? 1 : 0;
            dense += ProseMeasure.IsDense(c) ? 1 : 0;
        }

        return letters * 10 >= plain.Length * 6 && (blanks * 25 >= plain.Length || dense * 2 >= letters) ? text : null;
    }

    private sealed class Group(int number)
    {
        public int Number => number;

        public List<string> Texts { get; } = [];

        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public int Prose { get; set; }
    }
}
