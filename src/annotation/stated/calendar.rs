//! The names of months, by language and calendar. Leaves dates to `date`.

/// The calendar that month names belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calendar {
    /// The one that dates are written in here.
    Gregorian,
    /// Solar Hijri; its dates are listed, never converted.
    SolarHijri,
}

/// The months of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthNames {
    /// The language, as a BCP 47 tag.
    pub language: &'static str,
    /// Its calendar.
    pub calendar: Calendar,
    /// January (or Farvardin) first; spellings as they stand in texts, longest first.
    pub names: [&'static [&'static str]; 12],
}

/// Every language whose months are read. A new one is one entry here.
pub const MONTHS: &[MonthNames] = &[
    MonthNames {
        language: "en",
        calendar: Calendar::Gregorian,
        names: [
            &["January", "JANUARY", "Jan"],
            &["February", "FEBRUARY", "Feb"],
            &["March", "MARCH", "Mar"],
            &["April", "APRIL", "Apr"],
            &["May", "MAY"],
            &["June", "JUNE", "Jun"],
            &["July", "JULY", "Jul"],
            &["August", "AUGUST", "Aug"],
            &["September", "SEPTEMBER", "Sept", "Sep"],
            &["October", "OCTOBER", "Oct"],
            &["November", "NOVEMBER", "Nov"],
            &["December", "DECEMBER", "Dec"],
        ],
    },
    MonthNames {
        language: "fr",
        calendar: Calendar::Gregorian,
        names: [
            &["janvier"],
            &["février"],
            &["mars"],
            &["avril"],
            &["mai"],
            &["juin"],
            &["juillet"],
            &["août"],
            &["septembre"],
            &["octobre"],
            &["novembre"],
            &["décembre"],
        ],
    },
    MonthNames {
        language: "de",
        calendar: Calendar::Gregorian,
        names: [
            &["Januar", "Jänner"],
            &["Februar"],
            &["März"],
            &["April"],
            &["Mai"],
            &["Juni"],
            &["Juli"],
            &["August"],
            &["September"],
            &["Oktober", "Okt"],
            &["November"],
            &["Dezember", "Dez"],
        ],
    },
    MonthNames {
        language: "es",
        calendar: Calendar::Gregorian,
        names: [
            &["enero"],
            &["febrero"],
            &["marzo"],
            &["abril"],
            &["mayo"],
            &["junio"],
            &["julio"],
            &["agosto"],
            &["septiembre", "setiembre"],
            &["octubre"],
            &["noviembre"],
            &["diciembre"],
        ],
    },
    MonthNames {
        language: "ar",
        calendar: Calendar::Gregorian,
        names: [
            &["كانون الثاني", "يناير"],
            &["فبراير", "شباط"],
            &["مارس", "آذار"],
            &["أبريل", "نيسان"],
            &["مايو", "أيار"],
            &["يونيو", "حزيران"],
            &["يوليو", "تموز"],
            &["أغسطس"],
            &["سبتمبر", "أيلول"],
            &["تشرين الأول", "أكتوبر"],
            &["تشرين الثاني", "نوفمبر"],
            &["كانون الأول", "ديسمبر"],
        ],
    },
    MonthNames {
        language: "fa",
        calendar: Calendar::Gregorian,
        names: [
            &["ژانویه"],
            &["فوریه"],
            &["مارس"],
            &["آوریل"],
            &["مه"],
            &["ژوئن"],
            &["ژوئیه"],
            &["اوت"],
            &["سپتامبر"],
            &["اکتبر"],
            &["نوامبر"],
            &["دسامبر"],
        ],
    },
    MonthNames {
        language: "fa",
        calendar: Calendar::SolarHijri,
        names: [
            &["فروردین"],
            &["اردیبهشت"],
            &["خرداد"],
            &["تیر"],
            &["مرداد"],
            &["شهریور"],
            &["مهر"],
            &["آبان"],
            &["آذر"],
            &["دی"],
            &["بهمن"],
            &["اسفند"],
        ],
    },
];

/// The month of a name: its number from 1, and its calendar.
pub(super) fn month(name: &str) -> Option<(u8, Calendar)> {
    MONTHS.iter().find_map(|months| {
        let place = months.names.iter().position(|names| names.contains(&name))?;
        Some((place as u8 + 1, months.calendar))
    })
}
