namespace Herodotus.Analyze.Numbers;

internal ref partial struct NumberScan
{
    private readonly bool IsPluralScale(int at, int after) => words.Find(text[at..after]) is { Scale: > 1000 } && text[after - 1] is 's' or 'S';

    private readonly ReadOnlySpan<char> Word(int at) => Letters(at);

    private readonly ReadOnlySpan<char> Letters(int at)
    {
        // No number word is longer; a run without a space stays linear.
        var limit = Math.Min(text.Length, at + 32);
        var stop = at;
        while (stop < limit && (char.IsLetter(text[stop]) || text[stop] is '\u00BA' or '\u00AA'))
            stop++;
        return text[at..stop];
    }

    private readonly int Digits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    /// <summary>Where the next word of a number may begin: after one hyphen or up to three blanks; -1 when nothing can.</summary>
    private readonly int NextWord(int at)
    {
        var from = at;
        var limit = Math.Min(text.Length, at + 4);
        while (at < limit && text[at] is ' ' or '\u00A0' or '\t')
            at++;
        if (at < limit && text[at] is '-' or '\u2010' or '\u2011' && (at == from || text[at - 1] == ' '))
        {
            at++;
            while (at < limit && text[at] == ' ' && at - from > 1)
                at++;
        }

        return at > from && at < text.Length && (char.IsLetter(text[at]) || char.IsAsciiDigit(text[at])) ? at : -1;
    }
}
