using Herodotus.Reports;
using Herodotus.Reports.Packed;

namespace Herodotus.Link.Stories;

/// <summary>An answer of the stream as packed values; whose answer it is stands outside.</summary>
internal static class MembershipPack
{
    public static void Write(PackWriter pack, Membership membership)
    {
        pack.Text(membership.Story);
        pack.Flag(membership.Opens);
        pack.Double(membership.Score);
        pack.Text(membership.CopyOf);
        pack.Text(membership.RevisionOf);
        pack.Double(membership.Overlap);
        pack.Text(membership.Thread);
        pack.Text(membership.RunnerUp);
        Write(pack, membership.Report, membership.Evidence);
        Write(pack, membership.Report, membership.WhyNot);
        Write(pack, membership.Report, membership.ThreadEvidence);
        pack.Each(membership.Corrections, change =>
        {
            pack.Text(change.Story);
            pack.Text(change.MergedInto);
            pack.Text(change.SplitFrom);
            pack.Each(change.Reports, pack.Text);
            Write(pack, membership.Report, change.Because);
        });
    }

    /// <exception cref="InvalidDataException">The values do not fit together.</exception>
    public static Membership Read(PackReader pack, string report) => new()
    {
        Report = report,
        Story = pack.Words(),
        Opens = pack.Flag(),
        Score = pack.Double(),
        CopyOf = pack.Text(),
        RevisionOf = pack.Text(),
        Overlap = pack.Double(),
        Thread = pack.Text(),
        RunnerUp = pack.Text(),
        Evidence = Evidence(pack, report),
        WhyNot = Evidence(pack, report),
        ThreadEvidence = Evidence(pack, report),
        Corrections = pack.Each(() => new StoryCorrection(pack.Words(), pack.Text(), pack.Text(), pack.Each(pack.Words), Evidence(pack, report))),
    };

    /// <summary>Evidence mostly stands in the report itself: its id is written only where it does not.</summary>
    private static void Write(PackWriter pack, string report, ImmutableArray<Evidence> evidence) => pack.Each(evidence, item =>
    {
        var elsewhere = item.Report != report;
        pack.Flag(elsewhere);
        CastPack.Write(pack, elsewhere ? item : item with { Report = null });
    });

    private static ImmutableArray<Evidence> Evidence(PackReader pack, string report) => pack.Each(() =>
    {
        var elsewhere = pack.Flag();
        var item = CastPack.Evidence(pack);
        return elsewhere ? item : item with { Report = report };
    });
}
