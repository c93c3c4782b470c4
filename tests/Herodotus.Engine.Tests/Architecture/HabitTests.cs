using System.Reflection;
using Shouldly;
using Xunit;

namespace Herodotus.Architecture;

/// <summary>The habits that a machine can hold us to.</summary>
public sealed class HabitTests
{
    private static readonly string[] BannedWords = ["Manager", "Helper", "Util", "Common", "Base", "Misc", "Data", "Info", "Impl"];

    /// <summary>Whole words a banned word may be part of, each with its reason.</summary>
    private static readonly string[] Allowed = ["Database", "KnowledgeBase", "Metadata", "DataFolder"];

    private static readonly Type[] Types = [.. typeof(StoryPipeline).Assembly.GetTypes().Where(type => !type.Name.Contains('<', StringComparison.Ordinal) && !type.IsNested)];

    [Fact]
    public void No_type_has_a_banned_name() => Types
        .Select(type => Allowed.Aggregate(type.Name, (name, allowed) => name.Replace(allowed, "", StringComparison.Ordinal)))
        .Where(name => BannedWords.Any(word => Words(name).Contains(word))).ShouldBeEmpty();

    [Fact]
    public void The_nouns_are_immutable() => Types
        .Where(type => type.Namespace == "Herodotus.Reports" && !type.IsEnum && !(type.IsAbstract && type.IsSealed))
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        .Where(property => property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
        .Select(property => $"{property.DeclaringType!.Name}.{property.Name}").ShouldBeEmpty();

    [Fact]
    public void The_nouns_hold_no_mutable_collection() => Types
        .Where(type => type.Namespace == "Herodotus.Reports")
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        .Where(property => property.PropertyType.IsArray || (property.PropertyType.IsGenericType
            && property.PropertyType.GetGenericTypeDefinition() is var generic && (generic == typeof(List<>) || generic == typeof(Dictionary<,>) || generic == typeof(HashSet<>))))
        .Select(property => $"{property.DeclaringType!.Name}.{property.Name}").ShouldBeEmpty();

    [Fact]
    public void Classes_are_sealed_or_abstract() => Types
        .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !Types.Any(other => other.BaseType == type))
        .Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void No_regular_expression_runs_over_report_text() => new[] { "Analyze", "Link", "Tell", "Clean" }
        .SelectMany(folder => Source.Files(Path.Combine(Source.Engine, folder)))
        .Where(file => File.ReadAllText(file).Contains("System.Text.RegularExpressions", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Source.Engine, file)).ShouldBeEmpty();

    [Fact]
    public void Every_data_folder_says_where_it_comes_from() => Directory.GetDirectories(Path.Combine(Source.Root, "data"))
        .Where(folder => !File.Exists(Path.Combine(folder, "SOURCE.md")))
        .Select(Path.GetFileName).ShouldBeEmpty();

    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !char.IsUpper(name[i]))
                continue;
            yield return name[start..i];
            start = i;
        }
    }
}
