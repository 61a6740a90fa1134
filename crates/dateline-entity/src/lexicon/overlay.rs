//! What a user adds to the lexicon: files with the names and the form of the crate's own.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use dateline_document::Document;
use dateline_gazetteer::Gazetteer;
use dateline_text::Span;

use super::entry::{
    ActorEntry, Entry, ForceEntry, Name, Needs, PeopleEntry, PeopleNoun, SourceEntry, StateEntry,
    TargetEntry, WeaponEntry,
};
use super::table::Table;
use super::{Kind, Lexicon, Part, Scene, Spots};
use crate::data::entry::Entry as Written;
use crate::data::error::DataError;
use crate::data::names::{Form, Names, key, may_share};
use crate::data::{self, FILES};
use crate::source::noun::Naming;
use crate::{ActorKind, Mention, SourceKind, Status, walk};

/// Actors, forces, people, sources, states, targets and weapons to add to a lexicon.
///
/// ```
/// use dateline_entity::{Lexicon, Overlay};
///
/// let mut overlay = Overlay::default();
/// let file = r#"
/// [[actor]]
/// id       = "dawn-front"
/// name     = "Dawn Front"
/// kind     = "armed_group"
/// country  = "IQ"
/// names    = ["Dawn Front", "DFX"]
/// examples = ["an ambush by [the Dawn Front] on the road"]
/// source   = "own knowledge"
/// "#;
/// overlay.add(Lexicon::bundled(), "actors.toml", file).unwrap();
/// let lexicon = Lexicon::bundled().with(&overlay);
///
/// let taken = file.replace("DFX", "Hamas");
/// let wrong = Overlay::default().add(Lexicon::bundled(), "actors.toml", &taken).unwrap_err();
/// assert_eq!(
///     wrong[0].to_string(),
///     "`Hamas` is a name of both `hamas` in the bundled actors.toml and `dawn-front` in actors.toml"
/// );
/// ```
#[derive(Default)]
pub struct Overlay {
    actors: Added<ActorEntry>,
    forces: Added<ForceEntry>,
    people: Added<PeopleEntry>,
    sources: Added<SourceEntry>,
    states: Added<StateEntry>,
    targets: Added<TargetEntry>,
    weapons: Added<WeaponEntry>,
    examples: Vec<Example>,
    /// The names that were added, by their folded words: (stem of the file, rule, entry and file).
    names: BTreeMap<String, Vec<(&'static str, String, String)>>,
    /// As `names`, of the lexicon that it is laid over.
    bundled: Option<BTreeMap<String, Vec<(&'static str, &'static str)>>>,
}

/// A sentence of an entry that shows how its names are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The file, one of [`Overlay::files`].
    pub file: &'static str,
    /// The rule that the bracketed words are read by, `actors/hamas`; that no words are, where there are no brackets.
    pub rule: String,
    /// The sentence.
    pub text: String,
    /// Whether the entry is named; else nothing in the sentence is it.
    pub named: bool,
    /// Where in its file the sentence stands, with its quotes.
    pub at: Span,
}

/// Entries of one file, and the names that lead to them by their index.
struct Added<E> {
    entries: Vec<E>,
    names: Vec<Name>,
}

impl<E> Default for Added<E> {
    fn default() -> Self {
        Self { entries: Vec::new(), names: Vec::new() }
    }
}

impl<E> Added<E> {
    fn add(&mut self, entries: &[Written<'_>], names: &Names, read: impl Fn(&Written<'_>) -> E) {
        let before = self.entries.len();
        self.entries.extend(entries.iter().map(read));
        self.names.extend(names.0.values().map(|named| Name {
            text: kept(&named.text),
            entry: named.entry.map(|entry| before + entry),
            form: named.form,
            capital: named.capital,
            acronym: named.acronym,
        }));
    }
}

