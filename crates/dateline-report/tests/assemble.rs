//! Assembly: indices become ids, words come from the text, and nothing stands without them.

use dateline_document::{Header, Hints, NearDuplicate};
use dateline_incident::{
    Account, AccountKind, Agreement, Bytes, Context, ContextKind, Count, CountStatus, DateBasis,
    DateValue, Disagreement, DisagreementKind, DocumentFacts, Field, Fields, Incident, Merged,
    Multiplicity, Nature, Position, Reading, Said, SourceValue, Stage, Telling,
};
use dateline_report::shape::{AnyValue, Document, MentionKind, PlaceTable};
use dateline_report::{DocumentInput, Input, PageInput, Report, assemble, page};

const TEXT: &str = "Shells hit a mill near Orsk, police said. Two drones fell on Dura the same day.\n\
                    No one was hurt in either attack. The mayor demanded that the guns be withdrawn.\n";

fn at(words: &str) -> Bytes {
    let start = TEXT.find(words).expect("the words are in the text") as u32;
    Bytes { start, end: start + words.len() as u32 }
}

fn day(text: &str, words: &str) -> DateValue {
    let day = text.parse().expect("it is a day");
    DateValue {
        start: Some(day),
        end: Some(day),
        best: Some(day),
        basis: DateBasis::Anchored,
        confidence: 90,
        evidence: vec![at(words)],
        ..DateValue::open()
    }
}

fn said<T>(value: T, words: &str) -> Position<T> {
    let rule = "by_hand".into();
    Position {
        value,
        source: None,
        hedge: None,
        rule,
        evidence: vec![at(words)],
        covers: Vec::new(),
    }
}

fn source(words: &str, kind: &'static str) -> SourceValue {
    SourceValue {
        name: words.to_owned(),
        kind: kind.into(),
        named: false,
        plural: true,
        via: Vec::new(),
        anonymity: None,
        at: at(words),
    }
}

fn account(ordinal: u32, kind: AccountKind, words: &str) -> Account {
    Account {
        document: "d-000000000001".to_owned(),
        ordinal,
        kind,
        root: at(words),
        evidence: vec![at(words)],
        sources: Vec::new(),
        telling: Telling::default(),
        multiplicity: Multiplicity::One,
        sums_up: Vec::new(),
        rare: Vec::new(),
    }
}

fn incident(id: &str, accounts: &[u32], date: DateValue, killed: Position<Count>) -> Incident {
    let none = Field {
        value: Some(killed.value.clone()),
        agreement: Agreement::Single,
        positions: vec![(1, killed)],
    };
    Incident {
        id: id.to_owned(),
        title: id.to_owned(),
        accounts: accounts.iter().map(|ordinal| (0, *ordinal)).collect(),
        fields: Fields { killed: none, ..Fields::default() },
        date,
        stage: Stage::Accomplished,
        background: false,
        multiplicity: Multiplicity::One,
        independent_origins: 1,
        merge: Vec::new(),
        disagreements: Vec::new(),
        confidence: 50,
        supersedes: Vec::new(),
        rulings: Vec::new(),
    }
}

fn reading(id: &str) -> Reading {
    let reference = DateValue::open();
    Reading {
        facts: DocumentFacts { id: id.to_owned(), origin: "wire".to_owned(), reference },
        accounts: Vec::new(),
        aggregates: Vec::new(),
        context: Vec::new(),
        dropped: Vec::new(),
        traits: dateline_incident::Traits::default(),
    }
}

/// One article with two incidents and a line that sums them up.
fn told() -> (Reading, Merged) {
    let mut shells = account(0, AccountKind::NewEvent, "Shells hit a mill near Orsk, police said.");
    shells.sources.push(source("police", "police"));
    let drones = account(1, AccountKind::NewEvent, "Two drones fell on Dura the same day.");
    let umbrella = account(2, AccountKind::Umbrella, "No one was hurt in either attack.");
    let mut none = said(Count::bare(CountStatus::ExplicitNone, None), "No one was hurt");
    none.covers = vec![0, 1];
    let mut first =
        incident("2024-03-11-ru-orsk-00000a", &[0, 2], day("2024-03-11", "Shells"), none.clone());
    let mut attack = said(Nature::Attack, "Shells hit a mill");
    attack.source = Some(0);
    first.fields.nature = Field {
        value: Some(Nature::Attack),
        agreement: Agreement::Single,
        positions: vec![(0, attack)],
    };
    let second =
        incident("2024-03-11-iq-dura-00000b", &[1, 2], day("2024-03-11", "same day"), none);
    let mut reading = reading("d-000000000001");
    reading.context.push(Context {
        document: reading.facts.id.clone(),
        kind: ContextKind::Demand,
        date: None,
        speaker: Some(source("The mayor", "official")),
        evidence: vec![at("The mayor demanded that the guns be withdrawn.")],
        topic: None,
    });
    reading.accounts = vec![shells, drones, umbrella];
    let demand = Disagreement {
        field: "demand".to_owned(),
        kind: DisagreementKind::Contradiction,
        positions: vec![Said::Statement {
            reading: 0,
            value: "withdrawal".to_owned(),
            evidence: vec![at("withdrawn")],
            rule: "by_hand".into(),
            hedge: None,
        }],
    };
    // Out of order on purpose.
    (
        reading,
        Merged { incidents: vec![first, second], disagreements: vec![demand], refused: Vec::new() },
    )
}

