using Herodotus.Text;

namespace Herodotus.Analyze.Statements.Rules;

/// <summary>Words of time that stand between the parts of a statement and belong to none of them, and what heads a report before its first words.</summary>
internal static class Adjuncts
{
    /// <summary>The token after an expression of time that starts at one ("ayer", "este lunes por la mañana"), or that token.</summary>
    public static int PastTime(Passage passage, int first, int end)
    {
        var t = first;
        while (t < end)
        {
            var next = Step(passage, t, end);
            if (next == t)
                break;
            t = next;
        }

        return t;
    }

    /// <summary>The token behind whom a cue at the end was told to: "Tello told | reporters in Lima.", past words of time; the cue's end for other cues.</summary>
    public static int PastAddressee(Passage passage, TokenRange cue, int end)
    {
        var t = PastTime(passage, cue.End, end);
        if (!passage.Is(cue.End - 1, WordClass.Told))
            return t;
        while (t < end && !passage.Is(t, WordClass.Punctuation | WordClass.Verbal | WordClass.Complementizer))
            t++;
        return t;
    }

    /// <summary>The token after "CARACAS (AP) -" where a paragraph starts with it, or the paragraph's first token.</summary>
    public static int PastDateline(Passage passage, int first)
    {
        if (!passage.Is(first, WordClass.ParagraphStart))
            return first;
        var start = passage.Tokens[first].Span.Start;
        var end = start + Dateline.Length(passage.Text.AsSpan(start));
        var t = first;
        while (t < passage.Count && passage.Tokens[t].Span.Start < end)
            t++;
        return t;
    }

    private static int Step(Passage passage, int t, int end)
    {
        if (passage.Is(t, Particle.Today))
            return t + 1;
        if (passage.Is(t, Particle.AtOnceBefore) && t + 1 < end && passage.Is(t + 1, Particle.AtOnce))
            return t + 2;
        if (passage.Is(t, Particle.AtOnceBefore) && t + 2 < end && passage.Is(t + 1, Particle.Article) && passage.Is(t + 2, Particle.AtOnce))
            return t + 3;
        if (t + 1 < end && passage.Is(t, Particle.DayPartBefore) && passage.Is(t + 1, WordClass.Determiner))
            return t + 2 < end && passage.Is(t + 2, WordClass.Day) ? t + 3 : t;
        if (passage.Is(t, Particle.DayBefore) && t + 1 < end && passage.Is(t + 1, WordClass.Day))
            return t + 2;
        if (passage.Is(t, WordClass.Day) && passage.Is(t, WordClass.Capital))
            return t + 1;
        if (passage.Is(t, WordClass.Determiner) && t + 1 < end && passage.Is(t + 1, WordClass.Day))
            return t + 2 < end && passage.Is(t + 2, Particle.Past) ? t + 3 : t + 2;
        return t;
    }
}
