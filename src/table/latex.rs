//! A table for LaTeX with booktabs: `\input` it into a paper. Numbers as people read them, decimal points by right alignment.
//! Texts are escaped; those from right to left stand in `\RL{…}`, Chinese in `\Han{…}`, which the file defines
//! unless the paper does.

use std::io::{Result, Write};

use super::direction::{Script, is_han, is_right_to_left, reads_right_to_left, runs, without_overrides};
use super::{Answer, ColumnKind, Form, Format, Holds, Style, Table, number};

/// `--format latex`.
pub(super) const LATEX: Format = Format {
    name: "latex",
    extension: "tex",
    about: "a booktabs table to \\input, with rounded numbers and its notices",
    form: Form::Text,
    holds: Holds::Notices,
    write,
    lines: None,
};

/// A table of more rows breaks over pages.
const ROWS_OF_A_FLOAT: usize = 40;

/// Texts of more characters wrap inside their column.
const WIDEST_LINE: usize = 32;

/// What right-to-left runs need, in engines that know directions: those of `XeTeX` and of `LuaTeX`.
pub(crate) const RIGHT_TO_LEFT: &str = "\\providecommand{\\RL}[1]{\\ifdefined\\XeTeXversion\\TeXXeTstate=1 \\leavevmode\\beginR #1\\endR\
    \\else\\ifdefined\\luatexversion{\\textdir TRT #1}\\else #1\\fi\\fi}";

fn write(answer: &Answer, style: &Style, out: &mut dyn Write) -> Result<()> {
    let table = &answer.table;
    writeln!(out, "% {}", comment(&answer.command))?;
    let long = table.rows.len() > ROWS_OF_A_FLOAT;
    writeln!(out, "% needs \\usepackage{{array,booktabs{}}}", if long { ",longtable" } else { "" })?;
    let scripts = Scripts::of(table, answer);
    if scripts != Scripts::default() {
        writeln!(out, "% needs XeLaTeX or LuaLaTeX and a font for {}", scripts.names())?;
    }
    if scripts.right_to_left {
        writeln!(out, "{RIGHT_TO_LEFT}")?;
    }
    if scripts.chinese {
        writeln!(out, "\\providecommand{{\\Han}}[1]{{#1}}")?;
    }
    let notes: Vec<String> = answer.notices.iter().map(|notice| escaped(&notice.text)).collect();
    let caption = format!("\\caption{{{}}}\\label{{tab:{}}}", escaped(&table.title), label(&table.name));
    if long {
        writeln!(out, "\\begin{{longtable}}{{{}}}\n{caption}\\\\", specification(table))?;
        head(table, style, out)?;
        writeln!(out, "\\endhead\n\\bottomrule\n\\endlastfoot")?;
        rows(table, style, out)?;
        writeln!(out, "\\end{{longtable}}")?;
        notes.iter().try_for_each(|note| writeln!(out, "{{\\footnotesize\\noindent {note}\\par}}"))
    } else {
        writeln!(out, "\\begin{{table}}[tbp]\n\\centering\n{caption}")?;
        tabular(table, style, out)?;
        notes.iter().try_for_each(|note| writeln!(out, "\n{{\\footnotesize\\raggedright {note}\\par}}"))?;
        writeln!(out, "\\end{{table}}")
    }
}

/// The rows between booktabs' rules, without a float around them.
pub(crate) fn tabular(table: &Table, style: &Style, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "\\begin{{tabular}}{{{}}}", specification(table))?;
    head(table, style, out)?;
    rows(table, style, out)?;
    writeln!(out, "\\bottomrule\n\\end{{tabular}}")
}

/// The columns' letters: `l` for texts, `r` for numbers, a share of the line for long texts.
fn specification(table: &Table) -> String {
    let long: Vec<bool> = (0..table.columns.len()).map(|place| is_long(table, place)).collect();
    let wrapped = long.iter().filter(|long| **long).count();
    let share = 0.8 / (wrapped as f64 + (table.columns.len() - wrapped) as f64 * 0.25).max(1.0);
    let mirrored = reads_right_to_left(table);
    let letter = |place: usize| {
        let kind = table.columns[place].kind;
        // A text starts at the side from which the table is read; a left context ends at its node.
        let at_the_right = if kind == ColumnKind::Text { mirrored } else { kind != ColumnKind::Left || !mirrored };
        match (long[place], at_the_right) {
            (true, true) => format!(">{{\\raggedleft\\arraybackslash}}p{{{share:.2}\\linewidth}}"),
            (true, false) => format!(">{{\\raggedright\\arraybackslash}}p{{{share:.2}\\linewidth}}"),
            (false, true) => "r".into(),
            (false, false) => "l".into(),
        }
    };
    order(table).map(letter).collect()
}

