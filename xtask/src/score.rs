//! `cargo xtask score [NAME...]`: the public benchmarks, in one table.
//!
//! Needs the data and the scorers in `../shared` and Python; answers stay in `target/score`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::Value;

use crate::Outcome;
use crate::workspace::{program, read, root, run as start, write};

/// A benchmark: its name, and how it is run. The rows are (data set, measures).
struct Benchmark {
    name: &'static str,
    run: fn(&Place) -> Result<Vec<Row>, String>,
}

pub(crate) type Row = (String, Vec<(&'static str, f64)>);

const BENCHMARKS: &[Benchmark] = &[
    Benchmark { name: "stories", run: stories },
    Benchmark { name: "timex", run: timex },
    Benchmark { name: "places", run: places },
    Benchmark { name: "muc", run: muc },
    Benchmark { name: "incidents", run: incidents },
    Benchmark { name: "furniture", run: furniture },
    Benchmark { name: "origins", run: origins },
];

/// Where things are.
struct Place {
    data: PathBuf,
    stories: PathBuf,
    tools: PathBuf,
    out: PathBuf,
    /// The programs, built once.
    dateline: PathBuf,
    predict: PathBuf,
}

pub(crate) fn run(names: &[String]) -> Outcome {
    let known = |name: &String| BENCHMARKS.iter().any(|benchmark| benchmark.name == name);
    if let Some(name) = names.iter().find(|name| !known(name)) {
        return Err(format!("no benchmark is called `{name}`"));
    }
    let shared = root().join("../shared");
    if !shared.join("tools").is_dir() {
        return Err("the data and the scorers are not here (`../shared`)".into());
    }
    let built = |package, binary| program(package, binary).map(|p| PathBuf::from(p.get_program()));
    let place = Place {
        data: shared.join("data"),
        stories: shared.join("stories"),
        tools: shared.join("tools"),
        out: root().join("target/score"),
        dateline: built("dateline", "dateline")?,
        predict: built("dateline-eval", "predict")?,
    };
    fs::create_dir_all(&place.out).map_err(|error| format!("`target/score`: {error}"))?;
    println!("{:<10} {:<18} {:>7}  measures", "benchmark", "data", "seconds");
    for Benchmark { name, run } in BENCHMARKS {
        if !names.is_empty() && !names.iter().any(|wanted| wanted == name) {
            continue;
        }
        let begin = Instant::now();
        let rows = run(&place).map_err(|message| format!("{name}: {message}"))?;
        let seconds = format!("{:.1}", begin.elapsed().as_secs_f64());
        for (index, (data, measures)) in rows.iter().enumerate() {
            let measures: Vec<String> =
                measures.iter().map(|(what, value)| format!("{what} {value:.1}")).collect();
            let seconds = if index == 0 { seconds.as_str() } else { "" };
            println!("{name:<10} {data:<18} {seconds:>7}  {}", measures.join("  "));
        }
    }
    Ok(())
}

/// The five stories: of 100, then the checks that need several runs.
fn stories(place: &Place) -> Result<Vec<Row>, String> {
    let report = place.out.join("stories.json");
    let mut command = Command::new(&place.dateline);
    // The folder also holds the gold, which is no story.
    let texts = std::fs::read_dir(&place.stories).map_err(|error| error.to_string())?;
    let mut texts: Vec<PathBuf> =
        texts.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    texts.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    texts.sort();
    command.arg("report").args(texts).args(["--format", "json"]);
    save(&mut command, &report)?;
    let score = json(
        python(place, "stories_score.py")
            .arg(&report)
            .arg("--stories")
            .arg(&place.stories)
            .arg("--json"),
    )?;
    let mut measures = vec![("of 100:", score["score"].as_f64().unwrap_or(0.0))];
    if let Some(parts) = score["parts"].as_object() {
        for part in ["checks", "incidents", "mentions", "slots", "spurious"] {
            measures.push((part, parts.get(part).and_then(Value::as_f64).unwrap_or(0.0)));
        }
    }
    let mut runs = python(place, "stories_runs.py");
    runs.arg("--bin").arg(&place.dateline).args(["--only", "K13,K16,TABLES"]);
    let output = runs.output().map_err(|error| error.to_string())?;
    let passed =
        output.stdout.split(|byte| *byte == b'\n').filter(|l| l.starts_with(b"PASS")).count();
    Ok(vec![
        ("five stories".into(), measures),
        #[expect(clippy::cast_precision_loss, reason = "three at most")]
        ("K13 K16 TABLES".into(), vec![("passed of 3:", passed as f64)]),
    ])
}

/// Time expressions: span F1 strict and relaxed, value F1.
fn timex(place: &Place) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    let sets =
        [("timebank", false), ("aquaint", false), ("wikiwars", true), ("tweets_train", false)];
    for (set, narrative) in sets {
        let gold = place.data.join("timex").join(format!("{set}.jsonl"));
        let answer = place.out.join(format!("timex-{set}.jsonl"));
        let mut predict = Command::new(&place.predict);
        predict.arg("timex").arg(&gold);
        if narrative {
            predict.arg("--narrative");
        }
        save(&mut predict, &answer)?;
        let score = json(
            python(place, "timex_score.py")
                .args(["score", "--json", "--gold"])
                .arg(&gold)
                .arg("--system")
                .arg(&answer),
        )?;
        rows.push((
            set.to_owned(),
            vec![
                ("strict F1", percent(&score["strict_f1"])),
                ("relaxed F1", percent(&score["relaxed_f1"])),
                ("type F1", percent(&score["type_f1"])),
                ("value F1", percent(&score["value_f1"])),
            ],
        ));
    }
    Ok(rows)
}

/// Places: found, and resolved within 161 km; the ceiling is the share of names under which the table has the right place,
/// so that no reading can do better.
fn places(place: &Place) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    for set in ["lgl", "geovirus"] {
        let gold = place.data.join("geo").join(format!("{set}.jsonl"));
        let answer = place.out.join(format!("places-{set}.jsonl"));
        save(Command::new(&place.predict).arg("places").arg(&gold), &answer)?;
        let score = json(python(place, "geo_score.py").arg(&gold).arg(&answer).arg("--json"))?;
        let listed = place.out.join(format!("places-listed-{set}.jsonl"));
        save(Command::new(&place.predict).arg("places-listed").arg(&gold), &listed)?;
        rows.push((
            set.to_owned(),
            vec![
                ("strict F1", percent(&score["strict"][2])),
                ("precision", percent(&score["overlap"][0])),
                ("recall", percent(&score["overlap"][1])),
                ("F1", percent(&score["overlap"][2])),
                ("within 161 km of those found", percent(&score["found"]["acc"])),
                ("of all", percent(&score["all"]["acc"])),
                ("ceiling of the table", 100.0 * ceiling(&gold, &listed)?),
            ],
        ));
    }
    Ok(rows)
}

