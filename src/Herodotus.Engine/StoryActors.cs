using Herodotus.Reports;

namespace Herodotus;

/// <summary>The actors of each story, made in one pass over all: an actor in a thousand stories is not searched through for each of them.</summary>
internal sealed class StoryActors
{
    private readonly ImmutableArray<Actor> _actors;
    private readonly Dictionary<string, int> _storyOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _inReport = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Story, int Actor), Part> _parts = [];
    private readonly Dictionary<int, List<(int Role, int Evidence)>> _both = [];

    /// <param name="actors">In the order of their first mention.</param>
    /// <param name="stories">The ids of each story's reports.</param>
    public StoryActors(ImmutableArray<Actor> actors, IEnumerable<IEnumerable<string>> stories)
    {
        _actors = actors;
        var number = 0;
        foreach (var story in stories)
        {
            foreach (var report in story)
                _storyOf.TryAdd(report, number);
            number++;
        }

        for (var actor = 0; actor < actors.Length; actor++)
            Scatter(actor);
    }

    /// <summary>The actors of a story in the order in which its reports name them, their members in other stories left out.</summary>
    /// <param name="number">Its place among the stories.</param>
    /// <param name="reports">Its reports.</param>
    public IEnumerable<int> Of(int number, IEnumerable<string> reports) =>
        reports.SelectMany(report => _inReport.TryGetValue(report, out var named) ? named : []).Distinct().Where(actor => _parts.ContainsKey((number, actor)));

    /// <summary>An actor of a story as it is shown with it.</summary>
    public Actor Shown(int story, int actor) => _actors[actor] with { Members = [.. _parts[(story, actor)].Members] };

    /// <summary>
    /// An actor of a story as telling sees it. What other stories' reports add to it (its links, where else it has its role, why its names are one) is
    /// shown with the story, but nothing is told from it: so a report that comes to one story does not change what is told of the others.
    /// </summary>
    public Actor Told(int story, int actor)
    {
        var (whole, part) = (_actors[actor], _parts[(story, actor)]);
        return whole with
        {
            Members = [.. part.Members],
            Names = [.. whole.Names.Order(StringComparer.Ordinal)],
            Roles = Roles(actor, whole, part),
            Links = ImmutableSortedDictionary<string, string>.Empty,
            Evidence = [],
        };
    }

    private void Scatter(int number)
    {
        var actor = _actors[number];
        foreach (var member in actor.Members)
        {
            if (!_storyOf.TryGetValue(member.Report, out var story))
                continue;
            PartOf(story, number).Members.Add(member);
            if (!_inReport.TryGetValue(member.Report, out var named))
                _inReport.Add(member.Report, named = []);
            if (named.Count == 0 || named[^1] != number)
                named.Add(number);
        }

        for (var role = 0; role < actor.Roles.Length; role++)
        {
            for (var i = 0; i < actor.Roles[role].Evidence.Length; i++)
            {
                if (actor.Roles[role].Evidence[i].Report is { } report && _storyOf.TryGetValue(report, out var story))
                    PartOf(story, number).Roles.Add((role, i));
            }
        }
    }

    private Part PartOf(int story, int actor)
    {
        if (!_parts.TryGetValue((story, actor), out var part))
            _parts.Add((story, actor), part = new Part([], []));
        return part;
    }

    /// <summary>The roles that the story's own reports give. Of a person with two present offices it is also asked which came first, and whether any report gives both.</summary>
    private ImmutableArray<ActorRole> Roles(int number, Actor actor, Part part)
    {
        if (part.Roles.Count == 0)
            return [];
        var own = part.Roles.Select(place => place.Role).Distinct().ToList();
        if (actor.Type != ActorType.Person || own.Count(role => actor.Roles[role].Status is null) < 2)
            return [.. own.Select(role => With(role, part.Roles) with { From = null })];
        if (!_both.TryGetValue(number, out var both))
            _both.Add(number, both = Both(actor.Roles));
        List<(int Role, int Evidence)> places = [.. part.Roles.Concat(both).Distinct()];
        return [.. Enumerable.Range(0, actor.Roles.Length).Where(role => actor.Roles[role].Status is null || own.Contains(role)).Select(role => With(role, places))];

        ActorRole With(int role, List<(int Role, int Evidence)> places) => actor.Roles[role] with
        {
            To = null,
            Evidence = [.. places.Where(place => place.Role == role).Select(place => place.Evidence).Order().Select(i => actor.Roles[role].Evidence[i])],
        };
    }

    /// <summary>For every two present roles that one report gives, the first report that does: one is enough.</summary>
    private static List<(int Role, int Evidence)> Both(ImmutableArray<ActorRole> roles)
    {
        var present = Enumerable.Range(0, roles.Length).Where(role => roles[role].Status is null).ToList();
        var places = present.ConvertAll(role => FirstPlaces(roles[role].Evidence));
        var both = new List<(int Role, int Evidence)>();
        for (var i = 0; i < present.Count; i++)
        {
            for (var j = i + 1; j < present.Count; j++)
            {
                var report = places[i].Keys.Where(places[j].ContainsKey).MinBy(shared => places[i][shared]);
                if (report is not null)
                    both.AddRange([(present[i], places[i][report]), (present[j], places[j][report])]);
            }
        }

        return both;
    }

    private static Dictionary<string, int> FirstPlaces(ImmutableArray<Evidence> evidence)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < evidence.Length; i++)
        {
            if (evidence[i].Report is { } report)
                places.TryAdd(report, i);
        }

        return places;
    }

    /// <summary>What of an actor is in one story.</summary>
    private sealed record Part(List<ActorMember> Members, List<(int Role, int Evidence)> Roles);
}
