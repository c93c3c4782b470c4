using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Statements;

/// <summary>Turns drafts into statements: spans for tokens, who speaks, how it is hedged, through whom it came.</summary>
internal static class StatementBuilder
{
    public static ImmutableArray<Statement> Build(Passage passage, List<StatementDraft> drafts, ImmutableArray<ReportActor> actors)
    {
        var resolver = new SpeakerResolver(passage, actors);
        var resolved = new Dictionary<StatementDraft, ResolvedSpeaker>(ReferenceEqualityComparer.Instance);
        var result = ImmutableArray.CreateBuilder<Statement>(drafts.Count);
        var last = ResolvedSpeaker.Nobody;
        foreach (var draft in drafts)
        {
            var speaker = draft.Source.Count > 0 ? resolver.Resolve(draft.Source[0], last)
                : draft.Inherits is { } from && resolved.TryGetValue(from, out var known) ? known
                : ResolvedSpeaker.Nobody;
            resolved[draft] = speaker;
            if (speaker.Actor >= 0 || speaker.Unnamed is not null)
                last = speaker;
            var content = Spans(passage, draft.Content);
            if (content.IsEmpty)
                continue;
            var sort = draft.Entry?.Class ?? draft.Inherits?.Entry?.Class ?? CueClass.Say;
            var (via, occasion) = ChainReader.Read(passage, draft);
            result.Add(new Statement
            {
                Source = Spans(passage, draft.Source),
                Cue = Spans(passage, draft.Cue),
                Content = content,
                Kind = Kind(passage, draft),
                Speaker = speaker.Actor >= 0 ? actors[speaker.Actor].Id : null,
                Named = speaker.Named,
                Description = speaker.Unnamed?.Span.Of(passage.Text),
                SourceType = speaker.Unnamed?.Type,
                SourceBody = speaker.Unnamed is { Body: >= 0 } unnamed ? passage.Names[unnamed.Body].Actor : null,
                CueClass = sort,
                Hedge = HedgeReader.Read(passage, draft, sort),
                Negated = HedgeReader.IsNegated(passage, draft),
                Via = via,
                Occasion = occasion,
            });
        }

        return result.ToImmutable();
    }

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
