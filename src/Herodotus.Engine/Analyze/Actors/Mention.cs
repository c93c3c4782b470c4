using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Actors;

internal enum MentionKind
{
    Person,
    Organization,

    /// <summary>A country by its name: as a government it acts, as a place it lies.</summary>
    Country,

    /// <summary>A city that may stand for a government, not yet decided.</summary>
    Capital,
    Place,

    /// <summary>A nationality, party or faith: says where others come from, is no actor.</summary>
    People,
    Other,
}

/// <summary>One mention while a report is being read: what it may mean fills up step by step.</summary>
internal sealed class Mention
{
    public required TextSpan Span { get; set; }

    public required int First { get; set; }

    public required int End { get; set; }

    /// <summary>Index into the names layer; -1 when found by knowledge or rule.</summary>
    public int Name { get; init; } = -1;

    public required MentionKind Kind { get; set; }

    public Country? Country { get; set; }

    public Body? Body { get; set; }

    public Outlet? Outlet { get; set; }

    /// <summary>Set when the words follow a rule that fixes who is meant: <c>MEX:foreign</c> for "the Mexican foreign ministry".</summary>
    public string? RuleKey { get; set; }

    /// <summary>True for an armed or criminal group by its own words or those beside it.</summary>
    public bool Armed { get; set; }

    /// <summary>True when the words describe rather than name ("the Mexican government").</summary>
    public bool Description { get; set; }

    /// <summary>The words without title and possessive.</summary>
    public required string Text { get; set; }

    public required string Key { get; set; }

    public Gender Gender { get; set; }

    /// <summary>Country of the actor as the words beside it say ("Venezuela's Tren de Aragua").</summary>
    public string? From { get; set; }

    public ActorDraft? Actor { get; set; }

    public string? Role { get; set; }
}

/// <summary>An actor while a report is being read.</summary>
internal sealed class ActorDraft
{
    public required MentionKind Kind { get; set; }

    public List<Mention> Mentions { get; } = [];

    public List<TextSpan> Descriptions { get; } = [];

    public List<RoleMention> Roles { get; } = [];

    /// <summary>The offices of its roles, language-neutral.</summary>
    public SortedSet<string> Offices { get; } = new(StringComparer.Ordinal);

    public List<Evidence> Evidence { get; } = [];

    public Gender Gender { get; set; }

    public string? Country { get; set; }

    public Country? Known { get; set; }

    public Body? Body { get; set; }

    public Outlet? Outlet { get; set; }

    public string? RuleKey { get; set; }

    public bool Armed { get; set; }

    public Place? Place { get; set; }

    /// <summary>Where it went when two drafts were found to be one.</summary>
    public ActorDraft? JoinedInto { get; set; }

    public ActorDraft Root
    {
        get
        {
            var root = this;
            while (root.JoinedInto is { } next)
                root = next;
            return root;
        }
    }

    public string FullestName()
    {
        var best = "";
        foreach (var mention in Mentions)
        {
            if (!mention.Description && mention.Text.Length > best.Length)
                best = mention.Text;
        }

        return best;
    }
}
