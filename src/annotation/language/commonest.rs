//! Languages told by their commonest words: sooner than by letters and their triples, and surely, or not at all.

use super::Guess;
use std::sync::LazyLock;

/// Common words of a language that are rare in all others: `da`, `do` and `o` of Portuguese are common in Serbian, `di` of Italian is in
/// Indonesian. Of languages that share most words (Danish and Norwegian, Croatian and Serbian, Hindi and its neighbours) none is here.
struct Commonest {
    tag: &'static str,
    name: &'static str,
    /// With one space between.
    words: &'static str,
}

const fn of(tag: &'static str, name: &'static str, words: &'static str) -> Commonest {
    Commonest { tag, name, words }
}

/// Made by hand. What they decide agrees with whatlang, or is a language that whatlang does not know (`docs/measurements.md`).
#[rustfmt::skip]
const COMMONEST: &[Commonest] = &[
    of("en", "English", "the of and to that is was for with"),
    of("fr", "French", "les des est dans une pour qui au sur"),
    of("de", "German", "der und das mit nicht ist dem zu auf"),
    of("es", "Spanish", "el los las por una del con y su"),
    of("it", "Italian", "il che per non della gli sono nel è"),
    of("pt", "Portuguese", "não uma um os com ao são foi pelo"),
    of("nl", "Dutch", "het een van zijn niet voor ook naar wordt"),
    of("pl", "Polish", "się jest że przez oraz który które był było dla tym są czy tego jego więc może tylko"),
    of("cs", "Czech", "jsou bylo který která které však ještě při když nebo byl jsem podle není až"),
    of("sk", "Slovak", "sú ktoré ktorý ktorá ktorí bol bolo alebo podľa tiež čo"),
    of("sv", "Swedish", "och att är för inte från ett också när där jag mycket"),
    of("fi", "Finnish", "että hän myös mutta ovat kuin ollut niin sitä sekä hänen jotka kun mukaan"),
    of("et", "Estonian", "kui aga ning mida selle kes siis või nii oma olid seda oleks ühe pärast"),
    of("lv", "Latvian", "viņš viņa viņu kā uz bija nav pēc arī tika tā šo pie vai jūs savu viņi mūsu"),
    of("lt", "Lithuanian", "yra buvo jis kaip apie dėl iš už taip savo iki prie kurie gali nuo tačiau"),
    of("hu", "Hungarian", "az hogy nem egy meg volt csak ez vagy már még"),
    of("tr", "Turkish", "ve için ile olarak çok gibi değil olduğu ancak göre"),
    of("ro", "Romanian", "și şi în să pentru că fost după sunt fără"),
    of("eu", "Basque", "eta zen ere dute izan zuen baina dira egin hori zuten"),
    of("vi", "Vietnamese", "và của là có không được các người với những này đã để"),
    of("id", "Indonesian", "yang untuk dengan tidak dari dalam juga itu ini adalah"),
    of("fa", "Persian", "که از به در را با این آن است"),
    of("ar", "Arabic", "في على إلى أن عن هذا كان التي الذي لم ذلك هذه إن ثم قال عليه أو ولا وقد وهو منه بها فيه إذا كانت هو هي أنه إلا كما أبي ولم وكان فإن"),
    of("ur", "Urdu", "کے ہے میں اور سے ہیں کا کو یہ"),
    of("he", "Hebrew", "של את על לא הוא כי זה גם היא היה"),
    of("ru", "Russian", "что это его она был из бы было мы он они ему меня ее её если есть уже еще ещё быть были вы ты этом этот тебя ней кто вот нет лишь всё всех тот ей"),
    of("uk", "Ukrainian", "що це був було від його її він вона які щоб вже під й ви їх йому їм"),
    of("bg", "Bulgarian", "че това като във със беше тя тези към бъде още"),
];

/// Bytes of the longest of these words.
const LONGEST: usize = 8;

