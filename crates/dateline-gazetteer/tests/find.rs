//! Names in a context, with the reasons for what comes first.

use dateline_gazetteer::{Candidate, Context, Gazetteer, Kind};
use insta::assert_snapshot;

/// The first three candidates, each with its reasons.
fn found(name: &str, context: Context<'_>) -> String {
    let line = |candidate: &Candidate<'_>| {
        let why: Vec<String> =
            candidate.why.iter().map(|(reason, worth)| format!("{reason:?} {worth:+}")).collect();
        format!("{:?} {}: {}\n", candidate.place, candidate.score, why.join(", "))
    };
    Gazetteer::base().find(name, &context).iter().take(3).map(line).collect()
}

#[test]
fn without_a_context_size_decides() {
    assert_snapshot!(found("Tripoli", Context::default()), @"
    gn:2210247 Tripoli (place, LY) 200: Name(Name) +0, Size +200
    a1:LY.77 Tripoli (admin1, LY) 197: Name(Name) +0, Size +197
    gn:266826 Tripoli (place, LB) 170: Name(Name) +0, Size +170
    ");
}

#[test]
fn a_country_outweighs_size() {
    assert_snapshot!(found("Tripoli", Context { country: Some("LB"), ..Context::default() }), @"
    gn:266826 Tripoli (place, LB) 470: Name(Name) +0, Size +170, Country +300
    gn:2210247 Tripoli (place, LY) -100: Name(Name) +0, Size +200, Country -300
    a1:LY.77 Tripoli (admin1, LY) -103: Name(Name) +0, Size +197, Country -300
    ");
}

#[test]
fn what_is_near_outweighs_size() {
    let memphis = Some((35_149_500, -90_049_000));
    assert_snapshot!(found("Cairo", Context { near: memphis, ..Context::default() }), @"
    gn:4234985 Cairo (place, US) 200: Name(Name) +0, Size +100, Distance(221) +100
    gn:4185632 Cairo (place, US) 130: Name(Name) +0, Size +130, Distance(723) +0
    gn:5065036 Cairo (place, US) 90: Name(Name) +0, Size +90, Distance(991) +0
    ");
}

#[test]
fn a_kind_tells_a_base_from_its_town() {
    assert_snapshot!(found("Harir", Context { kind: Some(Kind::Base), country: Some("IQ"), near: None }), @"
    harir Harir Air Base (base, IQ) 685: Name(Name) +0, Size +185, Country +300, Kind +200
    gn:96046 Ḩarir (place, IQ) 340: Name(Name) +0, Size +140, Country +300, Kind -100
    ");
}

#[test]
fn another_spelling_is_found_where_the_country_is_known() {
    assert_snapshot!(found("Rumalyn", Context { country: Some("SY"), ..Context::default() }), @"rmelan Rumalyn Landing Zone (base, SY) 483: Name(Alias) -2, Size +185, Country +300");
    assert_snapshot!(found("Dayr Azzour", Context { country: Some("SY"), ..Context::default() }), @"
    gn:170794 Deir ez-Zor (place, SY) 330: Name(Variant) -150, Size +180, Country +300
    a1:SY.07 Deir ez-Zor (admin1, SY) 327: Name(Variant) -150, Size +177, Country +300
    ");
    assert_eq!(found("Dayr Azzour", Context::default()), "");
}
