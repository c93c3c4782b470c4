using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Herodotus.Eval")]
[assembly: InternalsVisibleTo("Herodotus.Engine.Tests")]
