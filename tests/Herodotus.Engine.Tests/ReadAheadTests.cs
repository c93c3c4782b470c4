using Shouldly;
using Xunit;

namespace Herodotus.Engine.Tests;

public sealed class ReadAheadTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Items_are_taken_in_order_by_the_caller_with_any_number_of_threads(int threads)
    {
        var taken = new List<int>();
        var caller = Environment.CurrentManagedThreadId;
        ReadAhead.Run(500, threads, index => index * 2, item =>
        {
            Environment.CurrentManagedThreadId.ShouldBe(caller);
            taken.Add(item);
        });
        taken.ShouldBe(Enumerable.Range(0, 500).Select(index => index * 2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_making_or_taking_an_item_throws_the_call_throws(int threads)
    {
        Should.Throw<InvalidOperationException>(() => ReadAhead.Run(100, threads, index => index == 40 ? throw new InvalidOperationException() : index, _ => { }));
        Should.Throw<InvalidOperationException>(() => ReadAhead.Run(100, threads, index => index, item => { if (item == 40) throw new InvalidOperationException(); }));
    }

    [Fact]
    public void Nothing_to_read_is_no_work() => ReadAhead.Run(0, 4, index => index, _ => throw new InvalidOperationException());
}
