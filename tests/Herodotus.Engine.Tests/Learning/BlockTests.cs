using Herodotus.Learning.Files;
using Shouldly;
using Xunit;

namespace Herodotus.Learning;

public sealed class BlockTests
{
    [Fact]
    public void A_mapped_block_holds_what_was_laid_out()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var block = Block.Of(Block.Bytes<int>([1, -2, 3]), [], Block.Bytes<short>([7, 8]));
        block.Save(path);
        var mapped = Block.Map(path);
        mapped.ShouldNotBeNull();
        foreach (var one in new[] { block, mapped })
        {
            one.Values<int>(0).ToArray().ShouldBe([1, -2, 3]);
            one.Length<byte>(1).ShouldBe(0);
            one.Values<short>(2).ToArray().ShouldBe([(short)7, (short)8]);
        }

        File.Delete(path);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(130)]
    public void A_file_cut_short_is_not_mapped(int length)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Block.Of(Block.Bytes<int>([1, 2, 3])).Save(path);
        using (var file = File.OpenWrite(path))
            file.SetLength(length);
        Block.Map(path).ShouldBeNull();
        Block.Map(path + ".none").ShouldBeNull();
        File.Delete(path);
    }
}
