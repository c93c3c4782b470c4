namespace Herodotus.Reports;

/// <summary>A later record about stories: two were one after all, or one was two. The reports' first answers stay as they were given: without the record all is as before.</summary>
/// <param name="Story">The story that ends, or the part that was split off.</param>
/// <param name="MergedInto">The story that goes on, for a merge.</param>
/// <param name="SplitFrom">The story it was part of, for a split.</param>
/// <param name="Reports">The reports that move, for a split; none for a merge.</param>
/// <param name="Because">Why.</param>
public sealed record StoryCorrection(string Story, string? MergedInto, string? SplitFrom, ImmutableArray<string> Reports, ImmutableArray<Evidence> Because);
