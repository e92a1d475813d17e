//! The words that dates and times are written with, and whether a line says nothing else.
//! English, French, German, Spanish, Persian and Arabic names; Chinese and Japanese signs.

use super::phrases::Phrases;

/// Names of months, and their abbreviations without a dot, in lower case and by spelling.
static MONTHS: Phrases = Phrases::of(&[
    "abril",
    "agosto",
    "août",
    "apr",
    "april",
    "aug",
    "august",
    "avril",
    "dec",
    "december",
    "dezember",
    "diciembre",
    "décembre",
    "enero",
    "feb",
    "febrero",
    "february",
    "februar",
    "février",
    "jan",
    "januar",
    "january",
    "janvier",
    "jul",
    "juli",
    "julio",
    "july",
    "juillet",
    "jun",
    "june",
    "juni",
    "junio",
    "juin",
    "mai",
    "mar",
    "march",
    "mars",
    "marzo",
    "may",
    "mayo",
    "märz",
    "nov",
    "november",
    "noviembre",
    "novembre",
    "oct",
    "october",
    "octobre",
    "octubre",
    "oktober",
    "sep",
    "sept",
    "september",
    "septembre",
    "septiembre",
    "آبان",
    "آذر",
    "آوریل",
    "أبريل",
    "أغسطس",
    "أكتوبر",
    "إبريل",
    "ابريل",
    "اردیبهشت",
    "اسفند",
    "اكتوبر",
    "اوت",
    "اکتبر",
    "بهمن",
    "تیر",
    "خرداد",
    "دسامبر",
    "دی",
    "ديسمبر",
    "ذوالحجه",
    "رمضان",
    "ژانویه",
    "ژوئن",
    "ژوئیه",
    "سبتمبر",
    "سپتامبر",
    "شهریور",
    "فبراير",
    "فروردین",
    "فوریه",
    "مارس",
    "مايو",
    "مرداد",
    "مه",
    "مهر",
    "می",
    "نوامبر",
    "نوفمبر",
    "يناير",
    "يوليو",
    "يونيو",
]);

/// Names of weekdays.
static WEEKDAYS: Phrases = Phrases::of(&[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "شنبه",
    "یکشنبه",
    "دوشنبه",
    "سه‌شنبه",
    "چهارشنبه",
    "پنجشنبه",
    "پنج‌شنبه",
    "جمعه",
    "السبت",
    "الأحد",
    "الاثنين",
    "الإثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
]);

/// Time zones, as they stand behind a time of day.
static ZONES: Phrases =
    Phrases::of(&["et", "est", "edt", "pt", "pst", "pdt", "ct", "cst", "cdt", "gmt", "bst", "utc", "cet", "cest"]);

/// What stands around a date and a time on a line of their own.
static BESIDE: Phrases = Phrases::of(&[
    "published",
    "updated",
    "posted",
    "last",
    "modified",
    "first",
    "edited",
    "created",
    "on",
    "at",
    "date",
    "time",
    "am",
    "pm",
    "a.m",
    "p.m",
    "ist",
    "irst",
    "z",
    "h",
    "uhr",
    "um",
    "am",
    "der",
    "den",
    "le",
    "à",
    "publié",
    "mis",
    "jour",
    "à",
    "veröffentlicht",
    "aktualisiert",
    "stand",
    "publicado",
    "actualizado",
    "el",
    "a",
    "de",
    "las",
    "st",
    "nd",
    "rd",
    "th",
    "ساعت",
    "تاریخ",
    "انتشار",
    "زمان",
    "به‌روزرسانی",
    "خبر",
    "تاريخ",
    "النشر",
    "آخر",
    "تحديث",
    "في",
    "الساعة",
    "م",
    "ص",
    "هـ",
]);

/// Whether a word without its dot names a month, in any case.
pub fn is_month(word: &str) -> bool {
    MONTHS.hold(word)
}

