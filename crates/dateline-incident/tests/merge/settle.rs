//! What accounts of one incident come to, field by field.

use dateline_incident::*;
use insta::assert_snapshot;

use super::told::*;

const ROCKET: &str = "explosive.rocket";
const MISSILE: &str = "explosive.missile";
const DRONE: &str = "aerial.drone";

/// Each tale told by a document of its own, in one incident.
fn settled(tales: &[&dyn Fn(Tale) -> Tale]) -> (Vec<Reading>, Fields) {
    let readings: Vec<Reading> = tales
        .iter()
        .enumerate()
        .map(|(at, tell)| doc(&at.to_string(), "2024-03-13").news(tell).done())
        .collect();
    let accounts: Vec<(usize, u32)> = (0..readings.len()).map(|reading| (reading, 0)).collect();
    let fields = merge::settle(&readings, &accounts);
    (readings, fields)
}

fn shown(value: &impl std::fmt::Debug, agreement: Agreement) -> String {
    format!("{agreement:?}: {value:?}")
}

fn killed(counts: &[Count]) -> String {
    let readings: Vec<Reading> = counts
        .iter()
        .enumerate()
        .map(|(at, count)| {
            doc(&at.to_string(), "2024-03-13").news(|t| t.killed(count.clone())).done()
        })
        .collect();
    let accounts: Vec<(usize, u32)> = (0..readings.len()).map(|reading| (reading, 0)).collect();
    let field = merge::settle(&readings, &accounts).killed;
    let count = field.value.expect("a count is never null");
    format!(
        "{:?}: {:?} {:?}..{:?} best {:?}",
        field.agreement, count.status, count.min, count.max, count.best
    )
}

#[test]
fn counts_settle() {
    use CountStatus::*;
    assert_snapshot!(killed(&[]), @"None: NotStated None..None best None");
    assert_snapshot!(killed(&[exactly(4)]), @"Single: Stated Some(4)..Some(4) best Some(4)");
    assert_snapshot!(killed(&[at_least(3), exactly(4)]), @"Compatible: Stated Some(4)..Some(4) best Some(4)");
    assert_snapshot!(killed(&[exactly(4), exactly(4)]), @"Agreed: Stated Some(4)..Some(4) best Some(4)");
    assert_snapshot!(killed(&[exactly(3), exactly(5)]), @"Disputed: Stated Some(3)..Some(5) best None");
    assert_snapshot!(killed(&[at_least(9), exactly(5)]), @"Disputed: Stated Some(5)..None best None");
    assert_snapshot!(killed(&[bare(NotStated), exactly(5)]), @"Single: Stated Some(5)..Some(5) best Some(5)");
    assert_snapshot!(killed(&[bare(ExplicitNone), bare(NoReports)]), @"Compatible: ExplicitNone Some(0)..Some(0) best Some(0)");
    assert_snapshot!(killed(&[bare(ExplicitNone), exactly(2)]), @"Disputed: Stated Some(0)..Some(2) best None");
    assert_snapshot!(killed(&[bare(NoReportsYet), exactly(2)]), @"Compatible: Stated Some(2)..Some(2) best Some(2)");
    assert_snapshot!(killed(&[bare(StatedNoNumber), exactly(2)]), @"Compatible: Stated Some(2)..Some(2) best Some(2)");
    assert_snapshot!(killed(&[bare(NoReportsYet)]), @"Single: NoReportsYet None..None best None");
}

#[test]
fn a_wire_is_one_voice() {
    let copies: Vec<Reading> = ["a", "b"]
        .iter()
        .map(|id| {
            doc(id, "2024-03-13").wire("w").news(|t| t.by("an officer").killed(exactly(2))).done()
        })
        .collect();
    let field = merge::settle(&copies, &[(0, 0), (1, 0)]).killed;
    assert_eq!(field.agreement, Agreement::Single);
    assert_eq!(field.positions.len(), 2, "both stay listed");
}

#[test]
fn a_toll_is_revised_by_its_own_voice() {
    let told = |id: &str, on: &str, dead: u64| {
        doc(id, on).news(|t| t.by("The Health Ministry").killed(exactly(dead))).done()
    };
    let readings = [told("a", "2024-03-13", 9), told("b", "2024-03-15", 16)];
    let field = merge::settle(&readings, &[(0, 0), (1, 0)]).killed;
    assert_eq!(field.value.expect("never null").best, Some(16));
    assert_eq!(field.positions.len(), 2);
}