fn shown(reading: &Reading, path: &str, sha256: &str, own: &(Header, Hints)) -> Document {
    page(&PageInput {
        paths: vec![path.to_owned()],
        sha256: sha256.to_owned(),
        bytes: TEXT.len() as u64,
        format: "text",
        language: Some("en"),
        text: TEXT,
        header: &own.0,
        hints: &own.1,
        furniture: &[],
        dateline_place: None,
        facts: &reading.facts,
    })
}

fn document<'a>(reading: &'a Reading, page: &'a Document) -> DocumentInput<'a> {
    DocumentInput { page, text: TEXT, reading, lender: None }
}

fn report(
    merged: &Merged,
    documents: &[DocumentInput<'_>],
    near: &[NearDuplicate],
    quotes: bool,
) -> Report {
    assemble(Input {
        tool_version: "0.0.0",
        knowledge: "0123456789abcdef".to_owned(),
        places: PlaceTable::default(),
        documents,
        near_duplicates: near,
        merged,
        problems: Vec::new(),
        quotes,
    })
}

fn one(change: impl FnOnce(&mut Reading, &mut Merged), quotes: bool) -> Report {
    let (mut reading, mut merged) = told();
    change(&mut reading, &mut merged);
    let page = shown(&reading, "a.txt", "1", &Default::default());
    report(&merged, &[document(&reading, &page)], &[], quotes)
}

#[test]
fn incidents_and_mentions_are_in_order_and_an_umbrella_repeats_whole() {
    let report = one(|_, _| {}, true);
    let ids: Vec<&str> = report.incidents.iter().map(|incident| incident.id.as_str()).collect();
    assert_eq!(ids, ["2024-03-11-iq-dura-00000b", "2024-03-11-ru-orsk-00000a"]);
    let mentions: Vec<Vec<&str>> = report
        .incidents
        .iter()
        .map(|i| i.mentions.iter().map(|m| m.id.as_str()).collect())
        .collect();
    assert_eq!(mentions, [["m1", "m2"], ["m3", "m2"]]);
    assert_eq!(report.incidents[0].mentions[1], report.incidents[1].mentions[1]);
    assert_eq!(report.incidents[0].mentions[1].kind, MentionKind::Umbrella);
}

#[test]
fn a_position_names_its_voice_its_words_and_what_else_they_cover() {
    let report = one(|_, _| {}, true);
    let orsk = &report.incidents[1];
    let nature = &orsk.nature.positions[0];
    assert_eq!(nature.source.as_deref(), Some("m3.s1"));
    assert_eq!(nature.source_name.as_deref(), Some("police"));
    assert_eq!(nature.evidence[0].quote, "Shells hit a mill");
    assert_eq!(nature.origin.as_deref(), Some("wire"));
    let killed = &orsk.killed.positions[0];
    assert_eq!(killed.source_kind.as_deref(), Some("narrator"));
    assert_eq!(killed.covers, ["2024-03-11-iq-dura-00000b"]);
    assert_eq!(orsk.injured.value, Some(Count::NOT_STATED));
    assert_eq!(orsk.injured.agreement, Agreement::None);
}

#[test]
fn quotes_can_be_left_out() {
    let report = one(|_, _| {}, false);
    let words = &report.incidents[1].nature.positions[0].evidence[0];
    assert_eq!((words.quote.as_str(), words.start, words.end), ("", 0, 17));
}

#[test]
fn what_has_no_words_is_not_told() {
    let nowhere = Bytes { start: 9_000, end: 9_001 };
    let report = one(
        |_, merged| {
            for incident in &mut merged.incidents {
                incident.fields.killed.positions[0].1.evidence = vec![nowhere];
                incident.date.evidence = vec![nowhere, Bytes { start: 0, end: 0 }];
            }
        },
        true,
    );
    for incident in &report.incidents {
        assert_eq!(incident.killed.value, Some(Count::NOT_STATED));
        assert_eq!(incident.killed.agreement, Agreement::None);
        assert!(incident.killed.positions.is_empty());
        assert_eq!(incident.date.basis, DateBasis::None);
        assert_eq!(incident.date.best, None);
    }
}

#[test]
fn a_date_made_of_several_stands_on_the_words_of_all() {
    let dates = |merged: &mut Merged, best: &str| {
        let told = [
            (0, said(day("2024-03-11", "Shells"), "Shells")),
            (1, said(day("2024-03-12", "No one"), "No one")),
        ];
        let value = Some(DateValue { evidence: vec![at("withdrawn")], ..day(best, "withdrawn") });
        merged.incidents[0].date = value.clone().expect("it is a day");
        merged.incidents[0].fields.dates =
            Field { value, agreement: Agreement::Compatible, positions: told.to_vec() };
    };
    let report = one(|_, merged| dates(merged, "2024-03-10"), true);
    let quotes: Vec<&str> =
        report.incidents[0].date.evidence.iter().map(|e| e.quote.as_str()).collect();
    assert_eq!(report.incidents[0].id, "2024-03-11-ru-orsk-00000a");
    assert_eq!(quotes, ["Shells", "No one"]);
    assert_eq!(report.incidents[0].dates.value.as_ref(), Some(&report.incidents[0].date));
}

#[test]
fn an_incident_without_a_known_account_is_not_told() {
    let report = one(|_, merged| merged.incidents[0].accounts = vec![(7, 0), (0, 9)], true);
    assert_eq!(report.incidents.len(), 1);
    let report = one(|reading, _| reading.accounts.clear(), true);
    assert!(report.incidents.is_empty());
}

#[test]
fn a_disputed_count_is_the_envelope_of_what_is_said() {
    let count = |min, max| Count { status: CountStatus::Stated, min, max, best: max, words: None };
    let field = |told: Vec<Count>| Field {
        value: None,
        agreement: Agreement::Disputed,
        positions: told.into_iter().map(|value| (0, said(value, "Two drones"))).collect(),
    };
    let told = |counts: Vec<Count>| {
        let report = one(|_, merged| merged.incidents[0].fields.injured = field(counts), true);
        let settled = report.incidents[1].injured.value.clone().expect("a count is never silent");
        (settled.min, settled.max, settled.best)
    };
    assert_eq!(
        told(vec![count(Some(2), Some(2)), count(Some(5), Some(5))]),
        (Some(2), Some(5), None)
    );
    assert_eq!(told(vec![count(Some(2), Some(2)), count(Some(5), None)]), (Some(2), None, None));
    assert_eq!(told(vec![count(None, Some(3)), count(Some(5), Some(5))]), (None, Some(5), None));
}

#[test]
fn statements_outside_incidents_name_their_speaker() {
    let report = one(|_, _| {}, true);
    let speaker = report.context[0].speaker.as_ref().expect("somebody speaks");
    let position = &report.disagreements[0].positions[0];
    assert_eq!(speaker.id, "c1.s1");
    assert_eq!(position.source.as_deref(), Some("c1.s1"));
    assert_eq!(position.source_name.as_deref(), Some("The mayor"));
    assert_eq!(position.mention, None);
    assert_eq!(position.value, AnyValue::Words("withdrawal".to_owned()));
}

#[test]
fn equal_bytes_are_one_document_and_near_duplicates_know_each_other() {
    let (first, merged) = told();
    let (copy, other) = (told().0, reading("d-000000000002"));
    let own = Default::default();
    let pages = [
        shown(&first, "z.txt", "1", &own),
        shown(&copy, "b.txt", "1", &own),
        shown(&other, "c.txt", "0", &own),
    ];
    let documents =
        [document(&first, &pages[0]), document(&copy, &pages[1]), document(&other, &pages[2])];
    let near =
        [NearDuplicate { a: 1, b: 2, similarity: 93, reason: "the same paragraphs".to_owned() }];
    let report = report(&merged, &documents, &near, true);
    let paths: Vec<&[String]> =
        report.documents.iter().map(|document| document.paths.as_slice()).collect();
    assert_eq!(paths, [vec!["c.txt"], vec!["b.txt", "z.txt"]]);
    assert_eq!(report.documents[1].path, "b.txt");
    assert_eq!(report.documents[1].near_duplicates[0].document, "d-000000000002");
    assert_eq!(report.documents[0].near_duplicates[0].document, "d-000000000001");
    assert_eq!(report.context.len(), 1, "what a document says is said once");
}

#[test]
fn a_borrowed_day_is_anchored_in_the_words_of_its_lender() {
    let (mut lender, merged) = told();
    let mut borrower = reading("d-000000000002");
    lender.facts.reference = day("2024-03-12", "same day");
    borrower.facts.reference = DateValue { evidence: Vec::new(), ..day("2024-03-12", "same day") };
    let own = Default::default();
    let pages = [shown(&lender, "a.txt", "1", &own), shown(&borrower, "c.txt", "2", &own)];
    let last = DocumentInput { lender: Some(0), ..document(&borrower, &pages[1]) };
    let report = report(&merged, &[document(&lender, &pages[0]), last], &[], true);
    let date = &report.documents[1].reference_date;
    assert_eq!(date.anchor.as_ref().map(|words| words.document.as_str()), Some("d-000000000001"));
    assert_eq!(date.evidence[0].quote, "same day");
}
