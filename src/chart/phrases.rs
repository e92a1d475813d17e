//! The words that pictures say by themselves, in every language they know: one table, so that a language is one constant.
//! Leaves titles, labels and notes to whoever makes a chart.

use super::numbers::Numerals;

/// The room's own words in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrases {
    /// BCP 47.
    pub tag: &'static str,
    /// Pictures are read from right to left.
    pub right_to_left: bool,
    /// Digits of axes, unless the title uses others.
    pub numerals: Numerals,
    /// Twelve short names of months.
    pub months: [&'static str; 12],
    /// Seven short names of days, Monday first.
    pub weekdays: [&'static str; 7],
    /// In place of an empty picture.
    pub nothing: &'static str,
    /// In place of an empty facet of effects.
    pub no_effect: &'static str,
    /// Below strips: `{}` are left out.
    pub more: &'static str,
    /// At the margin of a logarithmic axis: where zeros stand.
    pub none: &'static str,
    /// Below a scatter: `{}` labels have no room.
    pub unlabelled: &'static str,
    /// The key of a scale: nothing is known.
    pub unknown: &'static str,
    /// The key of a box: what its parts are.
    pub boxes: &'static str,
    /// Below boxes: `{}` points stand for several texts.
    pub gathered: &'static str,
    /// The key of a network: width of edges.
    pub edges: &'static str,
    /// The key of a network: size of nodes.
    pub nodes: &'static str,
    /// The key of a histogram: the value found.
    pub observed: &'static str,
    /// Below a map: how much of all differences an axis shows; `{}` is a share.
    pub share_of_axis: &'static str,
}

/// English.
pub const ENGLISH: Phrases = Phrases {
    tag: "en",
    right_to_left: false,
    numerals: Numerals::Latin,
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    nothing: "nothing to show",
    no_effect: "no interval is clear of nought",
    more: "{} more not shown",
    none: "none",
    unlabelled: "Coloured points without a label, for want of room: {}; the table names all.",
    unknown: "undefined",
    boxes: "box: middle half; line: median; whiskers: 5 to 95 % of texts",
    gathered: "One point stands for up to {} texts.",
    edges: "width",
    nodes: "area",
    observed: "observed",
    share_of_axis: "{} of all differences",
};

/// Persian.
pub const PERSIAN: Phrases = Phrases {
    tag: "fa",
    right_to_left: true,
    numerals: Numerals::Persian,
    months: ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"],
    weekdays: ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"],
    nothing: "چیزی برای نمایش نیست",
    no_effect: "هیچ بازه‌ای از صفر دور نیست",
    more: "{} متن دیگر نشان داده نشده است",
    none: "هیچ",
    unlabelled: "{} نقطهٔ رنگی برای نبود جا برچسب ندارد؛ نام همه در جدول است.",
    unknown: "تعریف‌نشده",
    boxes: "جعبه: نیمهٔ میانی؛ خط: میانه؛ خط‌های بیرونی: ۵ تا ۹۵٪ متن‌ها",
    gathered: "هر نقطه تا {} متن را نشان می‌دهد.",
    edges: "پهنا",
    nodes: "مساحت",
    observed: "مشاهده‌شده",
    share_of_axis: "{} از همهٔ تفاوت‌ها",
};

/// Arabic.
pub const ARABIC: Phrases = Phrases {
    tag: "ar",
    right_to_left: true,
    numerals: Numerals::Latin,
    months: [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    weekdays: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    nothing: "لا شيء للعرض",
    no_effect: "لا يوجد مجال ثقة بعيد عن الصفر",
    more: "{} نصوص أخرى غير معروضة",
    none: "لا يوجد",
    unlabelled: "{} نقطة ملوّنة بلا تسمية لضيق المكان؛ الجدول يسمّيها كلها.",
    unknown: "غير معرّف",
    boxes: "الصندوق: النصف الأوسط؛ الخط: الوسيط؛ الأطراف: من 5 إلى 95٪ من النصوص",
    gathered: "كل نقطة تمثل حتى {} نصوص.",
    edges: "العرض",
    nodes: "المساحة",
    observed: "المرصود",
    share_of_axis: "{} من كل الفروق",
};

/// Chinese.
pub const CHINESE: Phrases = Phrases {
    tag: "zh",
    right_to_left: false,
    numerals: Numerals::Latin,
    months: ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
    weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    nothing: "没有可显示的内容",
    no_effect: "没有区间远离零",
    more: "另有{}篇未显示",
    none: "无",
    unlabelled: "{}个彩色点因位置不足没有标签；表格列出全部。",
    unknown: "未定义",
    boxes: "方框：中间一半；线：中位数；须线：5%至95%的文本",
    gathered: "一个点代表至多{}篇文本。",
    edges: "线宽",
    nodes: "面积",
    observed: "观测值",
    share_of_axis: "占全部差异的{}",
};

/// Every language; the first is the usual one.
pub const LANGUAGES: &[Phrases] = &[ENGLISH, PERSIAN, ARABIC, CHINESE];

impl Phrases {
    /// The words of a language by its tag, with or without a region: `fa`, `zh-Hans`.
    pub fn of(tag: &str) -> Option<&'static Self> {
        let main = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        LANGUAGES.iter().find(|language| language.tag == main)
    }
}

/// A phrase with its number.
pub fn with(phrase: &str, number: &str) -> String {
    phrase.replacen("{}", number, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::fonts;

    #[test]
    fn every_phrase_can_be_drawn_and_takes_its_number() {
        for language in LANGUAGES {
            if language.tag == "zh" && cfg!(not(feature = "cjk")) {
                continue;
            }
            let single = [language.nothing, language.no_effect, language.none, language.unknown, language.boxes];
            let rest = [language.edges, language.nodes, language.observed];
            let numbered = [language.more, language.unlabelled, language.gathered, language.share_of_axis];
            let all = single.iter().chain(&rest).chain(&numbered).chain(&language.months).chain(&language.weekdays);
            assert!(
                all.clone().all(|phrase| !phrase.is_empty() && fonts::missing(phrase).is_empty()),
                "{}",
                language.tag
            );
            assert!(numbered.iter().all(|phrase| with(phrase, "7").contains('7')), "{}", language.tag);
        }
        assert_eq!(Phrases::of("zh-Hant").map(|language| language.tag), Some("zh"));
    }
}
