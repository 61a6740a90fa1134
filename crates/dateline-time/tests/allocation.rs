//! Text that tells no time costs no memory: most of what a reader sees.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use dateline_text::{Vocabulary, tokenize};
use dateline_time::{Context, Day, read_tokens, vocabulary};

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

#[expect(unsafe_code, reason = "the allocator is the system's, with a counter beside it")]
// SAFETY: every call goes on to `System` unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations(text: &str) -> usize {
    let mut words = Vocabulary::new();
    vocabulary(&mut words);
    let tokens = tokenize(text, &words);
    let context = Context { reference: Day::from_ymd_opt(2024, 7, 26), ..Context::default() };
    let _ = read_tokens("warm up", &tokenize("warm up", &words), &context);
    let before = COUNT.get();
    let found = read_tokens(text, &tokens, &context);
    let count = COUNT.get() - before;
    drop(found);
    count
}

#[test]
fn text_without_times_allocates_nothing() {
    let text = "The guards, who had 16 rifles and 2,500 rounds, said that the road to the old market was closed.\n\n\
        Two of them asked for water; no one had any. \"It is over,\" the third of them told a boy, and left.\n\n";
    assert_eq!(allocations(&text.repeat(50)), 0);
    assert!(allocations("They left on Thursday.") > 0);
}