/// At least one word in sixteen, and five times as many as of any other language. The words of a sample are compared in lower case.
pub(super) fn by_commonest_words(sample: &str) -> Option<Guess> {
    let known = Known::get();
    let text = Lower::of(sample);
    let mut found = [0u32; COMMONEST.len() + NOBODY];
    let mut words = 0;
    // Whether the byte before a block is inside a word, and whether it is a full stop or a stroke.
    let (mut inside_before, mut stop_before) = (0, 0);
    let mut next = text.block(0);
    for place in (0..text.length).step_by(BLOCK) {
        let Block { inside, stops } = next;
        next = text.block(place + BLOCK);
        // Behind a full stop or a stroke stands a part of an address: `com` is a word of Portuguese elsewhere.
        let mut starts = inside & !(inside << 1 | inside_before) & !(stops << 1 | stop_before);
        (inside_before, stop_before) = (inside >> 63, stops >> 63);
        words += starts.count_ones();
        while starts != 0 {
            let bit = starts.trailing_zeros();
            starts &= starts - 1;
            // Two steps, since no step is of 64.
            let from_here = inside >> bit | next.inside << (BLOCK as u32 - 1 - bit) << 1;
            let length = (!from_here).trailing_zeros() as usize;
            let word = text.word(place + bit as usize, length);
            let (language, known) = known.beside(word);
            found[language] += u32::from(known == word);
        }
    }
    let found = &found[..COMMONEST.len()];
    let best = (0..found.len()).max_by_key(|&place| (found[place], std::cmp::Reverse(place)))?;
    let second = (0..found.len()).filter(|&place| place != best).map(|place| found[place]).max().unwrap_or(0);
    let clear = found[best] * 16 >= words && found[best] >= 5 * second.max(1);
    clear.then(|| Guess { tag: COMMONEST[best].tag, name: COMMONEST[best].name, confidence: 1.0 })
}

/// Binary digits of a place in the table of common words: twenty-four of twenty-five places are free.
const BITS: u32 = 13;
const PLACES: usize = 1 << BITS;
/// Languages that nobody speaks, of the free places: several in turn, since to add to one number again and again is slow.
const NOBODY: usize = 8;
/// At a free place: low lines are in no word.
const FREE: u64 = u64::from_le_bytes([b'_'; LONGEST]);

/// The common words of all languages: a table of places by hash. Every word has a place of its own, so that one look finds it or says
/// that there is none.
struct Known {
    /// Words as numbers; at a free place one that no text has.
    words: Box<[u64; PLACES]>,
    /// Whose each is.
    languages: Box<[u8; PLACES]>,
    factor: u64,
}

impl Known {
    fn get() -> &'static Self {
        static KNOWN: LazyLock<Known> = LazyLock::new(|| {
            let words: Vec<(u64, u8)> = (0..)
                .zip(COMMONEST)
                .flat_map(|(language, words)| words.words.split(' ').map(move |word| (number(word), language)))
                .collect();
            // About one in a thousand does.
            let mut factors =
                (0u64..).map(|step| step.wrapping_mul(2).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let parts = |factor: &u64| {
                let mut taken = vec![false; PLACES];
                words.iter().all(|(word, _)| !std::mem::replace(&mut taken[place(*word, *factor)], true))
            };
            let factor = factors
                .by_ref()
                .take(1 << 20)
                .find(parts)
                .expect("no word stands twice, and there are far more places");
            let nobody = std::array::from_fn(|place| (COMMONEST.len() + place % NOBODY) as u8);
            let mut known = Known { words: Box::new([FREE; PLACES]), languages: Box::new(nobody), factor };
            for (word, language) in words {
                known.words[place(word, factor)] = word;
                known.languages[place(word, factor)] = language;
            }
            known
        });
        &KNOWN
    }

    /// The only common word that this may be, and the place of its language. Whether it is that word cannot be foreseen: a count that
    /// adds the answer as a number needs no branch on it.
    #[inline]
    fn beside(&self, word: u64) -> (usize, u64) {
        let place = place(word, self.factor);
        (self.languages[place].into(), self.words[place])
    }
}

#[inline]
fn place(word: u64, factor: u64) -> usize {
    (word.wrapping_mul(factor) >> (64 - BITS)) as usize
}

/// A word of the lists as one number.
fn number(word: &str) -> u64 {
    Lower::of(word).word(0, word.len())
}

