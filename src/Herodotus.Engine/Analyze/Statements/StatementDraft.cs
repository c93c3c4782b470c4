using Herodotus.Analyze.Statements.Cues;

namespace Herodotus.Analyze.Statements;

/// <summary>A statement as its parts were found, in tokens, before anything is resolved.</summary>
internal sealed class StatementDraft
{
    public List<TokenRange> Source { get; } = [];

    public List<TokenRange> Cue { get; } = [];

    public List<TokenRange> Content { get; } = [];

    /// <summary>What the lexicon says of the cue; null for a cue it does not have.</summary>
    public CueEntry? Entry { get; set; }

    /// <summary>The draft whose speaker this one shares, for want of a source of its own.</summary>
    public StatementDraft? Inherits { get; set; }

    /// <summary>True when its language leaves the subject unsaid here ("dijo"): who it is must be found.</summary>
    public bool Unsaid { get; set; }

    /// <summary>True when its verb is in the first person without a pronoun ("creo"): whoever speaks there says it.</summary>
    public bool BySpeaker { get; set; }

    /// <summary>True when nobody but the report's author can be the speaker.</summary>
    public bool ByAuthor { get; set; }

    public int First => Math.Min(Start(Source), Math.Min(Start(Cue), Start(Content)));

    public int ContentStart => Start(Content);

    public int ContentEnd
    {
        get
        {
            var end = 0;
            foreach (var range in Content)
                end = Math.Max(end, range.End);
            return end;
        }
    }

    /// <summary>Takes off what stands from a token on.</summary>
    public void CutContent(int end)
    {
        for (var i = Content.Count - 1; i >= 0; i--)
        {
            if (Content[i].Start >= end)
                Content.RemoveAt(i);
            else if (Content[i].End > end)
                Content[i] = Content[i] with { End = end };
        }
    }

    private static int Start(List<TokenRange> ranges)
    {
        var start = int.MaxValue;
        foreach (var range in ranges)
            start = Math.Min(start, range.Start);
        return start;
    }
}
