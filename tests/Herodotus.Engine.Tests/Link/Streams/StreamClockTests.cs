using Herodotus.Link.Streams;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Link.Streams;

public sealed class StreamClockTests
{
    private static readonly DateTimeOffset Start = new(2024, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_stream_told_day_by_day_is_in_order_and_a_few_wrong_dates_do_not_change_that()
    {
        var clock = new StreamClock();
        for (var i = 0; i < 400; i++)
        {
            clock.Add(Start.AddHours(i).AddYears(i % 30 == 29 ? -7 : 0));
            clock.IsInOrder.ShouldBeTrue($"report {i}");
        }

        clock.Now.ShouldNotBeNull();
    }

    [Fact]
    public void Years_in_a_heap_are_in_no_order()
    {
        var clock = new StreamClock();
        for (var i = 0; i < 40; i++)
            clock.Add(Start.AddDays(i * 7919 % 4001));
        clock.IsInOrder.ShouldBeFalse();
        clock.Now.ShouldBeNull();
    }

    [Fact]
    public void A_heap_that_is_followed_by_a_stream_is_forgotten()
    {
        var clock = new StreamClock();
        for (var i = 0; i < 40; i++)
            clock.Add(Start.AddDays(i * 7919 % 4001));
        for (var i = 0; i < 101; i++)
            clock.Add(Start.AddHours(i));
        clock.IsInOrder.ShouldBeTrue();
    }

    [Fact]
    public void Its_order_is_kept_in_a_snapshot()
    {
        var clock = new StreamClock();
        for (var i = 0; i < 150; i++)
        {
            clock.Add(Start.AddDays(i * 7919 % 401));
            var again = Restored(clock);
            again.IsInOrder.ShouldBe(clock.IsInOrder);
            again.Now.ShouldBe(clock.Now);
        }
    }

    private static StreamClock Restored(StreamClock clock)
    {
        using var stream = new MemoryStream();
        using var writer = new SnapshotWriter(stream);
        clock.Write(writer);
        writer.Finish();
        stream.Position = 0;
        var restored = new StreamClock();
        restored.Read(new SnapshotReader(stream, stream.Length));
        return restored;
    }
}
