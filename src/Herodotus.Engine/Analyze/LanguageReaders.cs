using System.Collections.Concurrent;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze;

/// <summary>One <see cref="LanguageReader"/> a language, loaded when first met. A language without files is read by rules alone.</summary>
public sealed class LanguageReaders(DataFolder data, string? namesModel = null)
{
    private readonly Lazy<PhraseTable> _phrases = new(() => PhraseTable.Load(data));
    private readonly ConcurrentDictionary<string, Lazy<LanguageReader>> _readers = new(StringComparer.Ordinal);

    /// <summary>The reader of a BCP 47 code; regions do not matter (<c>es-MX</c> is <c>es</c>).</summary>
    public LanguageReader For(string? code)
    {
        var language = Primary(code);
        return _readers.GetOrAdd(language, key => new Lazy<LanguageReader>(() => LanguageReader.Load(data, key, _phrases.Value, namesModel: namesModel))).Value;
    }

    /// <summary>The first subtag in lower case; <c>und</c> when it is none that a folder could be named for.</summary>
    private static string Primary(string? code)
    {
        var end = code?.AsSpan().IndexOfAny('-', '_') ?? 0;
        var primary = code is null ? "" : (end < 0 ? code : code[..end]).ToLowerInvariant();
        return primary.Length is 2 or 3 && primary.All(char.IsAsciiLetter) ? primary : "und";
    }
}
