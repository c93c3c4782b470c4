using System.Runtime.CompilerServices;
using Herodotus.Learning.Files;
using Shouldly;
using Xunit;

namespace Herodotus.Learning;

public sealed class UnpackedModelsTests
{
    [Fact]
    public void What_unpacking_took_is_given_back()
    {
        const string digest = "0123456789";
        var taken = Unpack(digest);
        UnpackedModels.GiveBack();
        taken.IsAlive.ShouldBeFalse();
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "models"), "*." + digest);
        files.ShouldHaveSingleItem();
        File.Delete(files[0]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Unpack(string digest)
    {
        WeakReference? taken = null;
        UnpackedModels.Get("/no/such.model", digest, () =>
        {
            var content = new byte[1 << 20];
            taken = new WeakReference(content);
            return Block.Of(content);
        });
        return taken.ShouldNotBeNull();
    }
}
