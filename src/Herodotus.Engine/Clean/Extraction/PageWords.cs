using System.Collections.Frozen;
using Herodotus.Learning.Files;

namespace Herodotus.Clean.Extraction;

/// <summary>The word lists that page reading works with: names of elements, and lines that are furniture in many languages.</summary>
internal sealed class PageWords
{
    private const int LongestName = 96;

    private const int LongestPictureLine = 360;

    private const int LongestCredit = 70;

    private readonly FrozenDictionary<string, BoxMarks>.AlternateLookup<ReadOnlySpan<char>> names;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> lines;
    private readonly FrozenSet<string> lineSet;

    private readonly ImmutableArray<(string Start, BoxMarks Mark)> nameStarts;

    private readonly ImmutableArray<string> credits;

    private readonly ImmutableArray<string> bylines;

    private readonly ImmutableArray<string> walls;

    private readonly ImmutableArray<string> postings;

    private PageWords(
        Dictionary<string, BoxMarks> names, ImmutableArray<(string Start, BoxMarks Mark)> nameStarts, HashSet<string> lines, ImmutableArray<string> starts, ImmutableArray<string> credits, ImmutableArray<string> bylines, ImmutableArray<string> walls, ImmutableArray<string> postings)
    {
        this.postings = postings;
        this.bylines = bylines;
        this.walls = walls;
        this.credits = credits;
        this.nameStarts = nameStarts;
        this.names = names.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        lineSet = lines.ToFrozenSet(StringComparer.Ordinal);
        this.lines = lineSet.GetAlternateLookup<ReadOnlySpan<char>>();
        LineStarts = starts;
    }

    /// <summary>Starts of lines that lead to other reports or services, lower case, longest first.</summary>
    public ImmutableArray<string> LineStarts { get; }

    public static PageWords Load(DataFolder folder)
    {
        var names = new Dictionary<string, BoxMarks>(StringComparer.Ordinal);
        var nameStarts = ImmutableArray.CreateBuilder<(string Start, BoxMarks Mark)>();
        foreach (var line in folder.Lines("pages", "element-names.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !Enum.TryParse<BoxMarks>(line[..colon], true, out var mark))
                continue;
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (word[^1] == '*')
                    nameStarts.Add((word[..^1], mark));
                else
                    names[word] = names.GetValueOrDefault(word) | mark;
            }
        }

        var lines = new HashSet<string>(StringComparer.Ordinal);
        var starts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in folder.Lines("pages", "furniture-lines.txt"))
        {
            if (line.EndsWith('*'))
                starts.Add(line[..^1].TrimEnd().ToLowerInvariant());
            else
                lines.Add(line.ToLowerInvariant());
        }