#[test]
fn one_voice_has_one_toll() {
    let ministry = |dead: &[Count]| {
        let tell =
            |t: Tale| dead.iter().fold(t.by("The Health Ministry"), |t, own| t.killed(own.clone()));
        let readings = [doc("a", "2024-03-13").news(tell).done()];
        let field = merge::settle(&readings, &[(0, 0)]).killed;
        (field.value.expect("never null").best, field.agreement, field.positions.len())
    };
    assert_eq!(ministry(&[exactly(15), exactly(2)]), (Some(15), Agreement::Single, 2));
    assert_eq!(
        ministry(&[exactly(2), at_least(2), exactly(15)]),
        (Some(15), Agreement::Compatible, 3)
    );
    // Another voice's smaller toll is a dispute.
    let readings = [doc("a", "2024-03-13")
        .news(|t| t.by("The Health Ministry").killed(exactly(15)).by("the army").killed(exactly(2)))
        .done()];
    assert_eq!(merge::settle(&readings, &[(0, 0)]).killed.agreement, Agreement::Disputed);
}

#[test]
fn a_number_that_contradicts_none_bounds_no_dispute() {
    assert_snapshot!(killed(&[at_least(2), exactly(15), exactly(20)]), @"Disputed: Stated Some(15)..Some(20) best None");
}

#[test]
fn types_settle() {
    let typed = |event: &str, sub: &str| EventType {
        event_type: Some(event.to_owned()),
        sub_event_type: Some(sub.to_owned()),
    };
    let remote = |sub: &str| typed("Explosions/Remote violence", sub);
    let attack = typed("Violence against civilians", "Attack");
    let settle = |nature: Nature, one: &EventType, other: &EventType| {
        let tale = |t: Tale, own: &EventType| t.nature(nature).typed(own.clone());
        let types = settled(&[&|t| tale(t, one), &|t| tale(t, other)]).1.types;
        let value = types.value.and_then(|own| own.sub_event_type).unwrap_or_default();
        format!("{:?}: {value}", types.agreement)
    };
    let (suicide, ied) = (remote("Suicide bomb"), remote("Remote explosive/landmine/IED"));
    let (shelling, air) = (remote("Shelling/artillery/missile attack"), remote("Air/drone strike"));
    let battle = typed("Battles", "Armed clash");
    let stopped = typed("Strategic developments", "Disrupted weapons use");
    assert_snapshot!(settle(Nature::Attack, &attack, &ied), @"Compatible: Remote explosive/landmine/IED");
    assert_snapshot!(settle(Nature::Attack, &ied, &suicide), @"Compatible: Suicide bomb");
    assert_snapshot!(settle(Nature::Attack, &stopped, &air), @"Compatible: Air/drone strike");
    assert_snapshot!(settle(Nature::Attack, &shelling, &air), @"Disputed: Air/drone strike");
    assert_snapshot!(settle(Nature::Clash, &battle, &air), @"Disputed: Armed clash");
    let taken = typed("Violence against civilians", "Abduction/forced disappearance");
    assert_snapshot!(settle(Nature::Attack, &taken, &ied), @"Disputed: ");
}

/// Weapons: kind, class and number of each.
type List<'a> = &'a [(&'a str, &'a str, Count)];

#[test]
fn weapons_that_go_together_are_no_dispute() {
    const BOMB: &str = "explosive.bomb.vehicle";
    let bomb = [("car-bomb", BOMB, exactly(1))];
    let guns = [("small-arms-fire", "firearm", bare(CountStatus::StatedNoNumber))];
    let rocket = [("rocket", ROCKET, exactly(1))];
    let mortars = [("rocket", ROCKET, exactly(1)), ("mortar", "explosive.mortar", exactly(3))];
    let many = [("drone", "drone", exactly(14))];
    let mut article = exactly(1);
    article.words = Some("a".to_owned());
    let a_drone = [("drone", "drone", article)];
    let together = |one: List<'_>, other: List<'_>, same_voice: bool| {
        let second = if same_voice { "The army" } else { "The governor" };
        let readings = [doc("a", "2024-03-13")
            .news(|t| t.by("The army").with(one).by(second).with(other))
            .done()];
        let field = merge::settle(&readings, &[(0, 0)]).weapons;
        let kinds = field
            .value
            .map(|all| all.iter().map(|own| own.kind.clone()).collect::<Vec<_>>().join(", "));
        format!("{:?}: {}", field.agreement, kinds.unwrap_or_default())
    };
    assert_snapshot!(together(&bomb, &guns, false), @"Compatible: car-bomb, small-arms-fire");
    assert_snapshot!(together(&rocket, &mortars, false), @"Compatible: rocket, mortar");
    assert_snapshot!(together(&rocket, &bomb, false), @"Disputed: ");
    assert_snapshot!(together(&rocket, &bomb, true), @"Compatible: rocket, car-bomb");
    assert_snapshot!(together(&many, &a_drone, false), @"Compatible: drone");
    assert_snapshot!(together(&many, &[("drone", "drone", exactly(2))], false), @"Disputed: ");
}

