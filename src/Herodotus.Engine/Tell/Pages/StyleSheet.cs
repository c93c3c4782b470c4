namespace Herodotus.Tell.Pages;

/// <summary>The one style sheet: readable on a phone, in light and dark, and on paper. No font or picture is fetched.</summary>
public static class StyleSheet
{
    public const string Css =
        """
        :root { color-scheme: light dark; --ink: #1d1f21; --paper: #fdfcfa; --soft: #5d6166; --line: #dcd8d0; --link: #14538f; --mark: #ffe9a8; --good: #1c6b34; --bad: #a11f1f; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e4df; --paper: #16181a; --soft: #a5a8ab; --line: #383c40; --link: #8fc1f5; --mark: #5c4a08; --good: #7fd197; --bad: #f19a9a; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 68rem; padding: 0 1rem 4rem; font: 1rem/1.55 Georgia, 'Times New Roman', serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
        h1, h2, h3, nav, th, .counts, .byline, .support, .act, .hedge, .via, button, input { font-family: system-ui, sans-serif; }
        h1 { font-size: 1.7rem; line-height: 1.25; margin: 1.2rem 0 .4rem; }
        h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 1px solid var(--line); }
        h3 { font-size: 1rem; margin: 1.2rem 0 .2rem; }
        a { color: var(--link); }
        a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        nav { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; align-items: center; padding: .7rem 0; border-bottom: 1px solid var(--line); }
        nav form { margin-left: auto; display: flex; gap: .4rem; }
        input, button { font-size: 1rem; padding: .3rem .6rem; color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: .25rem; }
        .skip { position: absolute; left: -100rem; } .skip:focus { left: 1rem; top: .3rem; background: var(--paper); }
        .counts, .byline, .support, .via { color: var(--soft); font-size: .85rem; }
        .cite { font: .8rem system-ui, sans-serif; text-decoration: none; }
        .act { color: var(--soft); font-size: .85rem; } .hedge { font-size: .8rem; border: 1px solid var(--line); border-radius: .6rem; padding: 0 .4rem; }
        .holds { color: var(--good); } .fails { color: var(--bad); font-weight: bold; }
        ul, ol { padding-left: 1.3rem; } li { margin: .3rem 0; }
        .timeline { list-style: none; padding: 0; } .timeline time { display: inline-block; min-width: 6.5rem; font: bold .9rem system-ui, sans-serif; }
        .table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .92rem; }
        th, td { overflow-wrap: break-word; text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--line); } th { font-size: .8rem; color: var(--soft); }
        mark { background: var(--mark); color: inherit; } mark:target, .words { border-bottom: 2px solid var(--link); }
        .name { border-bottom: 1px dotted var(--link); } .time { border-bottom: 1px dotted var(--good); } .quantity { border-bottom: 1px dotted var(--bad); }
        article.report { border-top: 1px solid var(--line); margin-top: 2rem; }
        @media (max-width: 40rem) { thead { position: absolute; left: -100rem; } tr { display: block; border-bottom: 1px solid var(--line); padding: .4rem 0; } td { display: block; border: 0; padding: .1rem 0; } td:not(:empty)::before { content: attr(data-label) ': '; color: var(--soft); font: .8rem system-ui, sans-serif; } nav form { margin-left: 0; } }
        @media print { nav, .skip { display: none; } body { max-width: none; } }
        """;
}