        return new PageWords(names, nameStarts.ToImmutable(), lines, [.. starts.OrderByDescending(s => s.Length).ThenBy(s => s, StringComparer.Ordinal)], [.. folder.Lines("pages", "picture-credits.txt")], [.. folder.Lines("pages", "byline-starts.txt")],
            [.. folder.Lines("pages", "wall-phrases.txt").Where(line => line.StartsWith("login: ", StringComparison.Ordinal)).Select(line => line["login: ".Length..])],
            [.. folder.Lines("pages", "posting-phrases.txt")]);
    }

    /// <summary>What a class, id or other name list says. Each name counts whole, by its words, and by pairs of neighbouring words.</summary>
    public BoxMarks Read(string? value)
    {
        var marks = BoxMarks.None;
        if (string.IsNullOrEmpty(value))
            return marks;
        var text = value.AsSpan(0, Math.Min(value.Length, 400));
        Span<char> name = stackalloc char[LongestName * 2];
        Span<int> starts = stackalloc int[LongestName];
        while (!text.IsEmpty)
        {
            var end = text.IndexOfAny(' ', '\t', '\n');
            var one = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (!one.IsEmpty && one.Length <= LongestName && one.IndexOfAny(':', '[') < 0)
                marks |= ReadOne(one, name, starts);
        }

        return marks;
    }

    /// <summary>True for a whole line known as furniture, lower case, outer marks trimmed.</summary>
    public bool IsFurnitureLine(ReadOnlySpan<char> line)
    {
        line = line.Trim().TrimEnd(":.…»>→!").Trim();
        if (line.IsEmpty || line.Length > 120)
            return false;
        Span<char> lower = stackalloc char[line.Length];
        var length = line.ToLowerInvariant(lower);
        return length > 0 && lines.Contains(lower[..length]);
    }

    /// <summary>True when the line starts like a pointer to something else.</summary>
    public bool StartsAsPointer(ReadOnlySpan<char> line)
    {
        line = line.TrimStart(" \t*•►▶→>+[(|-–");
        foreach (var start in LineStarts)
        {
            if (line.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                && (line.Length == start.Length || !char.IsLetterOrDigit(line[start.Length]) || !char.IsLetterOrDigit(start[^1])))
                return true;
        }

        return false;
    }

    /// <summary>True when the line begins as one that names who wrote the text does.</summary>
    public bool StartsAsByline(ReadOnlySpan<char> line)
    {
        foreach (var start in bylines)
        {
            if (line.Length > start.Length + 1 && line.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (line[start.Length] is ' ' or ':' or '\u00A0' || start[^1] == ':'))
                return true;
        }

        return false;
    }

    /// <summary>True when the line says under what a text was posted, as programs for blogs write it.</summary>
    public bool SpeaksOfPosting(ReadOnlySpan<char> line)
    {
        foreach (var posting in postings)
        {
            if (line.Contains(posting, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>True when the line asks readers to log in or to pay for the rest.</summary>
    public bool SpeaksOfWall(ReadOnlySpan<char> line)
    {
        foreach (var wall in walls)
        {
            if (line.Contains(wall, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>True for the line under a picture: it begins with a credit, or ends in one ("(Image: Agency)").</summary>
    public bool IsPictureLine(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestPictureLine)
            return false;
        var tail = line.Length > LongestCredit ? line[^LongestCredit..] : line;
        foreach (var credit in credits)
        {
            if (line.StartsWith(credit, StringComparison.OrdinalIgnoreCase) && line.Length < LongestCredit + credit.Length)
                return true;
            var at = tail.LastIndexOf(credit, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && (tail[at - 1] is '(' or '[' or '|' or '/' or '©' || at > 1 && tail[at - 1] == ' ' && !char.IsLetterOrDigit(tail[at - 2]) && tail[at - 2] != ','))
                return true;
        }

        return false;
    }

    private BoxMarks ReadOne(ReadOnlySpan<char> one, Span<char> name, Span<int> starts)
    {
        // "articleBody", "article_body" and "article-body" all become "article-body".
        int length = 0, words = 0;
        var previous = '-';
        foreach (var c in one)
        {
            if (!char.IsAsciiLetter(c) && c < '\u0080')
            {
                previous = '-';
                continue;
            }

            if (previous == '-' || char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(previous))
            {
                if (length > 0)
                    name[length++] = '-';
                if (words < starts.Length)
                    starts[words++] = length;
            }

            name[length++] = char.ToLowerInvariant(c);
            previous = c;
        }

        var marks = BoxMarks.None;
        for (var i = 0; i < words; i++)
        {
            for (var j = i + 1; j <= Math.Min(words, i + 3); j++)
            {
                var end = j == words ? length : starts[j] - 1;
                if (names.TryGetValue(name[starts[i]..end], out var mark))
                    marks |= mark;
            }

            var word = name[starts[i]..(i + 1 == words ? length : starts[i + 1] - 1)];
            foreach (var (start, startMark) in nameStarts)
            {
                if (word.Length > start.Length && word.StartsWith(start, StringComparison.Ordinal))
                    marks |= startMark;
            }
        }

        return marks;
    }
}