/// The share of the gold names with a point under which the table has a place within 161 km of it.
fn ceiling(gold: &Path, listed: &Path) -> Result<f64, String> {
    let documents = |path: &Path| -> Result<Vec<Value>, String> {
        let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
        text.lines().map(|line| serde_json::from_str(line).map_err(|e| e.to_string())).collect()
    };
    let point = |lat: &Value, lon: &Value| Some((lat.as_f64()?, lon.as_f64()?));
    let (mut all, mut held) = (0.0_f64, 0.0_f64);
    for (document, answer) in documents(gold)?.iter().zip(&documents(listed)?) {
        let pairs = |of: &'_ Value| of["toponyms"].as_array().cloned().unwrap_or_default();
        for (name, places) in pairs(document).iter().zip(&pairs(answer)) {
            let counted = name["gold"].as_bool().unwrap_or(true)
                && !name["optional"].as_bool().unwrap_or(false);
            let Some(right) = point(&name["lat"], &name["lon"]).filter(|_| counted) else {
                continue;
            };
            let mut points = places["points"].as_array().into_iter().flatten();
            all += 1.0;
            let near = |p: &Value| point(&p[0], &p[1]).is_some_and(|p| km(right, p) <= 161.0);
            held += f64::from(u8::from(points.any(near)));
        }
    }
    Ok(held / all.max(1.0))
}

/// Kilometres between two points in degrees, along the globe.
fn km(one: (f64, f64), other: (f64, f64)) -> f64 {
    let (lat, other_lat) = (one.0.to_radians(), other.0.to_radians());
    let half = ((other_lat - lat) / 2.0).sin().powi(2)
        + lat.cos() * other_lat.cos() * ((other.1 - one.1).to_radians() / 2.0).sin().powi(2);
    2.0 * 6_371.0 * half.sqrt().min(1.0).asin()
}

