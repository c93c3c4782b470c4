using System.Collections.Immutable;
using System.Text;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Engine.Tests.Analyze.Actors;

/// <summary>A text with its names marked for a case: <c>{p:Ana Ruiz}</c> a person, o an organization, l a place, g a group, x another name.</summary>
internal sealed record MarkedText(string Text, ImmutableArray<NameMention> Names)
{
    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder();
        var names = ImmutableArray.CreateBuilder<NameMention>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] != '{' || i + 2 >= marked.Length || marked[i + 2] != ':' || marked.IndexOf('}', i) is not (>= 0 and var close))
            {
                text.Append(marked[i]);
                continue;
            }

            var name = marked[(i + 3)..close];
            var type = marked[i + 1] switch
            {
                'p' => NameType.Person,
                'o' => NameType.Organization,
                'l' => NameType.Place,
                'g' => NameType.Group,
                _ => NameType.Other,
            };
            names.Add(new NameMention(new TextSpan(text.Length, name.Length), type));
            text.Append(name);
            i = close;
        }

        return new MarkedText(text.ToString(), names.ToImmutable());
    }
}
