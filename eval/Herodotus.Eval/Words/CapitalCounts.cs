using Herodotus.Analyze.Tokens;

namespace Herodotus.Eval.Words;

/// <summary>How often each word is written with a capital and without, the first word of a sentence left out.</summary>
internal sealed class CapitalCounts(Tokenizer tokenizer)
{
    /// <summary>Uses inside sentences below which a word's capitals say nothing.</summary>
    private const int MinUses = 3;

    private readonly Dictionary<string, (int Upper, int All)> _counts = new(StringComparer.Ordinal);

    public IEnumerable<string> Words => _counts.Where(item => item.Value.All >= MinUses).Select(item => item.Key);

    public void Add(string line)
    {
        var first = true;
        foreach (var token in tokenizer.Split(line))
        {
            var word = token.Span.Of(line.AsSpan());
            if (!char.IsLetter(word[0]))
            {
                first |= word[0] is '.' or '?' or '!' or ':' or '"' or '“' or '«' or '¿' or '¡' or '…';
                continue;
            }

            if (!first)
            {
                var key = word.ToString().ToLowerInvariant();
                var (upper, all) = _counts.GetValueOrDefault(key);
                _counts[key] = (upper + (char.IsUpper(word[0]) ? 1 : 0), all + 1);
            }

            first = word.Length > 1 && word[^1] == '.';
        }
    }

    public int Level(string word)
    {
        var (upper, all) = _counts.GetValueOrDefault(word);
        return all < MinUses ? 0 : upper == 0 ? 1 : 2 + Math.Min(5, (int)(upper * 5.999 / all));
    }
}
