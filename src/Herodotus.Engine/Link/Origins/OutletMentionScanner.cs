using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Text;

namespace Herodotus.Link.Origins;

/// <summary>Finds outlets that a text names as the source of something: "according to Fox News", "The New York Times reported".</summary>
/// <remarks>A name without such words is no source: outlets are also owned, sued and struck.</remarks>
internal sealed class OutletMentionScanner
{
    private const int MaxNameWords = 6;

    /// <summary>Characters looked at on either side of a name.</summary>
    private const int Reach = 48;

    /// <summary>Words that may stand between a name and the verb after it ("The Journal on Friday reported").</summary>
    private const int WordsBetween = 3;

    private readonly KnowledgeBase _knowledge;
    private readonly string[] _before;
    private readonly string[] _occasion;
    private readonly HashSet<string> _after;

    /// <summary>Articles and nouns between a cue and a name ("according to the newspaper …"), in the order in which they are left out.</summary>
    private readonly string[] _between;

    public OutletMentionScanner(KnowledgeBase knowledge, DataFolder folder)
    {
        _knowledge = knowledge;
        var rows = folder.Lines("stories", "attribution.tsv").Select(line => line.Split('\t')).ToLookup(row => row[0], row => LetterFolding.Fold(row[1]), StringComparer.Ordinal);
        _before = [.. rows["before"].OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)];
        _occasion = [.. rows["occasion"].OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)];
        _between = [.. rows["between"]];
        _after = rows["after"].ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>In order of the text, no two overlapping.</summary>
    public List<OutletMention> Scan(string text)
    {
        var found = new List<OutletMention>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsUpper(text[i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1])))
                continue;
            var (outlet, end) = LongestName(text, i);
            if (outlet is null)
                continue;
            if (Read(text, outlet, TextSpan.FromBounds(i, end)) is { } mention)
                found.Add(mention);
            i = end - 1;
        }

        return found;
    }

    private (Outlet? Outlet, int End) LongestName(string text, int start)
    {
        var (best, bestEnd, words) = ((Outlet?)null, start, 0);
        for (var i = start; i <= text.Length && i - start < 80; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || LetterFolding.IsMark(text[i])))
                continue;
            if (i > start && char.IsLetterOrDigit(text[i - 1]))
            {
                if (++words > MaxNameWords || !_knowledge.MayBeginOutlet(text.AsSpan(start, i - start)))
                    break;
                if (_knowledge.FindOutlet(text.AsSpan(start, i - start)) is { } outlet)
                    (best, bestEnd) = (outlet, i);
            }

            if (i < text.Length && text[i] is '\n' or ',' or ';' or '(' or ')' or '"' or '“' or '”' or '?' or '!')
                break;
        }

        return (best, bestEnd);
    }

    private OutletMention? Read(string text, Outlet outlet, TextSpan name)
    {
        var from = Math.Max(0, name.Start - Reach);
        var reach = LetterFolding.Fold(text.AsSpan(from, name.Start - from));
        var clause = Clause(reach);
        var clauseStart = from + reach.Length - clause.Length;
        var before = clause.TrimEnd();
        foreach (var word in _between)
        {
            if (before.Length > word.Length && before.EndsWith(word, StringComparison.Ordinal) && before[^(word.Length + 1)] is ' ' or '\n')
                before = before[..^word.Length].TrimEnd();
        }

        if (Ending(before, _occasion) is { } occasion)
            return new OutletMention(outlet, name, Phrase(clauseStart + before.Length - occasion.Length, name), true);
        if (Ending(before, _before) is { } cue)
            return new OutletMention(outlet, name, Phrase(clauseStart + before.Length - cue.Length, name), false);
        var after = name.End;
        for (var words = 0; words <= WordsBetween && after < text.Length && after - name.End < Reach; words++)
        {
            while (after < text.Length && text[after] is ' ' or '\'' or '’' or '\u00a0')
                after++;
            var wordStart = after;
            while (after < text.Length && char.IsLetter(text[after]))
                after++;
            if (after == wordStart)
                return null;
            if (_after.Contains(LetterFolding.Fold(text.AsSpan(wordStart, after - wordStart))))
                return new OutletMention(outlet, name, TextSpan.FromBounds(name.Start, after), false);
        }

        return null;
    }

    /// <summary>From the cue to the name; the name alone where accents written apart have moved the count.</summary>
    private static TextSpan Phrase(int start, TextSpan name) => start >= 0 && start < name.Start ? TextSpan.FromBounds(start, name.End) : name;

    /// <summary>What stands in the same clause: a full stop ends the sentence, and a cue before it belongs to another.</summary>
    private static string Clause(string before)
    {
        var stop = before.LastIndexOfAny(['.', '\n', ';', '?', '!']);
        return stop < 0 || before.EndsWith("u.s.", StringComparison.Ordinal) ? before : before[(stop + 1)..];
    }

    private static string? Ending(string before, string[] cues)
    {
        foreach (var cue in cues)
        {
            if (before.EndsWith(cue, StringComparison.Ordinal) && (before.Length == cue.Length || !char.IsLetterOrDigit(before[^(cue.Length + 1)])))
                return cue;
        }

        return null;
    }
}
