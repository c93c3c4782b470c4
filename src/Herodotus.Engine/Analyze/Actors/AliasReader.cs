using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Actors;

/// <summary>Names that the text itself says are one: letters in brackets, "known as", "call themselves", "or".</summary>
internal sealed class AliasReader(ReportWords words, MentionMap map, List<Mention> mentions, ActorJoiner joiner, string report)
{
    /// <summary>Words that may stand between a name and "known as".</summary>
    private static readonly string[] Fillers = [",", "(", "also", "better", "formerly", "previously", "commonly", "locally", "otherwise", "widely", "now", "which", "is", "are", "más", "también", "who", "que", "antes", "hoy", "\u2014", "\u2013", "sometimes", "group", "gang", "es", "officially"];

    private static readonly string[][] Links =
    [
        ["known", "as"], ["known", "by", "its", "acronym"], ["known", "by", "the", "acronym"], ["known", "by", "the", "initials"], ["known", "by", "its", "initials"], ["known", "by", "its", "spanish", "acronym"], ["known", "by", "its", "french", "acronym"],
        ["known", "in", "spanish", "as"], ["known", "in", "english", "as"], ["known", "by", "the", "spanish", "acronym"], ["known", "by", "his", "alias"], ["known", "by", "the", "alias"], ["known", "by", "the", "nickname"],
        ["aka"], ["a.k.a."], ["a.k.a"], ["alias"], ["nicknamed"], ["conocido", "como"], ["conocida", "como"], ["conocidos", "como"], ["conocidas", "como"], ["apodado"], ["apodada"], ["por", "sus", "siglas"],
        ["called"], ["autodenominado"], ["autodenominada"], ["autodenominadas"], ["autodenominados"], ["self-named"], ["self-styled"], ["or"], ["o"], ["u"],
    ];

    private static readonly string[][] Naming =
    [
        ["call", "themselves"], ["calls", "itself"], ["call", "itself"], ["calling", "itself"], ["calling", "themselves"], ["called", "itself"], ["called", "themselves"], ["refers", "to", "itself", "as"], ["styles", "itself"],
        ["se", "hace", "llamar"], ["se", "hacen", "llamar"], ["se", "autodenomina"], ["se", "autodenominan"], ["se", "llama", "a", "sí", "mismo"],
    ];

    public void Read()
    {
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            if (mention.Actor is null || mention.Description || mention.Kind is not (MentionKind.Organization or MentionKind.Person))
                continue;
            InBrackets(mention);
            Linked(mention);
            Nicknamed(mention);
        }

