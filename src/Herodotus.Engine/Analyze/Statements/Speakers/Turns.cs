using System.Runtime.InteropServices;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Statements.Speakers;

/// <summary>
/// Whose turn it is in spoken text set down as it was said: a transcript with labels ("SMITH: …", "Q: …"), an interview without them, a hearing
/// whose speakers call one another by name. Elsewhere it knows only who "I" is for the whole report.
/// </summary>
internal sealed class Turns
{
    private readonly List<Turn> _turns = [];
    private readonly ResolvedSpeaker _author;

    private Turns(ResolvedSpeaker author, bool spoken) => (_author, IsSpoken) = (author, spoken);

    /// <summary>True where "I" outside quotation marks is a speaker, not the report's author.</summary>
    public bool IsSpoken { get; }

    /// <summary>The turns that begin with a label and a colon.</summary>
    public IEnumerable<Turn> Labeled => _turns.Where(turn => !turn.Label.IsEmpty);

    /// <summary>Who "I" is at a token.</summary>
    public ResolvedSpeaker Speaker(int token) => At(token) is { Speaker.IsKnown: true } turn ? turn.Speaker : _author;

    /// <summary>Who "you" is at a token.</summary>
    public ResolvedSpeaker Addressed(int token) => At(token) is { } turn ? turn.Addressed : _author;

    /// <summary>Reads the turns of a report.</summary>
    /// <param name="author">Who "I" is where no turn says it.</param>
    /// <param name="interviewed">True when the report is an interview without labels: "I" and "you" are who is interviewed.</param>
    public static Turns Read(Passage passage, ImmutableArray<ReportActor> actors, ResolvedSpeaker author, bool interviewed)
    {
        var paragraphs = Paragraphs(passage);
        var labels = Labels(passage, paragraphs);
        var spoken = labels.Count > 0 || interviewed || SpokenText.Is(passage);
        var turns = new Turns(author, spoken);
        if (labels.Count > 0)
            turns.AddLabeled(passage, paragraphs, labels, new Callers(passage, actors), author);
        else if (spoken && !interviewed)
            turns.AddCalled(paragraphs, new Callers(passage, actors));
        return turns;
    }

    private Turn? At(int token)
    {
        var after = ((ReadOnlySpan<Turn>)CollectionsMarshal.AsSpan(_turns)).FirstFrom(token + 1, turn => turn.Words.Start);
        return after > 0 && _turns[after - 1].Words.Contains(token) ? _turns[after - 1] : null;
    }

    private static List<TokenRange> Paragraphs(Passage passage)
    {
        var found = new List<TokenRange>();
        for (var start = 0; start < passage.Count;)
        {
            var end = passage.ParagraphEnd(start);
            found.Add(new(start, end));
            start = end;
        }

        return found;
    }

    /// <summary>The label of each paragraph that has one, where labels come back as those of speakers do.</summary>
    private static Dictionary<int, TokenRange> Labels(Passage passage, List<TokenRange> paragraphs)
    {
        var labels = new Dictionary<int, TokenRange>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var p = 0; p < paragraphs.Count; p++)
        {
            if (SpokenText.Label(passage, paragraphs[p]) is not { IsEmpty: false } label)
                continue;
            labels.Add(p, label);
            var words = Words(passage, label);
            counts[words] = counts.GetValueOrDefault(words) + 1;
        }

        return labels.Count >= 2 && (counts.Values.Max() >= 2 || (counts.Keys.Any(k => k[0] == 'q') && counts.Keys.Any(k => k[0] == 'a' && k.Length <= 2))) ? labels : [];
    }

    private static string Words(Passage passage, TokenRange label) =>
        passage.Lower[passage.Tokens[label.Start].Span.Start..passage.Tokens[label.End - 1].Span.End];

    private void AddLabeled(Passage passage, List<TokenRange> paragraphs, Dictionary<int, TokenRange> labels, Callers callers, ResolvedSpeaker author)
    {
        for (var p = 0; p < paragraphs.Count; p++)
        {
            if (labels.TryGetValue(p, out var label))
            {
                var answers = passage.Words.ParticleOf(Words(passage, label)).HasFlag(Particle.Answer);
                var speaker = answers ? author : callers.Named(label);
                _turns.Add(new(new(label.Start, paragraphs[p].End), label, speaker, default));
            }
            else if (_turns.Count > 0)
            {
                // A paragraph without a label goes on with the turn.
                _turns[^1] = _turns[^1] with { Words = _turns[^1].Words with { End = paragraphs[p].End } };
            }
        }

        Address();
    }

    /// <summary>
    /// Without labels: who says "My name is Ann Brown" speaks, who is called by name alone ("Mr. Brown?") or asked ("…, Mr. Brown?") speaks
    /// next, and two who have begun to speak in turn go on so.
    /// </summary>
    private void AddCalled(List<TokenRange> paragraphs, Callers callers)
    {
        var next = ResolvedSpeaker.Nobody;
        foreach (var paragraph in paragraphs)
        {
            var (called, alone) = callers.Called(paragraph);
            var speaker = callers.Introduced(paragraph);
            if (!speaker.IsKnown)
                speaker = next.IsKnown && next != called ? next : _turns.Count > 1 ? _turns[^2].Speaker : ResolvedSpeaker.Nobody;
            if (speaker == called || (_turns.Count > 0 && speaker == _turns[^1].Speaker && paragraphs.Count > 1 && !next.IsKnown))
                speaker = ResolvedSpeaker.Nobody;
            _turns.Add(new(paragraph, default, alone ? ResolvedSpeaker.Nobody : speaker, called));
            next = called;
        }

        Address();
    }

    /// <summary>"You" is who was called by name, else who speaks next, else who spoke before.</summary>
    private void Address()
    {
        for (var i = 0; i < _turns.Count; i++)
        {
            if (_turns[i].Addressed.IsKnown)
                continue;
            var after = i + 1 < _turns.Count ? _turns[i + 1].Speaker : ResolvedSpeaker.Nobody;
            var before = i > 0 ? _turns[i - 1].Speaker : ResolvedSpeaker.Nobody;
            var other = after.IsKnown && after != _turns[i].Speaker ? after : before != _turns[i].Speaker ? before : ResolvedSpeaker.Nobody;
            _turns[i] = _turns[i] with { Addressed = other };
        }
    }
}

/// <summary>One speaker's words in a transcript.</summary>
/// <param name="Label">The label before the colon; empty without one.</param>
/// <param name="Addressed">Who "you" is.</param>
internal sealed record Turn(TokenRange Words, TokenRange Label, ResolvedSpeaker Speaker, ResolvedSpeaker Addressed);
