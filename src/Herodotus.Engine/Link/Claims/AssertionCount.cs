using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Claims;

/// <summary>How many reports, outlets and origins stand behind assertions of one story. Its sets are emptied and filled again: a story has thousands of claims.</summary>
internal sealed class AssertionCount
{
    private readonly Dictionary<string, int> _places;
    private readonly Func<string, string> _independent;

    /// <summary>The outlet of each report, by number: the same name, however written, is one.</summary>
    private readonly int[] _outlets;
    private readonly HashSet<int> _reportsMet = [];
    private readonly HashSet<int> _outletsMet = [];
    private readonly HashSet<string> _originsMet = new(StringComparer.Ordinal);
    private readonly HashSet<(int Report, TextSpan Span)> _spansMet = [];

    /// <param name="places">Each report's place among the reports, by id.</param>
    /// <param name="independent">The origin that an origin goes back to.</param>
    public AssertionCount(ImmutableArray<AnalyzedReport> reports, Dictionary<string, int> places, Func<string, string> independent)
    {
        (_places, _independent) = (places, independent);
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        _outlets = new int[reports.Length];
        for (var i = 0; i < reports.Length; i++)
        {
            var outlet = reports[i].Report.Source ?? reports[i].Report.Agency ?? reports[i].Report.Id;
            if (!numbers.TryGetValue(outlet, out _outlets[i]))
                numbers.Add(outlet, _outlets[i] = numbers.Count);
        }
    }

    /// <summary>The claim with its id, its counts, and the status they give it.</summary>
    public Claim Of(Claim claim, string id)
    {
        if (claim.Assertions.Length == 1)
            return claim with { Id = id, ReportCount = 1, OutletCount = 1, OriginCount = 1, Status = ClaimStatus.Single };
        _reportsMet.Clear();
        _outletsMet.Clear();
        _originsMet.Clear();
        foreach (var assertion in claim.Assertions)
        {
            var place = _places[assertion.Report];
            if (_reportsMet.Add(place))
                _outletsMet.Add(_outlets[place]);
            if (assertion.Origin is { } origin)
                _originsMet.Add(_independent(origin));
        }

        return claim with
        {
            Id = id,
            ReportCount = _reportsMet.Count,
            OutletCount = _outletsMet.Count,
            OriginCount = Math.Max(1, _originsMet.Count),
            Status = _originsMet.Count > 1 ? ClaimStatus.Corroborated : ClaimStatus.Single,
        };
    }

    /// <summary>The assertions without those of one place of one report, after the first of each.</summary>
    public ImmutableArray<Assertion> Distinct(List<Assertion> assertions)
    {
        if (assertions.Count < 2)
            return [.. assertions];
        _spansMet.Clear();
        assertions.RemoveAll(assertion => !_spansMet.Add((_places[assertion.Report], assertion.Span)));
        return [.. assertions];
    }
}
