using Herodotus.Analyze.Statements.Cues;
using Herodotus.Analyze.Statements.Speakers;
using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Statements;

/// <summary>Turns drafts into statements: spans for tokens, who speaks, how it is hedged, through whom it came.</summary>
internal static class StatementBuilder
{
    public static ImmutableArray<Statement> Build(
        Passage passage, List<StatementDraft> drafts, ImmutableArray<ReportActor> actors, Turns turns,
        KnowledgeBase knowledge)
    {
        var resolver = new SpeakerResolver(passage, actors, knowledge);
        var resolved = new Dictionary<StatementDraft, ResolvedSpeaker>(ReferenceEqualityComparer.Instance);
        var result = ImmutableArray.CreateBuilder<Statement>(drafts.Count);
        var last = ResolvedSpeaker.Nobody;
        var person = ResolvedSpeaker.Nobody;
        var lastAt = 0;
        var earlier = (Speaker: ResolvedSpeaker.Nobody, At: 0);
        var outlet = default((ResolvedSpeaker Speaker, Via Link)?);
        foreach (var draft in drafts)
        {
            var speaker = ResolvedSpeaker.Nobody;
            if (draft.Source.Count > 0)
                speaker = resolver.Resolve(draft.Source[0], last, person, turns);
            else if (draft.Inherits is { } from && resolved.TryGetValue(from, out var known))
                speaker = known;
            else if (draft.BySpeaker)
                speaker = turns.Speaker(draft.Cue[0].Start);
            else if (draft.Unsaid)
            {
                // "La red, que se considera víctima, recibirá el dinero, añadió": what stands within the words is not who says them.
                var within = draft.Content.Hold(lastAt);
                speaker = resolver.Unsaid(draft.Cue[0].Start, within ? earlier.At : lastAt, within ? earlier.Speaker : last, person);
            }

            resolved[draft] = speaker;
            var speakers = draft.Source.Count > 0 ? [.. resolver.Joint(draft.Source[0], speaker).Select(a => actors[a].Id)] : ImmutableArray<string>.Empty;
            if (speaker.IsKnown && !draft.ByAuthor)
                (earlier, last, lastAt) = ((last, lastAt), speaker, draft.First);
            if (resolver.IsPerson(speaker))
                person = speaker;
            var content = Spans(passage, draft.Content);
            if (content.IsEmpty)
                continue;
            var sort = CueSense.Of(passage, draft);
            var (via, occasion) = ChainReader.Read(passage, draft, knowledge);
            // "the newspaper said", after "The Standard reported": the same outlet.
            if (outlet is { } named && speaker.Unnamed is { Type: "media" } && IsTheOutlet(passage, draft.Source))
                (speaker, via) = (named.Speaker, [named.Link]);
            else if (draft.Source.Count > 0 && via is [var link, ..] && link.Span.Start >= passage.Tokens[draft.Source[0].Start].Span.Start
                && link.Span.End <= passage.Tokens[draft.Source[0].End - 1].Span.End && speaker.Named)
                outlet = (speaker, link);
            if (outlet is { } reports && via is [var told, ..] && told == reports.Link && ChainReader.Cited(passage, draft) is { Count: > 0 } cited)
                (speaker, via) = (resolver.Resolve(cited[^1], last, person, turns), [.. cited.SkipLast(1).Reverse().Select(c => ChainReader.Link(passage, c)), .. via]);
            if (occasion is null && via.IsEmpty && result.Count > 0 && result[^1] is { Occasion: not null } before
                && speaker.Actor >= 0 && before.Speaker == actors[speaker.Actor].Id && passage.QuotationAt(draft.ContentStart) >= 0)
                (via, occasion) = (before.Via, before.Occasion); // The next quotation of the same speaker is of the same interview.

            result.Add(new Statement
            {
                Source = Spans(passage, draft.Source),
                Cue = Spans(passage, draft.Cue),
                Content = content,
                Kind = Kind(passage, draft),
                Speaker = speaker.Actor >= 0 ? actors[speaker.Actor].Id : null,
                Speakers = speakers,
                Named = speaker.Named,
                Description = speaker.Unnamed?.Span.Of(passage.Text) ?? speaker.Phrase,
                SourceType = speaker.Unnamed?.Type,
                SourceBody = speaker.Unnamed is { Body: >= 0 } unnamed ? passage.Names[unnamed.Body].Actor : null,
                CueClass = sort,
                Hedge = HedgeReader.Read(passage, draft, sort),
                Negated = HedgeReader.IsNegated(passage, draft),
                Via = via,
                Occasion = occasion,
            });
        }

        return ChainReader.WithEnclosing(result.DrainToImmutable());
    }

    /// <summary>"the newspaper", "la emisora": one outlet that the report has named.</summary>
    private static bool IsTheOutlet(Passage passage, List<TokenRange> source) =>
        source is [{ Count: 2 } phrase] && passage.Is(phrase.Start, Particle.The) && !passage.Ends(phrase.End - 1, WordEnding.Plural);

    /// <summary>Direct when every word of the content stands in quotation marks, mixed when some do.</summary>
    private static StatementKind Kind(Passage passage, StatementDraft draft)
    {
        var (inside, outside) = (0, 0);
        foreach (var range in draft.Content)
        {
            for (var t = range.Start; t < range.End; t++)
            {
                if (passage.Is(t, WordClass.Punctuation))
                    continue;
                if (passage.QuotationAt(t) >= 0)
                    inside++;
                else
                    outside++;
            }
        }

        return inside == 0 ? StatementKind.Indirect : outside == 0 ? StatementKind.Direct : StatementKind.Mixed;
    }

    private static ImmutableArray<TextSpan> Spans(Passage passage, List<TokenRange> ranges)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>(ranges.Count);
        foreach (var range in ranges)
        {
            if (!range.IsEmpty)
                spans.Add(TextSpan.FromBounds(passage.Tokens[range.Start].Span.Start, passage.Tokens[range.End - 1].Span.End));
        }

        spans.Sort();
        return spans.DrainToImmutable();
    }
}
