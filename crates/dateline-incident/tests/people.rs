//! People harmed one by one, where they were, and the town that a story leaves to its reader.

use dateline_document::Hints;
use dateline_gazetteer::Gazetteer;
use dateline_incident::{Count, CountStatus, DocumentFacts, Position, Reading, read};
use dateline_text::Vocabulary;

fn reading(text: &str, day: &str) -> Reading {
    let mut words = Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    dateline_entity::vocabulary(&mut words, Gazetteer::base());
    read::vocabulary(&mut words);
    let hints = Hints { date: Some(day.to_owned()), ..Hints::default() };
    let document = dateline_document::parse(text, &hints, &words);
    let entities = dateline_entity::read(&document, Gazetteer::base());
    let reference = read::reference_date(&document.reference);
    let facts = DocumentFacts { id: "d-a".into(), origin: "d-a".into(), reference };
    read::read(&document, &entities, facts)
}

/// The highest number of dead and of hurt that the first account gives.
fn harmed(text: &str) -> (Option<u64>, Option<u64>) {
    let reading = reading(text, "2024-03-14");
    let account = reading.accounts.first().expect("an account");
    let most = |all: &[Position<Count>]| {
        let stated = all.iter().filter(|said| said.value.status == CountStatus::Stated);
        stated.filter_map(|said| said.value.best.or(said.value.min)).max()
    };
    (most(&account.telling.killed), most(&account.telling.injured))
}

/// The names of the places of the first account.
fn places(text: &str) -> Vec<String> {
    let reading = reading(text, "2024-03-14");
    let account = reading.accounts.first().expect("an account");
    let located = account.telling.place.iter().filter(|said| said.value.point.is_some());
    let mut names: Vec<String> = located
        .filter_map(|said| match said.value.kind.as_deref() {
            // A part of a town is told by the town that it is a part of.
            Some("region") => said.value.admin1.clone(),
            _ => said.value.name.clone(),
        })
        .collect();
    names.dedup();
    names
}

#[test]
fn one_by_one() {
    let text =
        "A man, 34, was shot outside a bakery on Tuesday. A woman, 25, was hit in the arm.\n";
    assert_eq!(harmed(text), (None, Some(2)));
    let text = "A man was shot outside a bakery on Tuesday. He died at the hospital.\n";
    assert_eq!(harmed(text), (Some(1), None));
    let text = "A man was shot dead on Tuesday outside a bakery. A baker was wounded.\n";
    assert_eq!(harmed(text), (Some(1), Some(1)));
}

#[test]
fn hit_by_what_or_where() {
    let text = "Gunmen attacked a bus on Tuesday. Two nurses were grazed by bullets.\n";
    assert_eq!(harmed(text), (None, Some(2)));
    let text =
        "Gunmen attacked a bus on Tuesday. The driver was hit by the news that it was late.\n";
    assert_eq!(harmed(text), (None, None));
}

#[test]
fn how_often_is_not_how_many() {
    let text = "A teacher was shot several times on Tuesday.\n";
    assert_eq!(harmed(text), (None, Some(1)));
}

#[test]
fn who_investigates_is_not_hurt() {
    let text = "A teacher was shot dead on Tuesday. Homicide detectives came to the school.\n";
    assert_eq!(harmed(text), (Some(1), None));
}

#[test]
fn where_somebody_lives_or_was_taken_is_not_where_it_was() {
    let text = "A teacher was shot in Kisumu on Tuesday and flown to a hospital in Nairobi.\n";
    assert_eq!(places(text), ["Kisumu"]);
    let text = "Gunmen in Kisumu shot Rosa Ibarra, 43, of Nairobi, on Tuesday.\n";
    assert_eq!(places(text), ["Kisumu"]);
}

#[test]
fn streets_are_where_the_story_is_told_from() {
    let text =
        "KISUMU, Kenya (AP) - A teacher was shot on Tuesday on Harbour Street, the police said.\n";
    assert_eq!(places(text), ["Kisumu"]);
    let text = "KISUMU, Kenya (AP) - A teacher was shot on Tuesday at a school, the police said.\n";
    assert_eq!(places(text), [""; 0]);
}
