#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    dateline_document_fuzz::read("a.json", bytes);
    dateline_document_fuzz::read("a.jsonl", bytes);
});
