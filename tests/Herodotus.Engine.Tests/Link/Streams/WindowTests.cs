using FsCheck.Fluent;
using Herodotus.Link.Streams;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Link.Streams;

public sealed class WindowTests
{
    [Fact]
    public void A_log_gives_every_run_back_until_it_is_trimmed() => Prop.ForAll(Gen.Choose(0, 90_000).ListOf(12).ToArbitrary(), lengths =>
    {
        var log = new PackedLog<int>();
        var runs = new List<(long Position, int Length, int Value)>();
        foreach (var length in lengths)
            runs.Add((log.Append(Enumerable.Repeat(runs.Count, length).ToArray()), length, runs.Count));
        for (var trimmed = 0; trimmed < runs.Count; trimmed += 3)
        {
            log.Trim(runs[trimmed].Position);
            foreach (var (position, length, value) in runs.Skip(trimmed))
                log.Run(position, length).ToArray().ShouldBe(Enumerable.Repeat(value, length));
        }
    }).Holds(20);

    [Fact]
    public void An_id_is_found_by_its_latest_live_number() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var map = new IdMap();
        var expected = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 0; number < 1_500; number++)
        {
            var id = $"id{random.Next(900)}";
            map.Add(IdMap.KeyOf(id), number);
            expected[id] = number;
            map.FirstLive = Math.Max(0, number - 300);
        }

        foreach (var (id, number) in expected)
            map.Find(IdMap.KeyOf(id)).ShouldBe(number >= map.FirstLive ? number : -1);
        map.Find(IdMap.KeyOf("another")).ShouldBe(-1);
    }).Holds(20);

    [Fact]
    public void A_ring_keeps_its_numbers_while_the_oldest_leave()
    {
        var ring = new Ring<int>();
        for (var number = 0; number < 10_000; number++)
        {
            ring.Add(number * 2).ShouldBe(number);
            if (ring.Count > 700)
                ring.RemoveFirst();
            ring[ring.First].ShouldBe(ring.First * 2);
            ring[number].ShouldBe(number * 2);
            ring.Holds(ring.First - 1).ShouldBeFalse();
        }
    }
}
