namespace Herodotus.Reports.Packed;

/// <summary>An actor across reports as packed values.</summary>
public static class ActorPack
{
    public static void Write(PackWriter pack, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(actor);
        pack.Text(actor.Id);
        pack.Count((int)actor.Type);
        pack.Text(actor.Name);
        pack.Each(actor.Names, pack.Text);
        pack.Text(actor.Country);
        pack.Each(actor.Roles, role =>
        {
            pack.Text(role.Title);
            pack.Text(role.Body);
            pack.Text(role.Status);
            pack.Text(role.From);
            pack.Text(role.To);
            pack.Each(role.Evidence, evidence => CastPack.Write(pack, evidence));
        });
        CastPack.Write(pack, actor.Links);
        pack.Each(actor.Members, member =>
        {
            pack.Text(member.Report);
            pack.Text(member.Actor);
        });
        pack.Each(actor.Evidence, evidence => CastPack.Write(pack, evidence));
    }

    public static Actor Read(PackReader pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return new Actor
        {
            Id = pack.Words(),
            Type = pack.Kind<ActorType>(),
            Name = pack.Words(),
            Names = pack.Each(pack.Words),
            Country = pack.Text(),
            Roles = pack.Each(() => new ActorRole(pack.Words(), pack.Text(), pack.Text(), pack.Text(), pack.Text(), pack.Each(() => CastPack.Evidence(pack)))),
            Links = CastPack.Links(pack),
            Members = pack.Each(() => new ActorMember(pack.Words(), pack.Words())),
            Evidence = pack.Each(() => CastPack.Evidence(pack)),
        };
    }
}
