namespace Herodotus.Clean.Metadata;

/// <summary>A fact about a page and the place it was taken from.</summary>
internal readonly record struct Chosen<T>(T Value, string From);
