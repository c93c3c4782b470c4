using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using FsCheck.Fluent;
using Herodotus.Reports.Packed;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Reports;

public sealed class PackTests
{
    /// <summary>Every property of every noun is filled: one that is added and not packed fails here.</summary>
    [Fact]
    public void What_is_packed_comes_back_whole()
    {
        var random = new Random(4);
        for (var round = 0; round < 60; round++)
        {
            var layers = Make<Annotations>(random);
            var cast = new ReportCast(new PublicationTime(new DateOnly(2024, 3, 1 + (round % 28)), round % 2 == 0 ? new TimeOnly(round % 24, 5) : null, round % 3 == 0 ? TimeSpan.FromHours(-5) : null), layers.Language, layers.Actors);
            var pack = new PackWriter();
            CastPack.Write(pack, cast);
            Show(CastPack.Read(Reader(pack))).ShouldBe(Show(cast));
            pack.Clear();
            LayersPack.Write(pack, layers);
            Show(LayersPack.Read(Reader(pack)) with { Language = layers.Language, Actors = layers.Actors }).ShouldBe(Show(layers));
            pack.Clear();
            var actor = Make<Actor>(random);
            ActorPack.Write(pack, actor);
            Show(ActorPack.Read(Reader(pack))).ShouldBe(Show(actor));
            pack.Clear();
            var brief = Make<StoryBrief>(random);
            BriefPack.Write(pack, brief);
            Show(BriefPack.Read(Reader(pack), brief.Story with { Title = "", Origins = [], Claims = [], Disagreements = [], Reports = [.. brief.Story.Reports.Select(report => report with { Origins = [] })] }))
                .ShouldBe(Show(brief));
        }
    }

    [Fact]
    public void Broken_bytes_are_told_or_read_as_something_else_and_never_fail_otherwise() =>
        Prop.ForAll(Gen.Choose(0, 100_000).Zip(Gen.Choose(1, 255)).ToArbitrary(), change =>
        {
            var pack = new PackWriter();
            LayersPack.Write(pack, Make<Annotations>(new Random(change.Item1 % 7)));
            var bytes = pack.Written.ToArray();
            bytes[change.Item1 % bytes.Length] ^= (byte)change.Item2;
            try
            {
                LayersPack.Read(new PackReader(bytes));
            }
            catch (InvalidDataException)
            {
                // Told.
            }
        }).Holds();

    [Fact]
    public void A_seal_holds_for_its_bytes_and_their_basis_only() => Prop.ForAll(ArbMap.Default.GeneratorFor<byte[]>().Zip(Gen.Choose(0, 1000)).ToArbitrary(), made =>
    {
        var (bytes, at) = made;
        var closed = PackSeal.Close(bytes, "basis");
        PackSeal.Open(closed, "basis").ShouldBe(bytes);
        PackSeal.Open(closed, "another").ShouldBeNull();
        PackSeal.Open(closed.AsSpan(0, closed.Length - 1 - (at % closed.Length)), "basis").ShouldBeNull();
        closed[at % closed.Length] ^= 0x40;
        PackSeal.Open(closed, "basis").ShouldBeNull();
    }).Holds();

    private static PackReader Reader(PackWriter pack) => new(pack.Written.ToArray());

    private static T Make<T>(Random random) => (T)Make(typeof(T), random)!;

    private static object? Make(Type type, Random random)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return random.Next(3) == 0 ? null : Make(inner, random);
        if (type == typeof(string))
            return Words[random.Next(Words.Length)];
        if (type == typeof(int))
            return random.Next(random.Next(2) == 0 ? 100 : int.MaxValue);
        if (type == typeof(bool))
            return random.Next(2) == 0;
        if (type == typeof(double))
            return random.NextDouble() * 7;
        if (type == typeof(decimal))
            return new decimal(random.Next(), random.Next(), 0, random.Next(2) == 0, (byte)random.Next(5));
        if (type == typeof(TextSpan))
            return new TextSpan(random.Next(5000), random.Next(300));
        if (type == typeof(PublicationTime))
            return new PublicationTime(new DateOnly(2025, 1, 1));
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        if (type == typeof(ImmutableSortedDictionary<string, string>))
            return Enumerable.Range(0, random.Next(3)).ToImmutableSortedDictionary(i => $"k{i}", i => Words[random.Next(Words.Length - 1)]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return Many(type.GetGenericArguments()[0], random);
        var constructor = type.GetConstructors().Where(made => made.GetParameters() is not [var only] || only.ParameterType != type).MaxBy(made => made.GetParameters().Length)!;
        var value = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType, random))]);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && !constructor.GetParameters().Any(parameter => parameter.Name == property.Name)))
            property.SetValue(value, IsRequired(property) && property.PropertyType == typeof(string) ? $"id {random.Next(1000)}" : Make(property.PropertyType, random));
        return value;
    }

    private static bool IsRequired(PropertyInfo property) => property.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "RequiredMemberAttribute");

    private static object Many(Type type, Random random)
    {
        var items = Array.CreateInstance(type, random.Next(4));
        for (var i = 0; i < items.Length; i++)
            items.SetValue(Make(type, random), i);
        return typeof(ImmutableArray).GetMethods().Single(method => method.Name == "Create" && method.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(type).Invoke(null, [items])!;
    }

    private static readonly string[] Words = ["Almere", "Quiroga", "", "el río", "Ψ and 漢字", "half a pair \ud83d", "a1", "Almere ferry"];

    /// <summary>All that a value holds, by reflection.</summary>
    private static string Show(object? value) => value switch
    {
        null => "-",
        string text => $"'{string.Join(' ', text.Select(c => (int)c))}'",
        IDictionary map => string.Join(',', map.Keys.Cast<string>().Select(key => $"{key}={Show(map[key])}")),
        IEnumerable items => $"[{string.Join(',', items.Cast<object>().Select(Show))}]",
        _ when value.GetType().IsPrimitive || value.GetType().IsEnum || value is decimal or TextSpan or PublicationTime => FormattableString.Invariant($"{value}"),
        _ => $"{value.GetType().Name}({string.Join(';', value.GetType().GetProperties().Where(property => property.Name != "EqualityContract").Select(property => $"{property.Name}:{Show(property.GetValue(value))}"))})",
    };
}