impl Overlay {
    /// The names of the files that it reads, in the order in which to read them.
    pub fn files() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|file| file.name)
    }

    /// Adds what one of the [files](Self::files) says, or tells everything that is wrong with it and adds nothing.
    ///
    /// Judged against `lexicon` and what was added before; a file of another name says nothing.
    /// An entry with the id of one of the lexicon replaces it with all its names.
    pub fn add(&mut self, lexicon: &Lexicon, file: &str, text: &str) -> Result<(), Vec<DataError>> {
        let Some(file) = data::file(file) else { return Ok(()) };
        let table = data::table(text).map_err(|mistake| vec![mistake])?;
        let entries = data::entries(file, &table)?;
        let mut wrong = Vec::new();
        let known = |id: &str| {
            lexicon.actor(id).is_some() || self.actors.entries.iter().any(|entry| entry.id == id)
        };
        data::references(&entries, known, &mut wrong);
        let names = Names::of(&entries, &mut wrong);
        let bundled = self.bundled.get_or_insert_with(|| lexicon.all_names());
        let replaced: BTreeSet<String> = entries.iter().map(Written::rule).collect();
        for (key, named) in names.shared() {
            let mine = named.entry.map(|entry| entries[entry].rule()).unwrap_or_default();
            let earlier = self.names.get(key).into_iter().flatten();
            let mut others = earlier
                .filter(|(_, rule, _)| *rule != mine)
                .map(|(stem, _, title)| (*stem, title.clone()));
            let theirs = bundled.get(key).into_iter().flatten();
            let mut bundled =
                theirs.filter(|(_, rule)| !replaced.contains(*rule)).map(|(stem, rule)| {
                    let id = rule.strip_prefix(stem).map_or(*rule, |id| id.trim_start_matches('/'));
                    (*stem, format!("`{id}` in the bundled {stem}.toml"))
                });
            let clash =
                |(stem, _): &(&str, String)| *stem == file.stem || !may_share(stem, file.stem);
            if let Some((_, first)) = others.find(clash).or_else(|| bundled.find(clash)) {
                let (name, second) = (named.text.clone(), named.title.clone());
                wrong.push(DataError::Ambiguous { name, first, second, at: named.at });
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        for (key, named) in names.shared() {
            let rule = named.entry.map(|entry| entries[entry].rule()).unwrap_or_default();
            let name = (file.stem, rule, named.title.clone());
            self.names.entry(key.clone()).or_default().push(name);
        }
        match file.stem {
            "actors" => self.actors.add(&entries, &names, actor),
            "forces" => self.forces.add(&entries, &names, force),
            "people" => self.people.add(&entries, &names, people),
            "sources" => self.sources.add(&entries, &names, source),
            "states" => self.states.add(&entries, &names, state),
            "targets" => self.targets.add(&entries, &names, target),
            _ => self.weapons.add(&entries, &names, weapon),
        }
        for entry in &entries {
            for (list, named) in [("examples", true), ("not", false)] {
                self.examples.extend(entry.words(list).into_iter().map(|(text, at)| Example {
                    file: file.name,
                    rule: entry.rule(),
                    text: text.to_owned(),
                    named,
                    at,
                }));
            }
        }
        Ok(())
    }

    /// The examples of the entries, in the order of the files.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

impl Lexicon {
    /// This lexicon with an overlay, as a lexicon of its own.
    ///
    /// The words of the overlay stay in memory as long as the program runs, those of the same words once.
    #[must_use]
    pub fn with(&self, overlay: &Overlay) -> Self {
        let lexicon = Self {
            actors: merged(&self.actors, &overlay.actors),
            forces: merged(&self.forces, &overlay.forces),
            people: merged(&self.people, &overlay.people),
            sources: merged(&self.sources, &overlay.sources),
            states: merged(&self.states, &overlay.states),
            targets: merged(&self.targets, &overlay.targets),
            weapons: merged(&self.weapons, &overlay.weapons),
            table: Table::default(),
        };
        lexicon.ready()
    }

    /// All names by their folded words, as (stem of the file, rule).
    fn all_names(&self) -> BTreeMap<String, Vec<(&'static str, &'static str)>> {
        fn add<E: Clone + Entry>(
            part: &Part<E>,
            stem: &'static str,
            all: &mut BTreeMap<String, Vec<(&'static str, &'static str)>>,
        ) {
            for name in part.names.iter().filter(|name| name.form != Form::Short) {
                if let Some(entry) = name.entry {
                    let rule = part.entries[entry].rule();
                    all.entry(key(name.text)).or_default().push((stem, rule));
                }
            }
        }
        let mut all = BTreeMap::new();
        add(&self.actors, "actors", &mut all);
        add(&self.forces, "forces", &mut all);
        add(&self.people, "people", &mut all);
        add(&self.sources, "sources", &mut all);
        add(&self.states, "states", &mut all);
        add(&self.targets, "targets", &mut all);
        add(&self.weapons, "weapons", &mut all);
        all
    }
}

fn merged<E: Clone + Entry>(part: &Part<E>, added: &Added<E>) -> Part<E> {
    if added.entries.is_empty() {
        return part.clone();
    }
    let fresh: BTreeMap<&str, &E> =
        added.entries.iter().map(|entry| (entry.rule(), entry)).collect();
    let old = part.entries.iter().filter(|entry| !fresh.contains_key(entry.rule()));
    let mut entries: Vec<E> = old.chain(fresh.values().copied()).cloned().collect();
    entries.sort_by_key(Entry::rule);
    let moved = |name: &Name, from: &[E]| {
        let rule = from[name.entry?].rule();
        let entry = entries.binary_search_by_key(&rule, |entry| entry.rule()).ok();
        Some(Name { entry, ..*name })
    };
    // Later names replace earlier ones of the same words: what only keeps names from being read comes first.
    let blocks = added.names.iter().chain(part.names.iter()).filter(|name| name.entry.is_none());
    let mut names: Vec<Name> = blocks.copied().collect();
    let old = part.names.iter().filter(|name| {
        name.entry.is_some_and(|entry| !fresh.contains_key(part.entries[entry].rule()))
    });
    names.extend(old.filter_map(|name| moved(name, &part.entries)));
    names.extend(added.names.iter().filter_map(|name| moved(name, &added.entries)));
    Part { entries: Cow::Owned(entries), names: Cow::Owned(names) }
}

/// The words for as long as the program runs: readings carry the names of their rules as those of the crate's own files do.
fn kept(words: &str) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut kept = KEPT.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = kept.get(words) {
        return known;
    }
    let words: &'static str = Box::leak(words.to_owned().into_boxed_str());
    kept.insert(words);
    words
}

fn kept_list(words: &[&str]) -> &'static [&'static str] {
    if words.is_empty() {
        return &[];
    }
    Box::leak(words.iter().map(|word| kept(word)).collect())
}

