namespace Herodotus.Text;

/// <summary>What heads a report before its first words: "LIMA, May 3 (Andes) - ", "Tegucigalpa, 13 mar (EFE).- ", "QUITO.- ", "(ANDES- The Orlo Post) ".</summary>
public static class Dateline
{
    /// <summary>Code units within which a dateline ends.</summary>
    private const int MaxLength = 90;

    /// <summary>Letters in capitals from which on a first word is shouted, no abbreviation.</summary>
    private const int Shouted = 4;

    /// <summary>The length of the dateline a text begins with, its dash and spaces included; 0 where it has none.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] == '(')
            return Credit(text);
        if (text.Length == 0 || !char.IsUpper(text[0]))
            return 0;
        var capitals = 0;
        while (capitals < text.Length && char.IsUpper(text[capitals]))
            capitals++;
        for (var i = 1; i < Math.Min(text.Length, MaxLength); i++)
        {
            if (text[i] is '\n' or ';' or ':' or '“' or '"' or '«' or '?' or '!')
                return 0;
            if (!IsDash(text[i]) || (text[i] == '-' && text[i - 1] is not (' ' or '.')))
                continue;
            var before = text[..i].TrimEnd();
            if (before[^1] == '.')
                before = before[..^1].TrimEnd();
            // A credit in parentheses, or a place in capitals with nothing but a date behind it.
            if (before.Length == 0 || !(before[^1] == ')' || (before.Length <= MaxLength / 3 && (capitals >= Shouted || IsShouted(before)))))
                return 0;
            var end = i + 1;
            while (end < text.Length && (IsDash(text[end]) || text[end] is ' ' or '\u00a0'))
                end++;
            return end < text.Length ? end : 0;
        }

        return 0;
    }

    /// <summary>An agency's abbreviation in parentheses, with whom it passes on, or any name there before a dash: what heads the first sentence.</summary>
    private static int Credit(ReadOnlySpan<char> text)
    {
        var close = text[..Math.Min(text.Length, MaxLength)].IndexOf(')');
        if (close < 3 || !char.IsUpper(text[1]))
            return 0;
        var end = close + 1;
        if (!char.IsUpper(text[2]) && !(text[end..].TrimStart() is [var next, ..] && IsDash(next)))
            return 0;
        while (end < text.Length && (IsDash(text[end]) || text[end] is '.' or ' ' or '\u00a0'))
            end++;
        return end > close + 1 && end < text.Length && char.IsUpper(text[end]) ? end : 0;
    }

    /// <summary>"SAN JOSÉ": nothing but capitals, in several words.</summary>
    private static bool IsShouted(ReadOnlySpan<char> place)
    {
        var letters = 0;
        foreach (var letter in place)
        {
            if (!char.IsUpper(letter) && letter is not (' ' or '.' or '/'))
                return false;
            letters += char.IsUpper(letter) ? 1 : 0;
        }

        return letters >= Shouted;
    }

    private static bool IsDash(char letter) => letter is '-' or '–' or '—';
}