/// Whether a word without its dot names a weekday, in any case.
pub fn is_weekday(word: &str) -> bool {
    WEEKDAYS.hold(word)
}

/// Every name of a month or a weekday, in lower case.
pub fn names() -> impl Iterator<Item = &'static str> {
    MONTHS.iter().chain(WEEKDAYS.iter())
}

/// Whether a line is a date, with a time or not, and says nothing else: at most twenty words, a month and a number or a
/// date in digits among them.
pub fn is_timestamp(line: &str) -> bool {
    if line.len() > 160 || !has_number(line) {
        return false;
    }
    let (mut months, mut numbers, mut dated) = (0, 0, false);
    for word in line.split(|sign: char| sign.is_whitespace() || ",|–—•·()[]؛،".contains(sign)) {
        let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        if word.is_empty() {
            continue;
        }
        if has_number(word) {
            let word = word.to_lowercase();
            if !word.chars().all(is_date_sign) && !is_ordinal_or_clock(&word) {
                return false;
            }
            numbers += 1;
            dated |= is_date_in_digits(&word);
        } else if is_month(word) {
            months += 1;
        } else if !is_weekday(word) && !BESIDE.hold(word) && !ZONES.hold(word) {
            return false;
        }
    }
    dated || (months > 0 && numbers > 0)
}

/// Whether a text holds a digit of any script.
pub fn has_number(text: &str) -> bool {
    // Most lines hold none, nor a sign beyond ASCII.
    text.bytes().any(|byte| byte.is_ascii_digit() || !byte.is_ascii()) && text.contains(char::is_numeric)
}

/// Marks of the half of the day, in lower case and without the last dot.
const HALVES: &[&str] = &["am", "pm", "a.m", "p.m", "uhr", "ص", "م", "صباحا", "مساء", "ق.ظ", "ب.ظ"];

/// What else stands beside a time of day: further zones, and words for the hour.
const BESIDE_HOURS: &[&str] =
    &["mt", "mst", "mdt", "eastern", "pacific", "central", "time", "at", "um", "a", "à", "ساعت", "الساعة"];

/// Whether a line is a single time of day and says nothing else: `6:05 p.m.`, `21:54`, `11 a.m. ET:`, `ساعت ۲۱:۵۴`.
pub fn is_time_of_day(line: &str) -> bool {
    if line.len() > 60 || !has_number(line) {
        return false;
    }
    let (mut hours, mut halves, mut minutes) = (0, 0, 0);
    for word in line.split(|sign: char| sign.is_whitespace() || ",|–—•()[]،".contains(sign)) {
        let word = word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
        let letters = word.find(|sign: char| !sign.is_numeric() && sign != ':').unwrap_or(word.len());
        let (digits, half) = word.split_at(letters);
        if !digits.is_empty() {
            hours += 1;
            minutes += usize::from(is_hour_and_minutes(digits));
            if !is_hour_and_minutes(digits) && !is_below(digits, 25) {
                return false;
            }
        }
        if HALVES.contains(&half) {
            halves += 1;
        } else if !half.is_empty() && !BESIDE_HOURS.contains(&half) && !ZONES.hold(half) {
            return false;
        }
    }
    hours == 1 && halves <= 1 && (minutes == 1 || halves == 1)
}

/// `9:05`, `21:54`.
fn is_hour_and_minutes(digits: &str) -> bool {
    let Some((hour, minutes)) = digits.split_once(':') else { return false };
    is_below(hour, 25) && minutes.chars().count() == 2 && is_below(minutes, 60)
}

/// One or two digits of any script, a number below `limit`.
fn is_below(digits: &str, limit: u32) -> bool {
    let values: Option<Vec<u32>> = digits.chars().map(digit).collect();
    values.is_some_and(|values| {
        (1..=2).contains(&values.len()) && values.iter().fold(0, |number, digit| 10 * number + digit) < limit
    })
}

