using System.Collections.Frozen;
using Herodotus.Learning.Files;

namespace Herodotus.Link.Claims;

/// <summary>Words by which claims are compared, of all languages together: <c>claims.tsv</c>.</summary>
public sealed class ClaimWords
{
    private readonly FrozenSet<string> _pointing;
    private readonly FrozenSet<string> _pronoun;
    private readonly FrozenSet<string> _demonstrative;
    private readonly FrozenSet<string> _told;
    private readonly ImmutableArray<string> _of;
    /// <summary>Code units of "as the magazine".</summary>
    private const int MostBeforeTeller = 40;

    private readonly ImmutableArray<string> _articles;
    private readonly ImmutableArray<string> _oneOf;
    private readonly ImmutableArray<string> _notOne;
    private readonly ImmutableArray<string> _clause;
    private readonly ImmutableArray<string> _asTold;
    private readonly ImmutableArray<string> _noneSuch;
    private readonly ImmutableArray<string> _ageBefore;
    private readonly ImmutableArray<string> _ageAfter;
    private readonly ImmutableArray<string> _ageApposed;

    private ClaimWords(ILookup<string, string> words, ContentWords content, TellingWords telling)
    {
        (_pointing, _demonstrative, _told) = (words["pointing"].ToFrozenSet(StringComparer.Ordinal), words["demonstrative"].ToFrozenSet(StringComparer.Ordinal), words["told"].ToFrozenSet(StringComparer.Ordinal));
        (_of, _articles, _oneOf) = ([.. words["of"].Select(word => $" {word} ")], [.. words["article"].Select(word => word + " ")], [.. words["one-of"].Select(phrase => phrase + " ")]);
        _pronoun = words["pronoun"].ToFrozenSet(StringComparer.Ordinal);
        (_notOne, _noneSuch) = ([.. words["not-one"]], [.. words["none-such"].Select(phrase => phrase + " ")]);
        _asTold = [.. words["as-told"].Select(word => $" {word} ")];
        _clause = [.. words["clause"].Select(word => word + " ")];
        (_ageBefore, _ageAfter, _ageApposed) = ([.. words["age-before"]], [.. words["age-after"]], [.. words["age-apposed"]]);
        (Content, Telling) = (content, telling);
    }

    /// <exception cref="InvalidDataException">HDT0901: a line is not a kind and its words.</exception>
    public static ClaimWords Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data.WordsByKind("claims.tsv").ToLookup(pair => pair.Kind, pair => pair.Word, StringComparer.Ordinal), ContentWords.Load(data), TellingWords.Load(data));
    }

    /// <summary>Which words of a text carry its content.</summary>
    public ContentWords Content { get; }

    /// <summary>Words by which statements are told.</summary>
    public TellingWords Telling { get; }

    /// <summary>"such", "esa": speaks of what was told before.</summary>
    public bool IsPointing(string word) => _pointing.Contains(word.ToLowerInvariant());

    /// <summary>"it", by itself: what was told before.</summary>
    public bool IsPronoun(string word) => _pronoun.Contains(word.ToLowerInvariant());

    /// <summary>"that report", "esa versión": the two words name what somebody told.</summary>
    public bool IsWhatWasTold(string first, string second) => _demonstrative.Contains(first.ToLowerInvariant()) && _told.Contains(second.ToLowerInvariant());

    /// <summary>Where the last "of" of the words stands, or -1.</summary>
    public int LastOf(string words) => _of.Max(of => words.LastIndexOf(of, StringComparison.Ordinal));

    /// <summary>A phrase without the article it begins with.</summary>
    public string WithoutArticle(string phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var article = _articles.FirstOrDefault(article => phrase.StartsWith(article, StringComparison.OrdinalIgnoreCase) && phrase.Length > article.Length);
        return article is null ? phrase : phrase[article.Length..];
    }

    /// <summary>"as the magazine | Orlo | reported": the name stands shortly behind a word for who told it.</summary>
    public bool IsAsTold(string words, string name)
    {
        var at = words.IndexOf(name, StringComparison.Ordinal);
        return at > 0 && words[Math.Max(0, at - MostBeforeTeller)..at] is var before && _asTold.Any(word => before.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>"that he has fled", "haber huido": the words are a clause of their own.</summary>
    public bool OpensClause(string words) => _clause.Any(word => words.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>"de 64 | años", "64 years | old", "58-year-old": years that somebody has lived.</summary>
    /// <param name="before">The text before the years, without the blank.</param>
    /// <param name="years">As written, with their unit.</param>
    /// <param name="after">The text behind them.</param>
    public bool IsAge(ReadOnlySpan<char> before, ReadOnlySpan<char> years, ReadOnlySpan<char> after)
    {
        foreach (var word in _ageAfter)
        {
            if (years.EndsWith(word, StringComparison.OrdinalIgnoreCase) || after.TrimStart(" -").StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        foreach (var word in _ageBefore)
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        // ", de 64 años,": between commas.
        foreach (var word in _ageApposed)
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && before[..^word.Length].TrimEnd() is [.., ','] && after is not [' ', ..])
                return true;
        }

        return false;
    }

    /// <summary>"ni | un sol", "not | one cent": none at all.</summary>
    /// <param name="before">The text before the one.</param>
    public bool IsNotOne(ReadOnlySpan<char> before)
    {
        foreach (var word in _notOne)
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (before.Length == word.Length || !char.IsLetter(before[^(word.Length + 1)])))
                return true;
        }

        return false;
    }

    /// <summary>"received no such warning": the words say that what was told is not so.</summary>
    public bool SaysNoneSuch(string words) => _noneSuch.Any(phrase => words.Contains(phrase, StringComparison.OrdinalIgnoreCase));

    /// <summary>"one of the main challenges": says what kind, not how many.</summary>
    public bool IsOneOf(ReadOnlySpan<char> words)
    {
        foreach (var phrase in _oneOf)
        {
            if (words.StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