fn option(entry: &Written<'_>, key: &str) -> Option<&'static str> {
    Some(entry.text(key)).filter(|text| !text.is_empty()).map(kept)
}

fn actor_kind(entry: &Written<'_>) -> ActorKind {
    let kind = ActorKind::ALL.iter().find(|kind| kind.name() == entry.text("kind"));
    kind.copied().unwrap_or(ActorKind::Other)
}

fn actor(entry: &Written<'_>) -> ActorEntry {
    ActorEntry {
        id: kept(entry.id()),
        name: kept(entry.text("name")),
        kind: actor_kind(entry),
        country: option(entry, "country"),
        parent: option(entry, "parent"),
        members: kept_list(&entry.list("members")),
        since: entry.year("since"),
        until: entry.year("until"),
        rule: kept(&entry.rule()),
    }
}

fn force(entry: &Written<'_>) -> ForceEntry {
    ForceEntry {
        id: kept(entry.id()),
        name: kept(entry.text("name")),
        kind: actor_kind(entry),
        people: entry.flag("people"),
        needs: match entry.text("needs") {
            "nation" => Needs::Nation,
            "backer" => Needs::Backer,
            "name" => Needs::Name,
            "deed" => Needs::Deed,
            _ => Needs::Nothing,
        },
        rule: kept(&entry.rule()),
    }
}

fn people(entry: &Written<'_>) -> PeopleEntry {
    let status = Status::ALL.iter().find(|status| status.name() == entry.text("status"));
    PeopleEntry {
        status: status.copied().unwrap_or(Status::Unknown),
        traits: kept_list(&entry.list("traits")),
        armed: entry.flag("armed"),
        speaker: entry.flag("speaker"),
        noun: match entry.text("noun") {
            "group" => PeopleNoun::Group,
            "leader" => PeopleNoun::Leader,
            _ => PeopleNoun::Plain,
        },
        rule: kept(&entry.rule()),
    }
}

fn source(entry: &Written<'_>) -> SourceEntry {
    let kind = SourceKind::ALL.iter().find(|kind| kind.name() == entry.text("kind"));
    let several = SourceKind::ALL.iter().find(|kind| kind.name() == entry.text("several"));
    SourceEntry {
        kind: kind.copied().unwrap_or(SourceKind::Person),
        several: several.copied(),
        form: match entry.text("form") {
            "person" => Naming::Person,
            "body" => Naming::Body,
            "name" => Naming::Name,
            _ => Naming::Text,
        },
        office: entry.flag("office"),
        rule: kept(&entry.rule()),
    }
}

fn state(entry: &Written<'_>) -> StateEntry {
    StateEntry {
        id: kept(entry.id()),
        name: kept(entry.text("name")),
        adjective: kept(entry.text("adjective")),
        rule: kept(&entry.rule()),
    }
}

fn target(entry: &Written<'_>) -> TargetEntry {
    TargetEntry {
        id: kept(entry.id()),
        traits: kept_list(&entry.list("traits")),
        rule: kept(&entry.rule()),
    }
}

fn weapon(entry: &Written<'_>) -> WeaponEntry {
    WeaponEntry {
        id: kept(entry.id()),
        class: kept(entry.text("class")),
        acled: kept_list(&entry.list("acled")),
        muc: kept(entry.text("muc")),
        rule: kept(&entry.rule()),
    }
}

/// What the names of one of the [files](Overlay::files) are read as in a document: their words, and the rule `stem/id`.
pub fn readings(
    file: &str,
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
) -> Vec<(Span, String)> {
    if file == "sources.toml" {
        return sources(document, gazetteer, lexicon);
    }
    let mut out = Vec::new();
    let spots = Spots::new(document, lexicon);
    for sentence in &document.sentences {
        let scene = Scene::new(document, sentence, lexicon, &spots);
        let mut mentions: Vec<Mention> = Vec::new();
        match file {
            "actors.toml" | "forces.toml" => walk::actors(&scene, &mut mentions),
            "people.toml" => walk::people(&scene, &mut mentions),
            "targets.toml" => walk::targets(&scene, &mut mentions),
            "weapons.toml" => walk::weapons(&scene, &mut mentions),
            _ => {}
        }
        for mention in mentions {
            // The grammar around a noun for those who fight has rules of its own.
            let tokens = scene.words.tokens;
            let noun = || {
                let within = (0..tokens.len()).filter(|at| mention.span.contains(tokens[*at].span));
                let hit = within.rev().find_map(|at| lexicon.find(Kind::Force, &tokens[at..]))?;
                lexicon.forces.entry(hit).map(|force| force.rule)
            };
            let own = if mention.rule.starts_with("actor/") { noun() } else { None };
            out.push((mention.span, own.unwrap_or(mention.rule).to_owned()));
        }
    }
    out
}

/// Those who speak, and those by whom it was passed on (`told Reuters`).
fn sources(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
) -> Vec<(Span, String)> {
    let tokens = &document.tokens;
    let mut out = Vec::new();
    for attribution in crate::read_with(document, gazetteer, lexicon).attributions {
        let source = attribution.source;
        out.push((source.span, attribution.rule.to_owned()));
        for at in 0..tokens.len() {
            if let Some(hit) = lexicon.find(Kind::Source, &tokens[at..])
                && let Some(entry) = lexicon.sources.entry(hit)
            {
                let span = tokens[at].span.join(tokens[at + hit.used() - 1].span);
                if source.via.iter().any(|via| via == document.words(span)) {
                    out.push((span, entry.rule.to_owned()));
                }
            }
        }
    }
    out
}