/// Bytes that are looked at together.
const BLOCK: usize = 64;

/// What the bytes of a block are, a bit each, the first in the lowest.
#[derive(Clone, Copy)]
struct Block {
    /// Those that belong to words. Bytes, not letters: a curly mark that sticks to a word costs that word, and the check costs a third.
    inside: u64,
    /// Full stops and strokes.
    stops: u64,
}

/// A text with the letters of ASCII in lower case, zeros behind its end.
struct Lower {
    bytes: Vec<u8>,
    length: usize,
}

impl Lower {
    fn of(text: &str) -> Self {
        let mut bytes = vec![0; text.len().next_multiple_of(BLOCK) + BLOCK];
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        bytes.make_ascii_lowercase();
        Self { bytes, length: text.len() }
    }

    /// The block that begins at a place, inside the text or where its last block ends.
    #[inline]
    fn block(&self, place: usize) -> Block {
        let bytes: &[u8; BLOCK] = self.bytes[place..].first_chunk().expect("a block of zeros stands behind the text");
        let (mut inside, mut stops) = ([0; BLOCK], [0; BLOCK]);
        for (byte, (inside, stop)) in bytes.iter().zip(inside.iter_mut().zip(&mut stops)) {
            *inside = u8::from(byte.wrapping_sub(b'a') < 26) | u8::from(*byte >= 0x80);
            *stop = u8::from(byte.wrapping_sub(b'.') < 2);
        }
        Block { inside: bits(&inside), stops: bits(&stops) }
    }

