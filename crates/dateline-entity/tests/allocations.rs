//! Text without a place costs the place stage no allocation.
#![expect(unsafe_code, reason = "an allocator that counts passes on to the one of the system")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use dateline_document::{Hints, parse};
use dateline_entity::{Gazetteer, places, vocabulary};
use dateline_text::Vocabulary;

struct Counting;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        // SAFETY: as above.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn text_without_a_place_allocates_nothing() {
    let mut words = Vocabulary::new();
    dateline_document::vocabulary(&mut words);
    vocabulary(&mut words, Gazetteer::base());
    let text = "The committee met again on Monday and put off the vote until the end of the month. \
                Two of the members said that they had not read the draft.\n\
                She had asked for the figures in March, and nobody could tell her where they were.";
    let document = parse(text, &Hints::default(), &words);
    assert!(places(&document, Gazetteer::base(), &[]).is_empty());
    let before = ALLOCATIONS.load(Ordering::Relaxed);
    let found = places(&document, Gazetteer::base(), &[]);
    let after = ALLOCATIONS.load(Ordering::Relaxed);
    assert_eq!((found.len(), after - before), (0, 0));
}
