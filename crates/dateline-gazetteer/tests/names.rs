//! What names lead to: the traps that news on armed attacks holds.

use dateline_gazetteer::{Cue, Gazetteer, Kind, Match, Place, demonym};
use dateline_text::{Class, Token, Vocabulary, tokenize};
use insta::assert_snapshot;

fn tokens(text: &str) -> Vec<Token> {
    tokenize(text, &Vocabulary::new())
}

fn line(place: Place<'_>) -> String {
    let at = [place.admin1(), place.country()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    format!("{} {} [{}] {at}", place.id(), place.name(), place.kind())
}

/// The first three places of a name.
fn found(name: &str) -> String {
    let places = Gazetteer::base().lookup(name);
    places.take(3).map(line).collect::<Vec<_>>().join("\n")
}

/// The text of the longest name at the start of `text`.
fn longest(text: &str) -> Option<&str> {
    let tokens = tokens(text);
    let (used, _) = Gazetteer::base().longest(&tokens)?;
    Some(&text[..tokens[used - 1].span.range().end])
}

fn variants(name: &str, country: &str) -> Vec<String> {
    Gazetteer::base()
        .variants(name, country)
        .into_iter()
        .map(|place| place.name().to_owned())
        .collect()
}

#[test]
fn people_tell_apart_towns_of_one_name() {
    assert_snapshot!(found("San Salvador"), @"
    gn:3583361 San Salvador [place] San Salvador Department, SV
    a1:SV.10 San Salvador Department [admin1] San Salvador Department, SV
    gn:2239520 Mbanza Kongo [place] Zaire, AO
    ");
    assert_snapshot!(found("Hermitage"), @"
    gn:4628929 Hermitage [place] Tennessee, US
    gn:5193309 Hermitage [place] Pennsylvania, US
    gn:2647062 Hermitage [place] England, GB
    ");
    assert_snapshot!(found("Tripoli"), @"
    gn:2210247 Tripoli [place] Tripoli, LY
    a1:LY.77 Tripoli [admin1] Tripoli, LY
    gn:266826 Tripoli [place] North Lebanon, LB
    ");
    assert_snapshot!(found("Avdiivka"), @"
    gn:713122 Avdiyivka [place] Donetsk, UA
    gn:713120 Avdiyivka [place] Chernihiv Oblast, UA
    gn:713121 Avdiyivka [place] Chernihiv Oblast, UA
    ");
}

#[test]
fn a_base_comes_before_a_village() {
    assert_snapshot!(found("Ayn al Asad"), @"
    ain-al-asad Ain al-Asad Air Base [base] Anbar, IQ
    gn:295290 ‘Ein el Asad [place] Northern District, IL
    ");
    assert_snapshot!(found("Al Asad Air Base"), @"ain-al-asad Ain al-Asad Air Base [base] Anbar, IQ");
    assert_snapshot!(found("Bagram"), @"
    bagram Bagram Airfield [base] Parwan, AF
    gn:141944 Bahrām [place] East Azerbaijan, IR
    a2:AF.40.308 Bagrām [admin2] Parwan, AF
    ");
}

#[test]
fn an_area_comes_after_its_city_and_before_a_small_town() {
    assert_snapshot!(found("Anbar"), @"
    a1:IQ.01 Anbar [admin1] Anbar, IQ
    gn:323854 Ambar [place] Diyarbakır Province, TR
    ");
    assert_snapshot!(found("Deir Ezzor"), @"
    gn:170794 Deir ez-Zor [place] Deir ez-Zor, SY
    a1:SY.07 Deir ez-Zor [admin1] Deir ez-Zor, SY
    ");
    assert_snapshot!(found("Deir ez-Zor"), @"
    gn:170794 Deir ez-Zor [place] Deir ez-Zor, SY
    a1:SY.07 Deir ez-Zor [admin1] Deir ez-Zor, SY
    ");
    assert_snapshot!(found("Washington"), @"
    gn:4140963 Washington [place] District of Columbia, US
    a1:US.WA Washington [admin1] Washington, US
    gn:2634715 Washington [place] England, GB
    ");
}

#[test]
fn countries_come_first() {
    assert_snapshot!(found("Georgia"), @"
    country:GE Georgia [country] GE
    a1:US.GA Georgia [admin1] Georgia, US
    ");
    assert_snapshot!(found("Congo"), @"
    country:CD Democratic Republic of the Congo [country] CD
    country:CG Republic of the Congo [country] CG
    gn:3401813 Congo [place] Paraíba, BR
    ");
    assert_snapshot!(found("Jordan"), @"
    country:JO Jordan [country] JO
    gn:8224045 Jordan [place] Yau Tsim Mong District, HK
    gn:1710116 Jordan [place] Western Visayas, PH
    ");
    assert_snapshot!(found("U.K."), @"country:GB United Kingdom [country] GB");
}

#[test]
fn the_strip_is_meant_before_its_city() {
    assert_snapshot!(found("Gaza"), @"
    gaza-strip Gaza Strip [region] Gaza Strip, PS
    gn:281133 Gaza [place] Gaza Strip, PS
    a1:PS.GZ Gaza Strip [admin1] Gaza Strip, PS
    ");
}

#[test]
fn a_record_is_whole() {
    let place = Gazetteer::base().lookup("Djibo").best().expect("Djibo is a town");
    let record = (
        place.id(),
        place.point(),
        place.population(),
        place.precision_km(),
        place.admin1(),
        place.admin2(),
    );
    assert_snapshot!(format!("{record:?}"), @r#"("gn:2361177", Some((14098600, -1626700)), 61462, 4, Some("Sahel"), Some("Province du Djelgodji"))"#);
    let base = Gazetteer::base().place("al-tanf").expect("al-Tanf is in our list");
    assert_snapshot!(format!("{base:?} {:?} {} km", base.point(), base.precision_km()), @"al-tanf Al-Tanf garrison (base, SY) Some((33507000, 38618000)) 5 km");
}

#[test]
fn ids_lead_back_to_their_places() {
    let gazetteer = Gazetteer::base();
    for id in ["country:IQ", "a1:IQ.01", "a2:US.CA.037", "ap:OIII", "ain-al-asad", "gn:95446"] {
        assert_eq!(gazetteer.place(id).expect(id).id(), id);
    }
    for id in ["", "country:QQ", "a1:IQ", "gn:0", "gn:x", "zz:1", "no-such-base"] {
        assert_eq!(gazetteer.place(id), None, "{id}");
    }
    assert!(
        gazetteer.places().step_by(997).all(|place| gazetteer.place(&place.id()) == Some(place))
    );
}

#[test]
fn areas_and_countries_are_found_by_what_places_say() {
    let gazetteer = Gazetteer::base();
    for place in gazetteer.places().step_by(101) {
        let country = place.country().map(|code| gazetteer.country(code).expect(code).kind());
        assert!(matches!(country, None | Some(Kind::Country)));
        if let (Some(country), Some(admin1)) = (place.country(), place.admin1()) {
            let area = gazetteer
                .area(country, admin1)
                .unwrap_or_else(|| panic!("{place:?} lies in {admin1}"));
            assert_eq!((area.country(), area.name()), (Some(country), admin1));
        }
    }
    assert_eq!(gazetteer.area("IQ", "Nineveh").map(|area| area.id()).as_deref(), Some("a1:IQ.15"));
    assert_eq!(gazetteer.area("SY", "Nineveh"), None);
}

#[test]
fn the_longest_name_wins_and_marks_end_it() {
    assert_eq!(longest("San Salvador del Valle"), Some("San Salvador"));
    assert_eq!(longest("Ain al-Asad air base in Anbar"), Some("Ain al-Asad air base"));
    assert_eq!(longest("AL-TANF GARRISON was"), Some("AL-TANF GARRISON"));
    assert_eq!(longest("St. Louis police"), Some("St. Louis"));
    assert_eq!(longest("Paris, Texas"), Some("Paris"));
    assert_eq!(longest("New\n\nYork"), None);
    assert_eq!(longest("New\nYork"), Some("New\nYork"));
    assert_eq!(longest("Sana’a"), Some("Sana’a"));
    assert_eq!(longest("Deir-ez-Zor"), Some("Deir-ez-Zor"));
    assert_eq!(longest("Tower 22"), Some("Tower 22"));
    assert_eq!(longest("Qwxz"), None);
    assert_eq!(longest(""), None);
}

#[test]
fn each_head_starts_a_name() {
    let gazetteer = Gazetteer::base();
    assert!(gazetteer.heads().step_by(503).all(|hash| gazetteer.is_head(hash)));
    let head = |word: &str| gazetteer.is_head(tokens(word)[0].hash);
    assert!(head("Khan") && head("TOWER") && head("Sana'a"));
    assert!(!head("wounded") && !head("militants"));
}

#[test]
fn common_words_ask_for_a_cue() {
    let cue = |name: &str| Gazetteer::base().lookup(name).cue();
    for name in [
        "Hit", "March", "Mission", "Police", "Union", "Victory", "Man", "Most", "Along", "Bar",
        "Mass.", "Wash.",
    ] {
        assert_eq!(cue(name), Cue::Context, "{name}");
    }
    assert_eq!((cue("US"), cue("CAR"), cue("UAE")), (Cue::Upper, Cue::Upper, Cue::Upper));
    assert_eq!(
        (cue("Baghdad"), cue("Chad"), cue("Turkey"), cue("Green Village")),
        (Cue::Capital, Cue::Capital, Cue::Capital, Cue::Capital)
    );
}

#[test]
fn codes_and_short_words_are_no_names() {
    for name in ["BGW", "of", "12", "", "-", "more", "she"] {
        assert!(Gazetteer::base().lookup(name).is_empty(), "{name}");
    }
}

#[test]
fn another_transliteration_is_found_where_the_country_is_known() {
    assert_eq!(variants("Hodaydeh", "YE")[0], "Al Ḩudaydah");
    assert_eq!(variants("Dair el Zuor", "SY")[..2], ["Deir ez-Zor", "Deir ez-Zor"]);
    assert_eq!(variants("Rumeylan", "SY")[0], "Rumalyn Landing Zone");
    assert_eq!(variants("Rumeylan", "US"), [""; 0]);
    // The spelling is known, so nothing is guessed.
    assert_eq!(variants("Baghdad", "IQ"), [""; 0]);
    assert_eq!(variants("Oa", "IQ"), [""; 0]);
}

#[test]
fn a_match_tells_how() {
    let how = |name: &str| Gazetteer::base().lookup(name).best().map(|place| place.matched());
    assert_eq!(how("Iraq"), Some(Match::Name));
    assert_eq!(how("Britain"), Some(Match::Alias));
    assert_eq!(how("Khan Younis"), Some(Match::Listed));
}

#[test]
fn demonyms_name_a_country() {
    let of = |text: &str| demonym(&tokens(text));
    assert_eq!(of("Iraqi officers"), Some((1, "IQ")));
    assert_eq!(of("South Sudanese troops"), Some((2, "SS")));
    assert_eq!(of("US-led coalition"), Some((1, "US")));
    assert_eq!(of("U.S. troops"), Some((1, "US")));
    assert_eq!(of("American"), Some((1, "US")));
    assert_eq!(of("South of"), None);
    let text = tokens("Syrian");
    assert!(dateline_gazetteer::demonym_heads().any(|head| head == text[0].hash));
}

#[test]
fn places_are_read_again_from_a_copy() {
    let places = Gazetteer::base().lookup("Paris");
    assert_eq!(places.len(), places.count());
    assert!(tokens("Paris")[0].is(Class::CAPITAL));
}
