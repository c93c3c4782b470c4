namespace Herodotus.Analyze.Actors;

/// <summary>Which mention covers a token.</summary>
internal sealed class MentionMap
{
    private readonly Mention?[] _at;

    public MentionMap(ReportWords words, List<Mention> mentions)
    {
        _at = new Mention?[words.Count];
        foreach (var mention in mentions)
        {
            for (var t = mention.First; t < mention.End; t++)
                _at[t] ??= mention;
        }
    }

    public Mention? this[int token] => token >= 0 && token < _at.Length ? _at[token] : null;

    /// <summary>The mention that ends just before the token.</summary>
    public Mention? EndingAt(int token) => this[token - 1] is { } mention && mention.End == token ? mention : null;

    /// <summary>The mention that starts at the token.</summary>
    public Mention? StartingAt(int token) => this[token] is { } mention && mention.First == token ? mention : null;

    public void Cover(Mention mention)
    {
        for (var t = mention.First; t < mention.End; t++)
            _at[t] ??= mention;
    }
}