fn is_long(table: &Table, place: usize) -> bool {
    let kind = table.columns[place].kind;
    kind.is_text()
        && table.rows.iter().any(|row| number::for_people(&row[place], kind, 1000).chars().count() > WIDEST_LINE)
}

/// The places of the columns from left to right on paper: the last first where the table is read from the right.
fn order(table: &Table) -> impl Iterator<Item = usize> {
    let (mirrored, last) = (reads_right_to_left(table), table.columns.len());
    (0..last).map(move |place| if mirrored { last - 1 - place } else { place })
}

fn head(table: &Table, style: &Style, out: &mut dyn Write) -> Result<()> {
    let headings = order(table).map(|place| escaped(&number::heading(&table.columns[place], style.per)));
    writeln!(out, "\\toprule\n{} \\\\\n\\midrule", headings.collect::<Vec<_>>().join(" & "))
}

fn rows(table: &Table, style: &Style, out: &mut dyn Write) -> Result<()> {
    for row in &table.rows {
        let cell = |place: usize| escaped(&number::for_people(&row[place], table.columns[place].kind, style.per));
        let cells: Vec<String> = order(table).map(cell).collect();
        // A bracket at the start of a row would be read as an argument of the line break before it.
        let guard = if cells.first().is_some_and(|first| first.starts_with(['[', '*'])) { "{}" } else { "" };
        writeln!(out, "{guard}{} \\\\", cells.join(" & "))?;
    }
    Ok(())
}

/// The name of a table as a label.
pub(crate) fn label(name: &str) -> String {
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect()
}

/// A comment holds no line break and no mark that reorders the source.
pub(crate) fn comment(text: &str) -> String {
    without_overrides(text).chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// Keeps a text from being read as commands; runs from right to left are marked.
pub(crate) fn escaped(text: &str) -> String {
    let text = without_overrides(text);
    let mut safe = String::with_capacity(text.len());
    for run in runs(&text) {
        let open = match run.script {
            Script::Other => "",
            Script::RightToLeft => "\\RL{",
            Script::Han => "\\Han{",
        };
        safe.push_str(open);
        run.text.chars().for_each(|letter| put(&mut safe, letter));
        safe.push_str(if open.is_empty() { "" } else { "}" });
    }
    // Two hyphens would become a dash.
    safe.replace("--", "-{}-").replace("--", "-{}-")
}

fn put(safe: &mut String, letter: char) {
    match letter {
        '\\' => safe.push_str("\\textbackslash{}"),
        '{' | '}' | '#' | '$' | '%' | '&' | '_' => safe.extend(['\\', letter]),
        '^' => safe.push_str("\\textasciicircum{}"),
        '~' => safe.push_str("\\textasciitilde{}"),
        '<' => safe.push_str("\\textless{}"),
        '>' => safe.push_str("\\textgreater{}"),
        '|' => safe.push_str("\\textbar{}"),
        '"' => safe.push_str("\\textquotedbl{}"),
        '\'' => safe.push_str("\\textquotesingle{}"),
        '`' => safe.push_str("\\textasciigrave{}"),
        '−' => safe.push_str("$-$"),
        '∞' => safe.push_str("$\\infty$"),
        '×' => safe.push_str("$\\times$"),
        '≥' => safe.push_str("$\\geq$"),
        '≤' => safe.push_str("$\\leq$"),
        '≠' => safe.push_str("$\\neq$"),
        '≈' => safe.push_str("$\\approx$"),
        '→' => safe.push_str("$\\rightarrow$"),
        '←' => safe.push_str("$\\leftarrow$"),
        '√' => safe.push_str("$\\surd$"),
        '²' => safe.push_str("$^2$"),
        'χ' => safe.push_str("$\\chi$"),
        'Δ' => safe.push_str("$\\Delta$"),
        'α' => safe.push_str("$\\alpha$"),
        '·' => safe.push_str("\\textperiodcentered{}"),
        '…' => safe.push_str("\\ldots{}"),
        '–' => safe.push_str("\\textendash{}"),
        '—' => safe.push_str("\\textemdash{}"),
        // Directions are marked by \RL.
        '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => {}
        '\u{fffd}' | '\u{fffe}' | '\u{ffff}' => safe.push_str("[?]"),
        _ if letter.is_whitespace() => safe.push(' '),
        _ if letter.is_control() => safe.push_str(&format!("[U+{:04X}]", u32::from(letter))),
        _ => safe.push(letter),
    }
}

/// Scripts that the fonts of a LaTeX paper usually lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Scripts {
    right_to_left: bool,
    chinese: bool,
    other: bool,
}

