using Herodotus.Reports;
using Herodotus.Reports.Packed;

namespace Herodotus.Store;

/// <summary>A story but for what is told of it: what it is put together from again.</summary>
/// <param name="Reports">Its reports by their places in the order accepted.</param>
/// <param name="Actors">Ids, in the story's order.</param>
internal sealed record StoryFrame(
    ImmutableArray<long> Reports, ImmutableArray<string> Actors, string? Thread, ImmutableArray<Evidence> ThreadEvidence,
    ImmutableArray<StoryCorrection> Corrections)
{
    public byte[] Close(string story)
    {
        var pack = new PackWriter();
        var last = 0L;
        pack.Each(Reports, sequence =>
        {
            pack.Long(sequence - last);
            last = sequence;
        });
        pack.Each(Actors, pack.Text);
        pack.Text(Thread);
        pack.Each(ThreadEvidence, evidence => CastPack.Write(pack, evidence));
        pack.Each(Corrections, correction =>
        {
            pack.Text(correction.Story);
            pack.Text(correction.MergedInto);
            pack.Text(correction.SplitFrom);
            pack.Each(correction.Reports, pack.Text);
            pack.Each(correction.Because, evidence => CastPack.Write(pack, evidence));
        });
        return PackSeal.Close(pack.Written, story);
    }

    /// <summary>Null when the bytes are damaged.</summary>
    public static StoryFrame? Open(byte[] bytes, string story) => ReadingPack.Try(bytes, story, null, pack =>
    {
        var last = 0L;
        return new StoryFrame(
            pack.Each(() => last += pack.Long()),
            pack.Each(pack.Words),
            pack.Text(),
            pack.Each(() => CastPack.Evidence(pack)),
            pack.Each(() => new StoryCorrection(pack.Words(), pack.Text(), pack.Text(), pack.Each(pack.Words), pack.Each(() => CastPack.Evidence(pack)))));
    });
}
