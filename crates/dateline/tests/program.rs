//! The program as a user meets it: exit status, messages, files.

mod support;

use std::fs;
use std::process::Command;

use support::{dateline, folder, said};

const ARTICLE: &str = "KIRKUK, Iraq, March 13, 2024 (Meridian News) - Two rockets hit a fuel depot outside Kirkuk late on Tuesday, \
    a police officer told Meridian News.\n\nTwo guards were wounded, the officer said.\n";

#[test]
fn one_format_goes_to_standard_output() {
    let at = folder("stdout");
    fs::write(at.join("a.txt"), ARTICLE).unwrap();
    let output = dateline(&at, &["report", "a.txt"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["documents"][0]["path"], "a.txt");
    assert_eq!(report["incidents"][0]["injured"]["value"]["best"], 2);
    assert_eq!(report["incidents"][0]["date"]["best"], "2024-03-12");
    assert_eq!(report["incidents"][0]["review"], "unreviewed");
}

#[test]
fn all_formats_go_to_a_folder() {
    let at = folder("out");
    fs::write(at.join("a.txt"), ARTICLE).unwrap();
    let output = dateline(&at, &["report", "a.txt", "--out", "made", "--texts", "texts"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stdout.is_empty());
    for name in [
        "index.html",
        "report.md",
        "report.json",
        "incidents.csv",
        "positions.csv",
        "mentions.csv",
        "documents.csv",
        "aggregates.csv",
    ] {
        assert!(at.join("made").join(name).is_file(), "{name} is not written");
    }
    let texts: Vec<_> = fs::read_dir(at.join("texts")).unwrap().collect();
    assert_eq!(texts.len(), 1);
}

#[test]
fn tables_need_a_folder() {
    let at = folder("tables");
    fs::write(at.join("a.txt"), ARTICLE).unwrap();
    let output = dateline(&at, &["report", "a.txt", "--format", "tables"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("--out"), "{}", said(&output));
}

#[test]
fn quotes_can_be_left_out() {
    let at = folder("quotes");
    fs::write(at.join("a.txt"), ARTICLE).unwrap();
    let output = dateline(&at, &["report", "a.txt", "--quotes", "none"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("\"quote\":\"\"") || text.contains("\"quote\": \"\""));
    assert!(
        !text.contains("Two guards were wounded"),
        "words of the article stand in a report without quotes"
    );
}

#[test]
fn a_path_that_is_not_there_fails_before_any_work() {
    let at = folder("missing");
    fs::write(at.join("a.txt"), ARTICLE).unwrap();
    let output = dateline(&at, &["report", "a.txt", "nowhere/b.txt", "--out", "made"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("nowhere/b.txt"), "{}", said(&output));
    assert!(!at.join("made").exists());
}

#[test]
fn a_bad_flag_names_itself() {
    let at = folder("flag");
    let output = dateline(&at, &["report", "a.txt", "--formt", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("--formt"), "{}", said(&output));
    let output = dateline(&at, &["report", "a.txt", "--format", "xls"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("xls"), "{}", said(&output));
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_reported() {
    let at = folder("problems");
    fs::write(at.join("a.txt"), ARTICLE).unwrap();
    fs::write(at.join("empty.txt"), "").unwrap();
    fs::write(at.join("binary.txt"), [0_u8, 1, 2, 3, 0, 0, 7, 9]).unwrap();
    fs::write(at.join("spanish.txt"), b"Dos bombas estallaron cerca de la alcald\xeda de Bogot\xe1, inform\xf3 la polic\xeda el lunes, sin que hubiera heridos.")
        .unwrap();
    fs::write(
        at.join("page.html"),
        "<!doctype html><html><body><script>draw()</script></body></html>",
    )
    .unwrap();
    fs::write(at.join("page.pdf"), "%PDF-1.7").unwrap();
    fs::write(at.join("large.txt"), "a ".repeat(9 << 20)).unwrap();
    // Nothing is reserved for a hole of terabytes.
    fs::File::create(at.join("huge.txt")).unwrap().set_len(1 << 40).unwrap();
    let output = dateline(&at, &["report", "."]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["documents"].as_array().unwrap().len(), 2, "the rest of the run completes");
    let language = |path: &str| {
        let documents = report["documents"].as_array().unwrap();
        documents.iter().find(|d| d["path"] == path).map(|d| d["language"].clone())
    };
    assert_eq!(language("a.txt"), Some("en".into()));
    assert_eq!(language("spanish.txt"), Some("es".into()), "listed, not read");
    let problems = report["problems"].as_array().unwrap();
    let code = |path: &str| -> Vec<&str> {
        problems
            .iter()
            .filter(|p| p["path"].as_str() == Some(path))
            .filter_map(|p| p["code"].as_str())
            .collect()
    };
    for (path, expected) in [
        ("empty.txt", "empty"),
        ("binary.txt", "binary"),
        ("spanish.txt", "other_language"),
        ("large.txt", "too_large"),
        ("huge.txt", "too_large"),
        ("page.html", "no_text"),
        ("page.pdf", "unsupported_format"),
    ] {
        assert_eq!(code(path), [expected], "{path}: one clear problem each");
    }
    for problem in problems {
        assert!(problem["message"].as_str().is_some_and(|m| m.len() > 20), "{problem}");
        let path = problem["path"].as_str().unwrap();
        assert!(said(&output).contains(path), "{path} is not told on standard error");
    }
}

#[test]
fn a_login_page_under_a_title_of_news_is_a_problem_and_no_incident() {
    let at = folder("login");
    let title = "Gunmen kill five in attack on Kirkuk checkpoint";
    let asks = [
        "Sign in to continue reading",
        "Subscribe now to get unlimited access to all of our stories.",
        "Forgot your password?",
        "Already a subscriber? Log in",
        "We use cookies to improve your experience.",
    ];
    let text = format!("{title}\n\nMarch 13, 2024\n\n{}\n", asks.join("\n"));
    fs::write(at.join("login.txt"), text).unwrap();
    let paragraphs = asks.map(|asked| format!("<p>{asked}</p>")).concat();
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>{title}</title></head><body><main><h1>{title}</h1>\
         {paragraphs}<form><input name=\"email\"><button>Log in</button></form></main></body></html>"
    );
    fs::write(at.join("login.html"), page).unwrap();
    for name in ["login.txt", "login.html"] {
        let output = dateline(&at, &["report", name]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", said(&output));
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["incidents"], serde_json::json!([]), "{name}");
        assert_eq!(report["problems"][0]["code"], "no_text", "{name}");
    }
}

#[test]
fn records_of_one_file_are_documents_of_their_own() {
    let at = folder("records");
    let record = |text: &str| {
        serde_json::json!({"text": text, "date": "2017-03-09", "title": "Bombings"}).to_string()
    };
    let lines = [
        record("A car bomb killed three people in Mosul on Tuesday, police said."),
        record(
            "Gunmen shot dead a judge outside his home in Kirkuk on Wednesday, his family said.",
        ),
        "{broken".to_owned(),
    ];
    fs::write(at.join("crawl.jsonl"), lines.join("\n")).unwrap();
    let output = dateline(&at, &["report", "crawl.jsonl"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let paths: Vec<_> = report["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["path"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(paths.len(), 2, "{}", said(&output));
    assert!(paths.iter().all(|path| path.starts_with("crawl.jsonl#")), "{paths:?}");
    assert_eq!(report["incidents"].as_array().unwrap().len(), 2, "two records, two incidents");
    assert_eq!(output.status.code(), Some(3), "the broken line is a problem");
}

#[test]
fn standard_input_is_a_file_named_by_a_dash() {
    use std::io::Write as _;
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["report", "-", "--fields", "text=story"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let line = serde_json::json!({"story": ARTICLE}).to_string();
    child.stdin.take().unwrap().write_all(format!("{line}\n{line}\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["documents"][0]["paths"], serde_json::json!(["-#0", "-#1"]));
    assert_eq!(report["incidents"].as_array().unwrap().len(), 1);
}

#[test]
fn folders_leave_out_what_they_say() {
    let at = folder("ignored");
    for name in ["a.txt", ".b.txt", "c.txt", "d.txt"] {
        fs::write(at.join(name), format!("{name}: {ARTICLE}")).unwrap();
    }
    fs::write(at.join(".gitignore"), "c.txt\n").unwrap();
    fs::write(at.join(".ignore"), "d.*\n").unwrap();
    let report = |paths: &[&str]| -> serde_json::Value {
        let output = dateline(&at, &[&["report"], paths].concat());
        serde_json::from_slice(&output.stdout).unwrap()
    };
    assert_eq!(report(&["."])["documents"].as_array().unwrap().len(), 1);
    assert_eq!(
        report(&[".", "c.txt"])["documents"].as_array().unwrap().len(),
        2,
        "what is named is read"
    );
}

#[test]
fn a_page_is_quoted_from_the_text_beside_the_report() {
    let at = folder("page");
    let page = format!(
        "<!doctype html><html lang=en><head><title>Rockets hit depot - Meridian News</title><meta property=article:published_time content=2024-03-13></head>\
         <body><nav>Home</nav><article><p>{}</p></article></body></html>",
        ARTICLE.trim().replace("\n\n", "</p><p>")
    );
    fs::write(at.join("a.html"), page).unwrap();
    let output = dateline(&at, &["report", "a.html", "--texts", "texts"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let document = &report["documents"][0];
    assert_eq!(
        (document["format"].as_str(), document["language"].as_str()),
        (Some("html"), Some("en"))
    );
    assert_eq!(document["published"]["best"], "2024-03-13");
    let id = document["id"].as_str().unwrap();
    let text = fs::read(at.join("texts").join(format!("{id}.txt"))).unwrap();
    let evidence = &report["incidents"][0]["mentions"][0]["evidence"][0];
    let (start, end) =
        (evidence["start"].as_u64().unwrap() as usize, evidence["end"].as_u64().unwrap() as usize);
    assert_eq!(&text[start..end], evidence["quote"].as_str().unwrap().as_bytes());
    assert_eq!(report["incidents"][0]["injured"]["value"]["best"], 2);
}

#[test]
fn equal_files_are_one_document() {
    let at = folder("equal");
    fs::write(at.join("a.txt"), ARTICLE).unwrap();
    fs::write(at.join("b.txt"), ARTICLE).unwrap();
    let output = dateline(&at, &["report", "b.txt", "a.txt"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["documents"].as_array().unwrap().len(), 1);
    assert_eq!(report["documents"][0]["paths"], serde_json::json!(["a.txt", "b.txt"]));
    assert_eq!(report["incidents"][0]["independent_origins"], 1);
}

#[test]
fn stages_are_explained() {
    let at = folder("explain");
    fs::write(at.join("a.txt"), ARTICLE).unwrap();
    for (stage, expected) in [
        ("text", "2024-03-13"),
        ("mentions", "weapon"),
        ("accounts", "account 0"),
        ("incidents", "Kirkuk"),
    ] {
        let output = dateline(&at, &["explain", "a.txt", "--stage", stage]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(told.contains(expected), "{stage}:\n{told}");
    }
}

#[test]
fn the_version_names_what_is_known() {
    let at = folder("version");
    let output = dateline(&at, &["--version"]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("knowledge") && told.contains("GeoNames"), "{told}");
}

#[test]
fn the_foot_of_a_report_credits_the_table_of_places() {
    let at = folder("credits");
    fs::write(at.join("a.txt"), ARTICLE).unwrap();
    let info = dateline_gazetteer::Gazetteer::base().info();
    for format in ["json", "markdown", "html"] {
        let output = dateline(&at, &["report", "a.txt", "--format", format]);
        // Markdown keeps addresses from becoming links.
        let told = String::from_utf8(output.stdout).unwrap().replace('\\', "");
        for part in [info.date, &info.rows.to_string(), &info.hash[..16]] {
            assert!(told.contains(part), "{format}: {part}");
        }
        assert!(info.credits.lines().all(|credit| told.contains(credit)), "{format}");
    }
}

#[test]
fn a_pipe_sees_no_progress_bar() {
    let at = folder("pipe");
    fs::write(at.join("a.txt"), ARTICLE).unwrap();
    let output = dateline(&at, &["report", "a.txt"]);
    assert_eq!(said(&output), "");
}

#[test]
fn accounts_and_merge_are_report_in_two_steps() {
    let at = folder("accounts");
    fs::write(at.join("a.txt"), ARTICLE).unwrap();
    fs::write(at.join("b.txt"), ARTICLE.replace("Meridian News", "Orbit")).unwrap();
    for name in ["a", "b"] {
        let output = dateline(&at, &["accounts", &format!("{name}.txt")]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        fs::write(at.join(name).with_extension("jsonl"), output.stdout).unwrap();
    }
    let report = dateline(&at, &["report", "a.txt", "b.txt"]);
    let merged = dateline(&at, &["merge", "b.jsonl", "a.jsonl"]);
    assert_eq!(merged.status.code(), Some(0), "{}", said(&merged));
    assert!(merged.stdout == report.stdout, "the two steps give another report");

    let wrong = dateline(&at, &["merge", "a.txt"]);
    assert_eq!(wrong.status.code(), Some(2), "{}", said(&wrong));
    assert!(said(&wrong).contains("`a.txt`:1: "), "{}", said(&wrong));
    let nowhere = dateline(&at, &["merge", "c.jsonl"]);
    assert_eq!(nowhere.status.code(), Some(2), "{}", said(&nowhere));
}

#[test]
fn decisions_override_and_stay_visible() {
    let at = folder("decisions");
    fs::write(at.join("a.txt"), ARTICLE).unwrap();
    let report = |extra: &[&str]| -> serde_json::Value {
        let output = dateline(&at, &[&["report", "a.txt"], extra].concat());
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let id = report(&[])["incidents"][0]["id"].as_str().unwrap().to_owned();
    let decision = format!(
        "[[decision]]\ncorrect = \"{id}\"\nset = {{ injured = 3, killed = {{ min = 1 }} }}\n\
         by = \"A. Reader\"\non = \"2024-04-01\"\nwhy = \"the hospital's list of 14 March\"\n"
    );
    fs::write(at.join("decisions.toml"), decision).unwrap();
    let decided = report(&["--decisions", "decisions.toml"]);
    let incident = &decided["incidents"][0];
    assert_eq!(incident["id"], id.as_str());
    assert_eq!(incident["review"], "corrected");
    assert_eq!(incident["injured"]["value"]["best"], 3);
    let positions = incident["injured"]["positions"].as_array().unwrap();
    assert_eq!(positions[0]["value"]["best"], 2, "the machine's reading stays");
    assert_eq!(positions[1]["source_kind"], "reviewer");
    assert_eq!(incident["killed"]["value"]["min"], 1);
    assert_eq!(incident["decisions"][0]["by"], "A. Reader");

    let all = dateline(&at, &["report", "a.txt", "--decisions", "decisions.toml", "--out", "made"]);
    assert_eq!(all.status.code(), Some(0), "{}", said(&all));
    for name in ["index.html", "report.md"] {
        let page = fs::read_to_string(at.join("made").join(name)).unwrap();
        assert!(page.contains("by A. Reader on 2024-04-01"), "{name}");
    }

    let one = dateline(&at, &["explain", "a.txt", "--incident", &id]);
    assert_eq!(one.status.code(), Some(0), "{}", said(&one));
    assert!(String::from_utf8_lossy(&one.stdout).starts_with(&id));
}

#[test]
fn decisions_that_cannot_be_used_are_said() {
    let at = folder("bad-decisions");
    fs::write(at.join("a.txt"), ARTICLE).unwrap();
    let by = "by = \"A. Reader\"\non = \"2024-04-01\"\nwhy = \"so\"\n";
    let wrong = [
        ("[[decision]]\nmrege = [\"a\", \"b\"]\n".to_owned() + by, "mrege"),
        ("[[decision]]\n".to_owned() + by, "decision 1"),
        ("[[decision]]\nreject = \"a\"\nconfirm = \"a\"\n".to_owned() + by, "exactly one"),
        ("[[decision]\n".to_owned(), "line 1"),
    ];
    for (text, hint) in wrong {
        fs::write(at.join("decisions.toml"), text).unwrap();
        let output = dateline(&at, &["report", "a.txt", "--decisions", "decisions.toml"]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains(hint), "{}", said(&output));
    }
    let lost = format!("[[decision]]\nreject = \"2024-01-01-iq-none-000000\"\n{by}");
    fs::write(at.join("decisions.toml"), lost).unwrap();
    let output = dateline(&at, &["report", "a.txt", "--decisions", "decisions.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("no record answers"), "{}", said(&output));

    let output = dateline(&at, &["explain", "a.txt", "--incident", "nothing"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_gazetteer_is_made_from_a_table_and_used() {
    let at = folder("gazetteer");
    let table = "id\tclass\tname\tlat\tlon\tcc\tpopulation\taliases\ncc:IQ\tcountry\tIraq\t33\t44\tIQ\t40000000\t\nx:1\tplace\tVardaristan\t35.5\t44.4\tIQ\t900\tVardar|Wardar\n";
    fs::write(at.join("places.tsv"), table).unwrap();
    let made =
        dateline(&at, &["gazetteer", "places.tsv", "--out", "own.places", "--date", "2026-01-01"]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    fs::write(
        at.join("a.txt"),
        "Gunmen killed two men in Vardaristan, Iraq, on Tuesday, police said.\n",
    )
    .unwrap();
    let output =
        dateline(&at, &["explain", "a.txt", "--stage", "mentions", "--gazetteer", "own.places"]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains("x:1"), "{told}{}", said(&output));

    fs::write(at.join("broken.tsv"), table.replace("35.5", "135.5")).unwrap();
    let made = dateline(&at, &["gazetteer", "broken.tsv", "--out", "no.places"]);
    assert_eq!(made.status.code(), Some(2));
    assert!(said(&made).contains("broken.tsv:3:"), "{}", said(&made));
    fs::write(at.join("cut.places"), &fs::read(at.join("own.places")).unwrap()[..500]).unwrap();
    let output = dateline(&at, &["report", "a.txt", "--gazetteer", "cut.places"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("cut short"), "{}", said(&output));
}

#[cfg(unix)]
#[test]
fn a_gazetteer_is_written_beside_the_old_one_and_through_a_link() {
    let at = folder("gazetteer-link");
    let table = "id\tclass\tname\tlat\tlon\tcc\ncc:IQ\tcountry\tIraq\t33\t44\tIQ\n";
    fs::write(at.join("places.tsv"), table).unwrap();
    fs::write(at.join("own.places"), "old").unwrap();
    let old = fs::File::open(at.join("own.places")).unwrap();
    std::os::unix::fs::symlink("linked.places", at.join("link.places")).unwrap();
    for out in ["own.places", "link.places"] {
        let made = dateline(&at, &["gazetteer", "places.tsv", "--out", out]);
        assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    }
    assert_eq!(old.metadata().unwrap().len(), 3, "who has the old one open keeps it");
    assert!(!at.join(".own.places.new").exists());
    assert!(at.join("link.places").is_symlink());
    assert_eq!(
        fs::read(at.join("linked.places")).unwrap(),
        fs::read(at.join("own.places")).unwrap()
    );
}