    /// A word as one number: comparing numbers keeps this check cheap. A word that is longer than all that are common is 0.
    #[inline]
    fn word(&self, start: usize, length: usize) -> u64 {
        let bytes = self.bytes[start..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        bytes & KEPT[length]
    }
}

/// The first bytes of eight, by how many they are; none if they are more.
const KEPT: [u64; BLOCK + 1] = {
    let mut kept = [0; BLOCK + 1];
    let mut length = 1;
    while length <= LONGEST {
        kept[length] = u64::MAX >> (8 * (LONGEST - length));
        length += 1;
    }
    kept
};

/// A bit for every byte, each 0 or 1.
#[inline]
fn bits(bytes: &[u8; BLOCK]) -> u64 {
    let eights = bytes.as_chunks().0.iter().map(|eight| u64::from_le_bytes(*eight));
    let bits_of = |eight: u64| eight.wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights.enumerate().fold(0, |bits, (place, eight)| bits | bits_of(eight) << (8 * place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_sentences_tell_their_language() {
        for (tag, text) in [
            (
                "pl",
                "Rada portu powiedziała, że to nie jest zapora, która się zawaliła, tylko brama. Czy tego nie było widać, jest dla rady pytaniem.",
            ),
            (
                "cs",
                "Rada přístavu řekla, že hráz nebyla příčinou povodně, která přišla, když pršelo. Však ještě není jasné, co bylo dřív nebo později.",
            ),
            (
                "sv",
                "Hamnrådet sade att dammen inte var orsaken och att det är ett ministerium som ska ta ansvar för portarna när vattnet stiger.",
            ),
            (
                "et",
                "Sadamanõukogu ütles, et tamm ei olnud süüdi, kui vesi tõusis, aga selle kohta on nii palju küsimusi, mida keegi või ükski ei küsi.",
            ),
            (
                "lv",
                "Ostas padome teica, ka dambis nav vainīgs, bet pēc lietus ūdens bija augsts, un viņi arī nav vainīgi. Kā tā bija, kas to zina?",
            ),
            (
                "hu",
                "A kikötő tanácsa azt mondta, hogy nem a gát volt az oka, és hogy az eső már hetek óta esik. Ez csak egy kérdés, vagy még több.",
            ),
            (
                "tr",
                "Liman kurulu barajın nedeni olmadığını ve yağmur için uyarıldığını söyledi. Çok kişi ile konuşan kurul, ancak bakanlık gibi bekliyor.",
            ),
            (
                "ro",
                "Consiliul portului a spus că digul nu a fost cauza și că trebuie să se decidă în oraș. După ploi, pescarii sunt fără adăpost.",
            ),
            (
                "eu",
                "Portuko kontseiluak esan zuen presa ez zela arrazoia izan, eta hori ere idatzi zuten. Baina arrantzaleak haserre dira eta dute zer esan.",
            ),
            (
                "vi",
                "Hội đồng cảng nói rằng đập không phải là nguyên nhân của lũ và những kỹ sư đã cảnh báo. Người dân được hỏi với các câu này.",
            ),
            (
                "id",
                "Dewan pelabuhan mengatakan bahwa bendungan itu tidak salah. Hujan yang turun dari bukit juga ditakuti, untuk kota ini dan dalam hidup.",
            ),
            (
                "ur",
                "بندرگاہ کی کونسل نے کہا کہ ڈیم سیلاب کا سبب نہیں ہے اور انجینئر ہفتوں سے بارش کے بارے میں کہتے ہیں۔ یہ فیصلہ وزارت کو کرنا ہے۔",
            ),
            (
                "he",
                "מועצת הנמל אמרה כי הסכר לא היה הסיבה של השיטפון, וגם המהנדסים הזהירו על הגשם. זה לא סוד, הוא אמר, את השערים יש לפתוח.",
            ),
            (
                "ru",
                "Совет порта сказал, что это не плотина была виной, если вода из реки поднялась. Они уже были там, и мы его спросили, что он думает.",
            ),
            (
                "uk",
                "Рада порту сказала, що гребля не винна, що це був дощ. Він ішов від ранку, і вона вже бачила, як вода була біля її дому.",
            ),
            (
                "bg",
                "Съветът на пристанището каза, че това не е бентът, а дъждът. Тя беше там и каза, че към града със сигурност ще бъде по-зле.",
            ),
        ] {
            assert_eq!(by_commonest_words(text).map(|guess| guess.tag), Some(tag), "{text}");
        }
    }

    #[test]
    fn neighbours_of_these_languages_are_not_taken_for_them() {
        for text in [
            // Danish, Croatian, Macedonian, Belarusian, Kazakh, Pashto, Catalan, Azerbaijani, Hindi.
            "Havnerådet sagde, at dæmningen ikke var årsagen til oversvømmelsen, og at det er op til ministeriet at beslutte, hvad der skal ske.",
            "Lučko vijeće reklo je da brana nije uzrok poplave i da su inženjeri tjednima upozoravali na kišu. Ministarstvo će odlučiti što dalje.",
            "Советот на пристаништето рече дека браната не е причина за поплавата и дека инженерите предупредувале на дождот со недели.",
            "Рада порта сказала, што плаціна не была прычынай паводкі і што інжынеры тыднямі папярэджвалі пра дождж. Вырашаць гэта міністэрству.",
            "Порт кеңесі бөгеттің су тасқынына себеп болмағанын, инженерлердің бірнеше апта бойы жаңбыр туралы ескерткенін айтты.",
            "د بندر شورا وویل چې بند د سېلاب لامل نه و او انجنیرانو له څو اونیو راهیسې د باران په اړه خبرداری ورکاوه.",
            "El consell del port va dir que la presa no era la causa de la inundació i que els enginyers havien advertit de la pluja durant setmanes.",
            "Liman şurası bildirdi ki, bənd daşqının səbəbi deyil və mühəndislər həftələrlə yağış barədə xəbərdarlıq ediblər.",
            "बंदरगाह परिषद ने कहा कि बांध बाढ़ का कारण नहीं था और इंजीनियर हफ्तों से बारिश की चेतावनी दे रहे थे।",
        ] {
            assert_eq!(by_commonest_words(text), None, "{text}");
        }
    }

    #[test]
    fn no_word_is_common_in_two_languages_of_the_list() {
        for (place, language) in COMMONEST.iter().enumerate() {
            for word in language.words.split(' ') {
                assert!(word.len() <= LONGEST, "{word}");
                assert_eq!(Known::get().beside(number(word)), (place, number(word)), "{word}");
                assert_eq!(number(&word.to_ascii_uppercase()), number(word), "{word}");
            }
        }
    }
}