impl Scripts {
    fn of(table: &Table, answer: &Answer) -> Self {
        let cells = table.rows.iter().flatten().filter_map(|cell| match &cell.value {
            super::Value::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let headings = table.columns.iter().map(|column| column.heading.as_str());
        let notices = answer.notices.iter().map(|notice| notice.text.as_str());
        let mut found = Self::default();
        for letter in cells.chain(headings).chain(notices).chain([table.title.as_str()]).flat_map(str::chars) {
            found.right_to_left |= is_right_to_left(letter);
            found.chinese |= is_han(letter);
            let beyond_latin = letter.is_alphabetic() && letter > '\u{24f}';
            found.other |= beyond_latin && !is_right_to_left(letter) && !is_han(letter) && !"χΔα".contains(letter);
        }
        found
    }

    fn names(self) -> String {
        let named = [
            (self.right_to_left, "right-to-left scripts (Arabic, Persian, Hebrew)"),
            (self.chinese, "Chinese, Japanese or Korean"),
            (self.other, "letters beyond Latin"),
        ];
        named.iter().filter(|(found, _)| *found).map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::Cell;
    use super::super::tests::{answer, written};
    use super::*;

    #[test]
    fn a_table_has_the_rules_of_booktabs_and_rounded_numbers() {
        let text = written(&LATEX, &Style::default());
        assert!(
            text.contains("\\toprule\nleft & form & count & per 1,000 words & share & log ratio & p \\\\\n\\midrule\n")
        );
        assert!(text.contains(" & 12,345 & 4.2 & 12.3\\% & $-$1.50 & \\textless{} 0.001 \\\\"), "{text}");
        assert!(text.contains(" & \\textendash{} & $-$$\\infty$ & 1.000 \\\\"), "{text}");
        assert!(text.contains("\\begin{tabular}{rlrrrrr}") && text.contains("1 article has no date"));
    }

    #[test]
    fn scripts_that_need_another_engine_are_named() {
        let text = written(&LATEX, &Style::default());
        assert!(text.contains("% needs XeLaTeX or LuaLaTeX and a font for right-to-left scripts"), "{text}");
        assert!(text.contains("Chinese") && text.contains("\\RL{تحریم\u{200c}ها}") && text.contains("\\Han{制裁}"));
        let mut latin = answer();
        latin.table.rows.iter_mut().for_each(|row| row[1] = Cell::text("größer"));
        let mut bytes = Vec::new();
        write(&latin, &Style::default(), &mut bytes).unwrap();
        assert!(!String::from_utf8(bytes).unwrap().contains("XeLaTeX"));
    }

    #[test]
    fn no_text_becomes_a_command() {
        for (text, safe) in [
            ("\\input{/etc/passwd}", "\\textbackslash{}input\\{/etc/passwd\\}"),
            ("100% of $5 & #1_a^b~", "100\\% of \\$5 \\& \\#1\\_a\\textasciicircum{}b\\textasciitilde{}"),
            ("a---b", "a-{}-{}-b"),
            ("``so''", "\\textasciigrave{}\\textasciigrave{}so\\textquotesingle{}\\textquotesingle{}"),
            ("a\nb\u{1}\u{202e}", "a b[U+0001][U+202E]"),
            ("IRNA ایرنا ۱۲ نو, ok", "IRNA \\RL{ایرنا ۱۲ نو}, ok"),
            ("\u{2068}سَد\u{2069}", "\\RL{سَد}"),
        ] {
            assert_eq!(escaped(text), safe, "{text}");
        }
    }

    #[test]
    fn a_long_table_breaks_over_pages() {
        let mut long = answer();
        long.table.rows = (0..41).map(|_| answer().table.rows.swap_remove(0)).collect();
        let mut bytes = Vec::new();
        write(&long, &Style::default(), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("\\begin{longtable}") && text.contains("\\endhead") && !text.contains("\\begin{table}"));
    }
}
