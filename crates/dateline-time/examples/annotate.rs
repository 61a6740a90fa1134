//! Reads English text from standard input, writes it with its time expressions marked.
//!
//! `--date YYYY-MM-DD` is the day of writing; without it relative expressions stay relative.
//! `--narrative`: the text tells a history. `--json`: one expression a line, as JSON, instead of the text.
//!
//! `echo 'Rockets fell on Thursday.' | cargo run --example annotate -- --date 2024-07-26`
#![expect(clippy::print_stdout, reason = "an example writes to standard output")]

use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, Read as _};

use dateline_time::{Context, Timex, read};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut context, mut as_json) = (Context::default(), false);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--date" => context.reference = Some(args.next().ok_or("--date needs a day")?.parse()?),
            "--narrative" => context.narrative = true,
            "--json" => as_json = true,
            other => return Err(format!("unknown argument `{other}`").into()),
        }
    }
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text)?;
    let found = read(&text, &context);
    if as_json {
        for timex in &found {
            println!("{}", object(&text, timex));
        }
    } else {
        print!("{}", tagged(&text, &found));
    }
    Ok(())
}

/// `Rockets fell on <TIMEX3 tid="t1" type="DATE" value="2024-07-25">Thursday</TIMEX3>.`
fn tagged(text: &str, found: &[Timex]) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    for (number, timex) in found.iter().enumerate() {
        out.push_str(&escaped(&text[at..timex.span.start as usize]));
        let modifier =
            timex.modifier.map_or_else(String::new, |m| format!(" mod=\"{}\"", m.name()));
        let _ = write!(
            out,
            "<TIMEX3 tid=\"t{}\" type=\"{}\" value=\"{}\"{modifier}>{}</TIMEX3>",
            number + 1,
            timex.kind.name(),
            timex.value,
            escaped(timex.span.of(text)),
        );
        at = timex.span.end as usize;
    }
    out.push_str(&escaped(&text[at..]));
    out
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn object(text: &str, timex: &Timex) -> serde_json::Value {
    let day = |day: Option<dateline_time::Day>| day.map(|day| day.to_string());
    json!({
        "start": timex.span.start,
        "end": timex.span.end,
        "text": timex.span.of(text),
        "type": timex.kind.name(),
        "value": timex.value,
        "mod": timex.modifier.map(dateline_time::Modifier::name),
        "interval": timex.interval.as_ref().map(|i| json!({"start": day(i.start), "end": day(i.end)})),
        "basis": timex.basis.name(),
        "rule": timex.rule,
        "confidence": timex.confidence(),
        "reason": timex.reason,
    })
}
