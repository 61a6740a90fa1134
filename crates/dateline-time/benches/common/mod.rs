//! News that was never printed: a few hundred sentences put together from their parts, the same in every run.

const PLACES: &[&str] =
    &["Rio Seco", "the port of Amsa", "North Dorrin", "Kel Tamar", "the old market"];
const WHO: &[&str] = &[
    "Gunmen",
    "The governor's guards",
    "Two drones",
    "Police",
    "A convoy of aid trucks",
    "Rebels",
];
const DID: &[&str] = &[
    "attacked a post near",
    "were seen leaving",
    "reached",
    "fired on",
    "shelled the road to",
    "held",
];
const WHEN: &[&str] = &[
    "on Thursday",
    "late on 14 June",
    "three days ago",
    "in early March 2019",
    "at 10:30 p.m. local time",
    "last week",
    "a week after the raid",
    "earlier this year",
    "overnight",
    "since then",
];
const REST: &[&str] = &[
    "and 16 people were taken to hospital with burns",
    "but no group has said that it was behind the blast",
    "as the army sent 2,500 more troops to the border",
    "while the talks in the capital went on behind closed doors",
    "the ministry said in a statement that gave no further detail",
    "after the mayor had asked for help, a witness told a radio station",
    "and the road was closed to all traffic for the rest of the journey",
];

/// About `bytes` of it; in capitals where `wire` asks for that, as old wire copy is.
pub(crate) fn news(bytes: usize, wire: bool) -> String {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut pick = |list: &[&'static str]| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        list[usize::try_from(state >> 33).unwrap_or(0) % list.len()]
    };
    let mut text = String::with_capacity(bytes + 200);
    let mut sentences = 0;
    while text.len() < bytes {
        for part in [pick(WHO), " ", pick(DID), " ", pick(PLACES)] {
            text.push_str(part);
        }
        // One sentence in two tells a time.
        if sentences % 2 == 0 {
            text.push(' ');
            text.push_str(pick(WHEN));
        }
        text.push_str(", ");
        text.push_str(pick(REST));
        sentences += 1;
        text.push_str(if sentences % 4 == 0 { ".\n\n" } else { ". " });
    }
    if wire { text.to_uppercase() } else { text }
}