/// The value of a Western, Arabic or Persian digit.
fn digit(sign: char) -> Option<u32> {
    let zeros = ['0', '\u{660}', '\u{6f0}'];
    zeros.into_iter().find_map(|zero| u32::from(sign).checked_sub(u32::from(zero)).filter(|value| *value < 10))
}

/// Whether brackets hold a whole date: `Jan. 8, 2020`, `8 January 2020`, `2020-01-08`.
pub fn is_whole_date(inner: &str) -> bool {
    let has_year = inner.split(|sign: char| !sign.is_numeric()).any(|digits| digits.chars().count() == 4);
    has_year && is_timestamp(inner)
}

/// Digits with the signs between them that dates and times use; Chinese and Japanese write them without spaces.
fn is_date_sign(sign: char) -> bool {
    sign.is_numeric() || "/-.:年月日号時时分秒T+".contains(sign)
}

/// `8th`, `1er`, `9pm`, `21h54`, `09:24z`.
fn is_ordinal_or_clock(word: &str) -> bool {
    let letters: String = word.chars().filter(|sign| sign.is_alphabetic()).collect();
    ["st", "nd", "rd", "th", "er", "am", "pm", "h", "z", "a.m", "p.m", "e", "º", "tz"].contains(&letters.as_str())
        && word.starts_with(char::is_numeric)
        && word.len() <= 20
}

/// `2020-01-08`, `8/1/2020`, `۱۴۰۲/۲/۱۰`, `2025年3月4日`: three numbers, one of them a year.
fn is_date_in_digits(word: &str) -> bool {
    let day = word.split(['t', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(|sign: char| !sign.is_numeric()).filter(|part| !part.is_empty()).collect();
    let signs = |part: &&str| part.chars().count();
    parts.len() >= 3
        && parts[..3].iter().all(|part| signs(part) <= 4)
        && !day.contains(':')
        && (parts[..3].iter().any(|part| signs(part) == 4) || day.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_nothing_but_dates_and_times_are_timestamps() {
        for line in [
            "April 30, 2023 - 21:54",
            "Published 4 March 2025 17:32 | Updated 19:10",
            "Posted: Sept. 9th, 2016 at 9:15 p.m. ET",
            "2025-03-04T18:05:00Z",
            "jeudi 5 octobre 2013 à 21h54",
            "Stand: 3. März 2025, 14:20 Uhr",
            "۱۰ اردیبهشت ۱۴۰۲ - ۲۱:۵۴",
            "۱۴۰۲/۰۲/۱۰",
            "الأحد 30 أبريل 2023",
            "2025年3月4日 18:05",
        ] {
            assert!(is_timestamp(line), "{line}");
        }
    }

    #[test]
    fn lines_that_say_more_or_less_are_none() {
        for line in
            ["May", "In 2020", "March 5 protest", "8", "21:54", "May 2020 bring peace", "1.2.3 ab", "9/11 attacks"]
        {
            assert!(!is_timestamp(line), "{line}");
        }
    }

    #[test]
    fn lines_of_nothing_but_a_time_of_day_head_an_entry() {
        for line in
            ["6:05 p.m.", "12:50 p.m.:", "11 a.m. ET", "21:54", "9pm", "14:20 Uhr", "ساعت ۲۱:۵۴", "(2:00 PM EST)"]
        {
            assert!(is_time_of_day(line), "{line}");
        }
        for line in [
            "8",
            "3:1",
            "21:74",
            "At 8",
            "6:05 p.m. It fell.",
            "6 p.m. to 9 p.m.",
            "2016",
            "10:30:15",
            "p.m.",
            "John 3:16",
        ] {
            assert!(!is_time_of_day(line), "{line}");
        }
    }

    #[test]
    fn a_whole_date_has_its_year() {
        assert!(is_whole_date("Jan. 8, 2020") && is_whole_date("2020-01-08") && is_whole_date("۱۰ اردیبهشت ۱۴۰۲"));
        assert!(!is_whole_date("Jan. 8") && !is_whole_date("2011") && !is_whole_date("the U.S."));
    }
}