#[test]
fn what_did_harm_got_through() {
    let told = |harm: &dyn Fn(Tale) -> Tale| {
        let tell = |t: Tale| {
            harm(
                t.by("the army")
                    .stage(Stage::Intercepted)
                    .by("the mayor")
                    .stage(Stage::Accomplished),
            )
        };
        let readings = [doc("a", "2024-03-13").news(tell).done()];
        merge::settle(&readings, &[(0, 0)]).stages.value
    };
    assert_eq!(told(&|t| t), None);
    assert_eq!(told(&|t| t.injured(exactly(2))), Some(Stage::Accomplished));
    assert_eq!(told(&|t| t.injured(bare(CountStatus::ExplicitNone))), None);
}

#[test]
fn weapons_settle() {
    let several = at_least(2);
    let four = [("rocket", ROCKET, exactly(4))];
    let some = [("rocket", ROCKET, several.clone())];
    let mixed = [("drone", DRONE, exactly(1)), ("rocket", ROCKET, exactly(3))];
    let missiles = [("missile", MISSILE, at_least(12))];
    let ballistic = [("ballistic-missile", MISSILE, several.clone())];
    let agreement = |a: &[(&str, &str, Count)], b: &[(&str, &str, Count)]| {
        let field = settled(&[&|t| t.with(a), &|t| t.with(b)]).1.weapons;
        let value = field.value.map(|weapons| {
            weapons
                .iter()
                .map(|w| format!("{} {:?}..{:?}", w.kind, w.count.min, w.count.max))
                .collect::<Vec<_>>()
                .join(", ")
        });
        shown(&value, field.agreement)
    };
    assert_snapshot!(agreement(&four, &four), @r#"Agreed: Some("rocket Some(4)..Some(4)")"#);
    assert_snapshot!(agreement(&some, &four), @r#"Compatible: Some("rocket Some(4)..Some(4)")"#);
    assert_snapshot!(agreement(&four, &mixed), @"Disputed: None");
    assert_snapshot!(agreement(&some, &mixed), @r#"Compatible: Some("drone Some(1)..Some(1), rocket Some(3)..Some(3)")"#);
    assert_snapshot!(agreement(&missiles, &ballistic), @r#"Compatible: Some("ballistic-missile Some(12)..None")"#);
    assert_snapshot!(agreement(&four, &missiles), @"Disputed: None");
}

#[test]
fn a_cause_that_is_not_settled_is_not_printed() {
    let fields = settled(&[&|t| {
        t.nature(Nature::Explosion)
            .typed(EventType {
                event_type: Some("Explosions/Remote violence".to_owned()),
                sub_event_type: None,
            })
            .by("the commander")
            .nature(Nature::Attack)
            .claim(Claim::AssertedAttack)
            .by("the army")
            .nature(Nature::Explosion)
            .claim(Claim::UnderInvestigation)
    }])
    .1;
    assert_eq!((fields.nature.value, fields.nature.agreement), (None, Agreement::Disputed));
    assert_eq!(fields.types.value, None);
    assert_eq!((fields.claim.value, fields.claim.agreement), (None, Agreement::Disputed));
}

#[test]
fn what_only_the_narrator_leaves_open_is_open_to_a_finer_word() {
    let fields = settled(&[&|t| t.nature(Nature::Explosion), &|t| t.nature(Nature::Attack)]).1;
    assert_eq!(
        (fields.nature.value, fields.nature.agreement),
        (Some(Nature::Attack), Agreement::Compatible)
    );
}

#[test]
fn claims_settle() {
    let claim = |a: Claim, b: Claim| {
        let field = settled(&[&|t| t.claim(a), &|t| t.claim(b)]).1.claim;
        shown(&field.value, field.agreement)
    };
    assert_snapshot!(claim(Claim::NoClaimYet, Claim::Claimed), @"Compatible: Some(Claimed)");
    assert_snapshot!(claim(Claim::NoClaimYet, Claim::NotStated), @"Single: Some(NoClaimYet)");
    assert_snapshot!(claim(Claim::Claimed, Claim::Denied), @"Disputed: None");
}

#[test]
fn perpetrators_settle() {
    let who = |a: (Attributed, ActorValue), b: (Attributed, ActorValue)| {
        let field = settled(&[&|t| t.blamed(a.0, a.1.clone()), &|t| t.blamed(b.0, b.1.clone())])
            .1
            .perpetrator;
        let value = field.value.map(|who| (who.actor.words, who.attribution));
        shown(&value, field.agreement)
    };
    let (dawn, dusk) = (|| group("Dawn Brigade"), || group("Dusk Brigade"));
    let backed = || described("Ruritanian-backed groups", "RU");
    assert_snapshot!(who((Attributed::Blamed, dawn()), (Attributed::SelfClaimed, dawn())), @r#"Compatible: Some(("Dawn Brigade", SelfClaimed))"#);
    assert_snapshot!(who((Attributed::Blamed, dawn()), (Attributed::Denied, dawn())), @"Disputed: None");
    assert_snapshot!(who((Attributed::Blamed, dawn()), (Attributed::SelfClaimed, dusk())), @"Disputed: None");
    assert_snapshot!(who((Attributed::Blamed, dawn()), (Attributed::Denied, dusk())), @r#"Compatible: Some(("Dawn Brigade", Blamed))"#);
    assert_snapshot!(who((Attributed::Blamed, backed()), (Attributed::Blamed, dawn())), @r#"Compatible: Some(("Dawn Brigade", Blamed))"#);
    assert_snapshot!(who((Attributed::Denied, dawn()), (Attributed::Denied, dawn())), @"Compatible: None");
}

#[test]
fn dates_settle() {
    let when = |dates: &[&str]| {
        let readings: Vec<Reading> = dates
            .iter()
            .enumerate()
            .map(|(at, when)| doc(&at.to_string(), "2024-07-26").news(|t| t.on(when)).done())
            .collect();
        let accounts: Vec<(usize, u32)> = (0..readings.len()).map(|reading| (reading, 0)).collect();
        let field = merge::settle(&readings, &accounts).dates;
        let value = field.value.map(|date| (date.start, date.end, date.best));
        shown(&value, field.agreement)
    };
    assert_snapshot!(when(&["2024-07-25/2024-07-26", "2024-07-25"]), @"Compatible: Some((Some(2024-07-25), Some(2024-07-25), Some(2024-07-25)))");
    assert_snapshot!(when(&["2024-01-01/2024-07-31", "2024-01-01/2024-01-31", "2024-01-20/2024-02-10"]), @"Compatible: Some((Some(2024-01-20), Some(2024-01-31), None))");
    assert_snapshot!(when(&["2024-07-25", "2024-07-24"]), @"Disputed: None");
}

#[test]
fn places_settle() {
    let at = |places: &[PlaceValue]| {
        let readings: Vec<Reading> = places
            .iter()
            .enumerate()
            .map(|(at, place)| {
                doc(&at.to_string(), "2024-07-26").news(|t| t.at(place.clone())).done()
            })
            .collect();
        let accounts: Vec<(usize, u32)> = (0..readings.len()).map(|reading| (reading, 0)).collect();
        let field = merge::settle(&readings, &accounts).place;
        let value = field
            .value
            .map(|place| format!("{} in {:?}", place.name.unwrap_or(place.words), place.countries));
        shown(&value, field.agreement)
    };
    assert_snapshot!(at(&[some_base(&["IQ"]), town("Kirkuk", "IQ", 35, 44)]), @r#"Compatible: Some("Kirkuk in [\"IQ\"]")"#);
    assert_snapshot!(at(&[some_base(&["JO", "IQ"]), some_base(&["JO"]), land("Jordan", "JO")]), @r#"Compatible: Some("military_base in [\"JO\"]")"#);
    assert_snapshot!(at(&[town("Homs", "SY", 34, 36), town("Kirkuk", "IQ", 35, 44)]), @"Disputed: None");
    assert_snapshot!(at(&[land("Iraq", "IQ"), land("Iraq", "IQ")]), @r#"Agreed: Some("Iraq in [\"IQ\"]")"#);
}

#[test]
fn the_day_that_is_left_goes_to_the_place_that_is_left() {
    let list = doc("b", "2024-07-27")
        .news(|t| t.on_list("2024-07-25/2024-07-26", 5).at(town("Kirkuk", "IQ", 35, 44)))
        .news(|t| t.on_list("2024-07-25/2024-07-26", 5).at(town("Homs", "SY", 34, 36)))
        .done();
    let fix =
        doc("a", "2024-07-26").news(|t| t.on("2024-07-25").at(town("Kirkuk", "IQ", 35, 44))).done();
    let merged = merge::merge(&[fix, list]);
    let homs = merged.incidents.iter().find(|incident| incident.id.contains("homs")).expect("Homs");
    assert_eq!(
        (homs.date.start, homs.date.end),
        (Some(day("2024-07-25")), Some(day("2024-07-26")))
    );
    assert_eq!(homs.date.best, Some(day("2024-07-26")));
    assert_eq!(homs.date.basis, DateBasis::Inferred);
    assert_eq!(homs.date.rule.as_deref(), Some("by_elimination"));
}

#[test]
fn part_of_a_salvo_is_stopped() {
    let readings = [doc("a", "2024-01-24")
        .news(|t| {
            t.on("2024-01-23")
                .at(town("Kirkuk", "IQ", 35, 44))
                .by("a US officer")
                .stage(Stage::Accomplished)
                .with(&[("drone", DRONE, at_least(2))])
                .injured(bare(CountStatus::StatedNoNumber))
                .by("a police officer")
                .stage(Stage::Intercepted)
                .with(&[("drone", DRONE, exactly(1))])
                .by("The Dawn Brigade")
                .attacks(exactly(2))
                .claim(Claim::Claimed)
                .blamed(Attributed::SelfClaimed, group("Dawn Brigade"))
        })
        .done()];
    assert_snapshot!(explained(&readings), @"
    2024-01-23-iq-kirkuk-1ca3f2  Incident near Kirkuk, Iraq, claimed by Dawn Brigade
      date         2024-01-23 (day, anchored, 90, weekday)
      stage        accomplished
      record       one, news, origins 1, confidence 76
      stages       ? (disputed: accomplished | intercepted)
      dates        2024-01-23 (single)
      place        near Kirkuk, Iraq (single)
      weapons      ? (disputed: 2+ drone | 1 drone)
      attacks      2 (single)
      injured      stated_no_number (single)
      perpetrator  Dawn Brigade self_claimed (single)
      claim        claimed (single)
      account      d-a#0 new_event 0..10
      disagreement stages: contradiction, 2 positions
      disagreement weapons: contradiction, 2 positions
    ");
}

#[test]
fn damage_is_disputed_and_a_second_target_is_not() {
    let target = |kind: &str, effect: Effect| TargetValue {
        name: Some(format!("the {kind}")),
        kind: Some(kind.to_owned()),
        owner: Vec::new(),
        effect,
    };
    let agreement = |a: Vec<TargetValue>, b: Vec<TargetValue>| {
        let field = settled(&[&|t| t.targets(a.clone()), &|t| t.targets(b.clone())]).1.targets;
        let value = field.value.map(|targets| {
            targets
                .iter()
                .map(|t| (t.kind.clone().unwrap_or_default(), t.effect))
                .collect::<Vec<_>>()
        });
        shown(&value, field.agreement)
    };
    let base = |effect| vec![target("base", effect)];
    assert_snapshot!(agreement(base(Effect::Damaged), base(Effect::NoDamage)), @"Disputed: None");
    assert_snapshot!(agreement(base(Effect::NotStated), base(Effect::NoDamage)), @r#"Compatible: Some([("base", NoDamage)])"#);
    assert_snapshot!(agreement(base(Effect::Damaged), vec![target("village", Effect::NoDamage)]), @r#"Compatible: Some([("base", Damaged), ("village", NoDamage)])"#);
}

#[test]
fn where_it_came_from_is_not_where_it_fell() {
    let fields = settled(&[&|t| t.at(town("Homs", "SY", 34, 36)).from(land("Iraq", "IQ"))]).1;
    assert_eq!(fields.place.value.expect("a place").countries, ["SY"]);
    assert_eq!(fields.launched_from.value.expect("an origin").countries, ["IQ"]);
}
