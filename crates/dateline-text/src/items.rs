//! nom over items: a sentence as a slice of words and mentions.

use std::iter::{Copied, Enumerate};
use std::slice::Iter;

use nom::{Input, Needed};

/// A slice that nom's combinators can take as input, one item at a time.
///
/// ```
/// use dateline_text::Items;
/// use nom::{IResult, Parser, bytes::complete::take_while, error::Error};
///
/// fn small<'a>(input: Items<'a, u8>) -> IResult<Items<'a, u8>, Items<'a, u8>, Error<Items<'a, u8>>> {
///     take_while(|n: u8| n < 10).parse(input)
/// }
/// let (rest, taken) = small(Items(&[1, 2, 30])).unwrap();
/// assert_eq!((taken.0, rest.0), (&[1, 2][..], &[30][..]));
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Items<'a, T>(pub &'a [T]);

impl<T> Clone for Items<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Items<'_, T> {}

impl<'a, T: Copy> Input for Items<'a, T> {
    type Item = T;
    type Iter = Copied<Iter<'a, T>>;
    type IterIndices = Enumerate<Copied<Iter<'a, T>>>;

    fn input_len(&self) -> usize {
        self.0.len()
    }

    fn take(&self, index: usize) -> Self {
        Self(&self.0[..index])
    }

    fn take_from(&self, index: usize) -> Self {
        Self(&self.0[index..])
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        let (head, tail) = self.0.split_at(index);
        (Self(tail), Self(head))
    }

    fn position<P: Fn(T) -> bool>(&self, predicate: P) -> Option<usize> {
        self.0.iter().position(|item| predicate(*item))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.0.iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.0.len() { Ok(count) } else { Err(Needed::new(count - self.0.len())) }
    }
}
