//! The `dateline` program: a thin shell around the library.

fn main() -> std::process::ExitCode {
    let paths: Vec<std::path::PathBuf> = std::env::args_os().skip(2).take_while(|a| !a.to_string_lossy().starts_with("--")).map(Into::into).collect();
    let files = dateline::collect(&paths).unwrap();
    let outcome = dateline::run(dateline::Knowledge::bundled(), &files, &dateline::Options::default());
    if std::env::args().nth(1).as_deref() == Some("explain") {
        for r in &outcome.readings {
            println!("{}", dateline_incident::read::explain(&outcome.texts[&r.facts.id], r));
        }
        println!("{}", dateline_incident::merge::explain(&outcome.merged, &outcome.readings));
    } else {
        println!("{}", serde_json::to_string(&outcome.report).unwrap());
    }
    std::process::ExitCode::SUCCESS
}
