//! The fonts inside the page, so that a reader without them and without a network sees the same letters.
//! Chinese is left to the reader's own fonts: it would make the page thirty times as large.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

struct Face {
    family: &'static str,
    weight: u16,
    bytes: &'static [u8],
}

const LATIN: [Face; 3] = [
    Face { family: "Noto Sans", weight: 400, bytes: include_bytes!("../../../data/fonts/NotoSans-Regular.woff2") },
    Face { family: "Noto Sans", weight: 700, bytes: include_bytes!("../../../data/fonts/NotoSans-Bold.woff2") },
    Face {
        family: "Noto Sans Math",
        weight: 400,
        bytes: include_bytes!("../../../data/fonts/NotoSansMath-Regular.woff2"),
    },
];

const ARABIC: [Face; 2] = [
    Face { family: "Vazirmatn", weight: 400, bytes: include_bytes!("../../../data/fonts/Vazirmatn-Regular.woff2") },
    Face { family: "Vazirmatn", weight: 700, bytes: include_bytes!("../../../data/fonts/Vazirmatn-Bold.woff2") },
];

/// The font rules that the page needs: those for Arabic script only if the page holds a letter of it.
pub(super) fn rules(page: &str) -> String {
    let arabic = page.contains(|letter| ('\u{600}'..='\u{8ff}').contains(&letter));
    LATIN.iter().chain(ARABIC.iter().filter(|_| arabic)).map(rule).collect()
}

fn rule(face: &Face) -> String {
    let Face { family, weight, bytes } = face;
    let data = STANDARD.encode(bytes);
    format!(
        "@font-face{{font-family:\"{family}\";font-weight:{weight};font-display:block;\
         src:url(data:font/woff2;base64,{data}) format(\"woff2\")}}\n"
    )
}