        for (var t = 0; t < words.Count; t++)
            SelfNaming(t);
    }

    private void InBrackets(Mention mention)
    {
        var open = mention.End;
        if (!words.Is(open, "(") || mention.Kind != MentionKind.Organization)
            return;
        var first = open + 1;
        while (map.StartingAt(first) is null && (words.IsArticle(first) || words.IsAny(first, ["\"", "\u201c"])))
            first++;
        var target = map.StartingAt(first);
        var end = target?.End ?? first + 1;
        while (words.IsAny(end, ["\"", "\u201d"]))
            end++;
        if (!words.Is(end, ")") && !(words.Is(end, ",") && target is null))
            return;
        if (target is { Kind: MentionKind.Organization })
        {
            if (target.Body is null || mention.Body is null)
                Merge(mention, target, "brackets", 0.9);
            return;
        }

        // Letters that no layer took for a name: "Revolutionary Armed Forces of Colombia (FARC)".
        var word = words.Word(first);
        if (word.Length is < 2 or > 12 || !NameCase.IsCapitals(word) || (target is not null && target.Kind != MentionKind.Other && target.Kind != MentionKind.Place))
            return;
        if (!Acronyms.Fits(word, mention.Text))
            return;
        Merge(mention, target ?? Added(first, first + 1, MentionKind.Organization), "acronym", 1);
        foreach (var other in mentions)
        {
            // The letters found elsewhere mean the same from here on.
            if (other.Actor is null && other.Kind is MentionKind.Other && other.Key == NameKey.Of(word))
            {
                other.Actor = mention.Actor!.Root;
                other.Actor.Mentions.Add(other);
            }
        }
    }

    private void Linked(Mention mention)
    {
        var at = mention.End;
        var limit = Math.Min(words.SentenceEnd(mention.First), at + 6);
        var marked = false;
        while (at < limit && words.IsAny(at, Fillers))
        {
            marked |= words.IsAny(at, [",", "(", "\u2014", "\u2013"]);
            at++;
        }

        foreach (var link in Links)
        {
            if (!Matches(at, link))
                continue;
            if (link[0] is "or" or "o" or "u" or "called" && !marked)
                continue;
            if (TargetAt(at + link.Length, mention, quoted: link[0] is "alias" or "nicknamed" or "apodado" or "apodada" || link[0] == "known") is not { } target)
                continue;
            // "the FARC or the ELN" names two; what "or" joins must not be known as two.
            if (link.Length == 1 && link[0] is "or" or "o" or "u" && (target.Kind == MentionKind.Person || (target.Body ?? mention.Body) is not null && !Acronyms.Fits(target.Text, mention.Text)))
                continue;
            Merge(mention, target, "known-as", 1);
            return;
        }
    }

    /// <summary>"Ramiro Peña, El Zurdo, jefe de …": a nickname with its article between the commas behind a whole name.</summary>
    private void Nicknamed(Mention mention)
    {
        var first = mention.End + 1;
        if (mention.Kind != MentionKind.Person || mention.End - mention.First < 2 || !words.Is(mention.End, ","))
            return;
        while (words.IsAny(first, ["\"", "\u201c", "\u2018", "'", "\u00ab"]))
            first++;
        if (!words.IsAny(first, ["el", "la"]) || !words.StartsUpper(first) || !words.StartsUpper(first + 1))
            return;
        var end = first + 1;
        while (end < first + 4 && words.StartsUpper(end))
            end++;
        var close = end;
        while (words.IsAny(close, ["\"", "\u201d", "\u2019", "'", "\u00bb"]))
            close++;
        if (!words.Is(close, ","))
            return;
        var target = map[first] ?? map[first + 1];
        if (target is null ? map[end - 1] is null : target is { Outlet: null, Body: null } && target.End <= end)
            Merge(mention, target ?? Added(first, end, MentionKind.Person), "nickname", 1);
    }

    private void SelfNaming(int token)
    {
        foreach (var phrase in Naming)
        {
            if (!Matches(token, phrase) || TargetAt(token + phrase.Length, null, quoted: true) is not { } target)
                continue;
            if (Subject(token, target) is { } subject)
                Merge(subject, target, "calls-itself", 1);
            return;
        }
    }

    /// <summary>Who calls itself so: the last body before it in the sentence; else the first of the sentence before.</summary>
    private Mention? Subject(int token, Mention target)
    {
        var start = words.SentenceStart(token);
        for (var t = token - 1; t >= start; t--)
        {
            if (Candidate(map[t], target))
                return map[t];
        }

        if (start == 0)
            return null;
        for (var t = words.SentenceStart(start - 1); t < start; t++)
        {
            if (Candidate(map[t], target))
                return map[t];
        }

        return null;
    }

    private static bool Candidate(Mention? mention, Mention target) =>
        mention is { Kind: MentionKind.Organization, Outlet: null, Actor: not null } && mention != target && mention.Body is null or { Kind: BodyKind.Armed or BodyKind.Party } && mention!.RuleKey is null;

    private Mention? TargetAt(int at, Mention? source, bool quoted)
    {
        var start = at;
        while (at < start + 4 && map.StartingAt(at) is null && (words.IsArticle(at) || words.IsAny(at, ["\"", "\u201c", "\u2018", "'", "\u00ab", "simply", "as", "como", "just"])))
            at++;
        if (map.StartingAt(at) is { Kind: MentionKind.Organization or MentionKind.Person or MentionKind.Other or MentionKind.Place } found)
        {
            if (source is { Kind: MentionKind.Person } && found.Kind == MentionKind.Organization)
                return null;
            return found;
        }

        if (!quoted || map[at] is not null || !words.StartsUpper(at))
            return null;
        var end = at + 1;
        while (end < Math.Min(words.SentenceEnd(at), at + 6) && map[end] is null && words.StartsUpper(end))
            end++;
        return Added(at, end, source?.Kind ?? MentionKind.Organization);
    }

    private Mention Added(int first, int end, MentionKind kind)
    {
        var span = MentionReader.Trim(words.Text, words.Cover(first, end));
        var text = span.Of(words.Text);
        var mention = new Mention { Span = span, First = first, End = end, Kind = kind, Text = text, Key = NameKey.Of(text) };
        map.Cover(mention);
        return mention;
    }

    private void Merge(Mention mention, Mention target, string kind, double weight)
    {
        if (target.Span.IsEmpty || target.Key.Length == 0)
            return;
        var evidence = new Evidence(kind, $"{mention.Text} = {target.Text}", weight, report, TextSpan.FromBounds(Math.Min(mention.Span.Start, target.Span.Start), Math.Max(mention.Span.End, target.Span.End)));
        if (target.Actor is null)
        {
            var draft = mention.Actor!.Root;
            target.Actor = draft;
            draft.Mentions.Add(target);
            draft.Evidence.Add(evidence);
        }
        else
        {
            joiner.Merge(mention.Actor!, target.Actor, evidence);
        }
    }

    private bool Matches(int at, string[] phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (!words.Is(at + i, phrase[i]))
                return false;
        }

        return true;
    }
}
