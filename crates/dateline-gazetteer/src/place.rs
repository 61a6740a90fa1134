//! One place, and the places of one name.

use std::fmt;
use std::marker::PhantomData;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A country or territory with an ISO 3166-1 code.
    Country,
    /// A first-level area: a state, province or governorate.
    Admin1,
    /// A second-level area: a county or district.
    Admin2,
    /// A city, town or village.
    Place,
    /// A military base.
    Base,
    /// An oil or gas field.
    Field,
    /// A camp of refugees or displaced people.
    Camp,
    /// A region that is no area of administration, or of several countries.
    Region,
    /// A sea, gulf or strait.
    Sea,
    /// A plant, bridge, crossing, embassy or other single site.
    Site,
    /// A civil airport.
    Airport,
}

impl Kind {
    /// The word for this kind in data files and output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Admin1 => "admin1",
            Self::Admin2 => "admin2",
            Self::Place => "place",
            Self::Base => "base",
            Self::Field => "field",
            Self::Camp => "camp",
            Self::Region => "region",
            Self::Sea => "sea",
            Self::Site => "site",
            Self::Airport => "airport",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a reader should see beside a name before taking it for a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cue {
    /// Nothing but a capital letter.
    #[default]
    Capital,
    /// All letters in upper case: `US`, `CAR`.
    Upper,
    /// A word of place, an area after a comma, or the like: the name is a common word, `Hit`, `Mission`.
    Context,
}

/// One place of a gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'g>(PhantomData<&'g ()>);

impl<'g> Place<'g> {
    /// Stable id: `gn:94787`, `a1:IQ.01`, `country:IQ`, `ain-al-asad`.
    pub fn id(&self) -> String {
        String::new()
    }

    /// Its main name.
    pub fn name(&self) -> &'g str {
        ""
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        Kind::Place
    }

    /// Alpha-2 code of its country.
    pub fn country(&self) -> Option<&'g str> {
        None
    }

    /// Name of its first-level area.
    pub fn admin1(&self) -> Option<&'g str> {
        None
    }

    /// Name of its second-level area.
    pub fn admin2(&self) -> Option<&'g str> {
        None
    }

    /// Latitude and longitude in millionths of a degree.
    pub fn point(&self) -> Option<(i32, i32)> {
        None
    }

    /// Number of people; 0 where unknown. An area's is that of its largest place.
    pub fn population(&self) -> u64 {
        0
    }

    /// How far from the point the place reaches, or how unsure the point is.
    pub fn precision_km(&self) -> u32 {
        0
    }
}

/// The places of one name, the likeliest first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Places<'g>(PhantomData<&'g ()>);

impl Places<'_> {
    /// What must stand beside the name.
    pub fn cue(&self) -> Cue {
        Cue::Capital
    }

    /// Whether the name is a common word too, so that a reader should ask for a cue.
    pub fn common(&self) -> bool {
        self.cue() == Cue::Context
    }
}

#[expect(clippy::copy_iterator, reason = "a view that callers look through more than once")]
impl<'g> Iterator for Places<'g> {
    type Item = Place<'g>;

    fn next(&mut self) -> Option<Place<'g>> {
        None
    }
}
