using System.Collections.Frozen;
using Herodotus.Learning.Files;

namespace Herodotus.Knowledge;

/// <summary>Parts of names that count little when two names are compared (<c>data/knowledge/name-parts.tsv</c>), as <see cref="NameKey"/> writes them.</summary>
internal sealed class NameParts
{
    private readonly FrozenSet<string> _particles;
    private readonly FrozenSet<string> _weak;
    private readonly FrozenDictionary<string, string> _plain;

    private NameParts(ILookup<string, string> words)
    {
        _particles = words["particle"].ToFrozenSet(StringComparer.Ordinal);
        _weak = words["weak"].ToFrozenSet(StringComparer.Ordinal);
        _plain = words["plain"].Select(pair => pair.Split('=') is [var word, var plain] ? (Word: word, Plain: plain)
            : throw new InvalidDataException($"HDT0901: name-parts.tsv: not a word and its plain spelling: {pair}")).ToFrozenDictionary(pair => pair.Word, pair => pair.Plain, StringComparer.Ordinal);
    }

    /// <exception cref="InvalidDataException">HDT0901: a line is not a kind and its words, or a plain spelling is none.</exception>
    public static NameParts Load(DataFolder data) => new(data.WordsByKind("knowledge", "name-parts.tsv").ToLookup(pair => pair.Kind, pair => pair.Word, StringComparer.Ordinal));

    /// <summary>"de", "von", "al": a name has it or not.</summary>
    public bool IsParticle(string word) => _particles.Contains(word);

    /// <summary>"group", "II": tells organizations apart hardly.</summary>
    public bool IsWeak(string word) => _weak.Contains(word);

    /// <summary>The spelling that is compared: "centre" as "center".</summary>
    public string Plain(string word) => _plain.GetValueOrDefault(word, word);
}