/// MUC-3/4 templates: all templates, and which messages are relevant.
fn muc(place: &Place) -> Result<Vec<Row>, String> {
    let data = place.data.join("muc");
    let mut rows = Vec::new();
    let sets = [
        ("dev", files(&data.join("dev"), "dev-muc3-")?, files(&data.join("dev"), "key-dev-")?),
        ("tst1", vec![data.join("tst1/tst1-muc3")], vec![data.join("tst1/key-tst1.v7")]),
        ("tst2", vec![data.join("tst2/tst2-muc4")], vec![data.join("tst2/key-tst2.v4")]),
    ];
    for (set, texts, keys) in sets {
        let answer = place.out.join(format!("muc-{set}.txt"));
        save(Command::new(&place.predict).arg("muc").args(&texts), &answer)?;
        let key = place.out.join(format!("muc-{set}.key"));
        let mut all = Vec::new();
        for path in &keys {
            all.extend(fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?);
            all.push(b'\n');
        }
        fs::write(&key, all).map_err(|error| error.to_string())?;
        let score = json(python(place, "muc_score.py").arg(&key).arg(&answer).arg("--json"))?;
        let figure = |row: &str, what: &str| score[row][what].as_f64().unwrap_or(0.0);
        rows.push((
            set.to_owned(),
            vec![
                ("recall", figure("ALL TEMPLATES", "rec")),
                ("precision", figure("ALL TEMPLATES", "pre")),
                ("F", figure("ALL TEMPLATES", "f")),
                ("matched only F", figure("MATCHED ONLY", "f")),
                ("relevant recall", figure("TEXT FILTERING", "rec")),
                ("precision", figure("TEXT FILTERING", "pre")),
            ],
        ));
    }
    Ok(rows)
}

/// Incidents of the Gun Violence Archive: documents joined, and facts.
fn incidents(place: &Place) -> Result<Vec<Row>, String> {
    let data = place.data.join("gva");
    let answer = place.out.join("incidents.jsonl");
    let documents = data.join("dev-documents.jsonl");
    save(Command::new(&place.predict).arg("incidents").arg(documents), &answer)?;
    let mut rows = Vec::new();
    for set in ["dev", "dev-hard", "dev-hard-city"] {
        let gold = data.join(format!("{set}-incidents.jsonl"));
        let out = place.out.join(format!("incidents-{set}.json"));
        let mut scorer = python(place, "gva_score.py");
        scorer.arg(&gold).arg(&answer).arg("--json").arg(&out).stdout(Stdio::null());
        start(&mut scorer)?;
        let score: Value = serde_json::from_str(&read(&out)?).map_err(|error| error.to_string())?;
        let slot = |name: &str| percent(&score["slots"][name]["acc"]);
        rows.push((
            set.to_owned(),
            vec![
                ("CoNLL", percent(&score["primary"]["conll"])),
                ("pairwise F1", percent(&score["primary"]["pairwise"]["f"])),
                ("date", slot("date")),
                ("city or near", slot("city_or_near")),
                ("killed", slot("killed_null0")),
                ("injured", slot("injured_null0")),
                ("all four", slot("all4")),
            ],
        ));
    }
    Ok(rows)
}

/// Lines of page and lines of story, against labels made by hand: the hundred pages that the rules were made on, then fifty.
fn furniture(place: &Place) -> Result<Vec<Row>, String> {
    let answer = place.out.join("furniture.tsv");
    let documents = place.data.join("gva/dev-documents.jsonl");
    save(Command::new(&place.predict).arg("furniture").arg(documents), &answer)?;
    let gold = read(&root().join("crates/dateline-eval/gold/furniture.tsv"))?;
    Ok(crate::furniture::score(&gold, &read(&answer)?))
}

/// Documents that share an origin, and how many pairs of them tell different incidents.
fn origins(place: &Place) -> Result<Vec<Row>, String> {
    let answer = place.out.join("origins.tsv");
    let data = place.data.join("gva");
    let documents = data.join("dev-documents.jsonl");
    save(Command::new(&place.predict).arg("origins").arg(documents), &answer)?;
    crate::origins::score(&read(&data.join("dev-incidents.jsonl"))?, &read(&answer)?)
}

/// The files of a folder whose names start so, by name.
fn files(folder: &Path, prefix: &str) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(prefix))
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    Ok(paths)
}

/// A share as a percentage; what is missing counts as nothing.
fn percent(share: &Value) -> f64 {
    100.0 * share.as_f64().unwrap_or(0.0)
}

fn python(place: &Place, tool: &str) -> Command {
    let mut command = Command::new("python3");
    command.arg(place.tools.join(tool));
    command
}

/// The JSON that a scorer prints. Its exit status tells whether a goal was met, so it is not read.
fn json(command: &mut Command) -> Result<Value, String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| error.to_string())?;
    serde_json::from_slice(&output.stdout).map_err(|error| format!("the scorer's answer: {error}"))
}

/// Runs a command and keeps what it prints.
fn save(command: &mut Command, path: &Path) -> Outcome {
    write(path, "")?;
    let file = fs::File::create(path).map_err(|error| error.to_string())?;
    start(command.stdout(file))
}
