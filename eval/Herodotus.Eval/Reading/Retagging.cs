namespace Herodotus.Eval.Reading;

/// <summary>
/// Where a training set departs from the guidelines it is to teach: <c>word:FROM:TO</c>, any case of letters; <c>*%</c> is any word that ends so.
/// </summary>
internal sealed class Retagging
{
    private readonly Dictionary<(string Word, string Tag), string> _words = [];
    private readonly List<(string Ending, string From, string To)> _endings = [];

    /// <exception cref="FormatException">Not three parts.</exception>
    public Retagging(IEnumerable<string> rules)
    {
        foreach (var rule in rules)
        {
            if (rule.Split(':') is not [var word, var from, var to])
                throw new FormatException($"'{rule}' is not word:FROM:TO");
            if (word.StartsWith('*'))
                _endings.Add((word[1..], from, to));
            else
                _words.Add((word, from), to);
        }
    }

    /// <summary>The tag to learn for a word with this tag.</summary>
    public string Of(string word, string tag)
    {
        if (_words.TryGetValue((word.ToLowerInvariant(), tag), out var better))
            return better;
        foreach (var (ending, from, to) in _endings)
        {
            if (tag == from && word.Length > ending.Length && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return to;
        }

        return tag;
    }
}
