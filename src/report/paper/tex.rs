//! `report.tex`: an article for `XeLaTeX` or `LuaLaTeX` with booktabs and the charts as PDF. The fonts of the charts lie beside it, so
//! that it compiles to the same pages everywhere; it needs no other font and no run of BibTeX.

use super::manuscript::{Manuscript, Picture, Piece, Printed};
use super::prose::{Span, spans};
use super::shown::{Page, Shown};
use super::{File, Paper};
use crate::chart::fonts;
use crate::table::ColumnKind;
use crate::table::direction::{Script, runs};
use crate::table::latex::{comment, escaped, label};
use std::path::Path;

/// `--paper tex`.
pub(super) const TEX: Paper = Paper {
    name: "tex",
    about: "report.tex with booktabs, for XeLaTeX and LuaLaTeX",
    write: |manuscript, folder| Ok(write(manuscript, folder)),
};

/// A longer word of running text may break anywhere.
const LONGEST_WORD: usize = 40;

/// Letters of the small type of tables in an em.
const LETTERS_OF_AN_EM: f64 = 2.05;

const HEAD: &str = r"\documentclass[a4paper,11pt]{article}
\usepackage[margin=22mm]{geometry}
\usepackage{fontspec}
\usepackage{array,booktabs,longtable,pdflscape,graphicx,caption}
\setmainfont{NotoSans-Regular.ttf}[Path=fonts/,BoldFont=NotoSans-Bold.ttf,ItalicFont=NotoSans-Italic.ttf]
\setmonofont{NotoSans-Regular.ttf}[Path=fonts/]
\newfontfamily\arabicletters{Vazirmatn-Regular.ttf}[Path=fonts/,BoldFont=Vazirmatn-Bold.ttf,Script=Arabic]
";

const TAIL_OF_HEAD: &str = r#"\renewcommand{\textperiodcentered}{{\rmfamily\char"B7}}
\newcommand{\RL}[1]{\ifdefined\XeTeXversion\TeXXeTstate=1 \leavevmode\beginR{\arabicletters #1}\endR\else{\textdir TRT\arabicletters #1}\fi}
\captionsetup{justification=raggedright,singlelinecheck=false,font=small,labelfont=bf}
\setlength{\parindent}{0pt}\setlength{\parskip}{.5em plus .1em}
\setlength{\LTleft}{0pt}\setlength{\tabcolsep}{3pt}\setlength{\emergencystretch}{3em}\raggedbottom
\setcounter{secnumdepth}{0}\setcounter{tocdepth}{1}
\begin{document}
"#;

fn write(manuscript: &Manuscript<'_>, folder: &Path) -> Vec<File> {
    let mut text = Text { folder, out: String::new(), in_list: false };
    manuscript.pieces.iter().for_each(|piece| text.piece(piece, manuscript));
    text.close_list();
    text.end(manuscript);
    let mut body = text.out;
    let unknown = fonts::missing(&body);
    for letter in &unknown {
        body = body.replace(*letter, &format!("{{\\rmfamily[U+{:04X}]}}", u32::from(*letter)));
    }
    let has_han = body.contains("\\Han{");
    let mut whole = format!(
        "% {}\n% compile twice with xelatex, or with lualatex, which breaks no lines of Chinese\n{HEAD}",
        comment(manuscript.title)
    );
    if !unknown.is_empty() {
        let names: Vec<String> = unknown.iter().map(|letter| format!("U+{:04X}", u32::from(*letter))).collect();
        whole += &format!("% spelt out, as the fonts beside this file lack them: {}\n", names.join(" "));
    }
    whole += if has_han && cfg!(feature = "cjk") {
        "\\newfontfamily\\chineseletters{NotoSansCJKsc-Regular.otf}[Path=fonts/]\n\
         \\newcommand{\\Han}[1]{{\\chineseletters #1}}\n\\ifdefined\\XeTeXversion\\XeTeXlinebreaklocale \"zh\"\\fi\n"
    } else {
        "\\newcommand{\\Han}[1]{#1}\n"
    };
    whole += TAIL_OF_HEAD;
    whole += &format!(
        "\\title{{{}\\\\[.4em]\\large {}}}\\author{{}}\\date{{}}\n\\maketitle\n\\tableofcontents\n",
        escaped(manuscript.title),
        escaped(manuscript.subtitle)
    );
    whole += &body;
    whole += "\\end{document}\n";
    let mut files = vec![File::new("report.tex", whole)];
    files.extend(
        fonts::files()
            .filter(|file| has_han || !file.name.contains("CJK"))
            .map(|file| File::new(format!("fonts/{}", file.name), file.bytes)),
    );
    files
}

struct Text<'f> {
    folder: &'f Path,
    out: String,
    in_list: bool,
}

impl Text<'_> {
    fn piece(&mut self, piece: &Piece<'_>, manuscript: &Manuscript<'_>) {
        let is_item = matches!(piece, Piece::Item(_) | Piece::Blank(_));
        if is_item && !self.in_list {
            self.line("\\begin{itemize}");
            self.in_list = true;
        } else if !is_item {
            self.close_list();
        }
        match piece {
            Piece::Heading(level, title) => {
                let command = ["section", "subsection", "subsubsection"][(level - 1).min(2)];
                self.line(&format!("\n\\{command}{{{}}}", escaped(title)));
            }
            Piece::Paragraph(text) => self.line(&format!("\n{}", breakable(text, LONGEST_WORD))),
            Piece::Methods(text) => self.line(&format!("\n{}", inline(text))),
            Piece::Notice(text) => {
                self.line(&format!("\n\\textbf{{{}.}} {}", escaped(manuscript.words.note), escaped(text)));
            }
            Piece::Item(text) => self.line(&format!("\\item {}", guarded(&inline(text)))),
            Piece::Blank(text) => self.line(&format!("\\item[\\fbox{{\\phantom{{x}}}}] {}", escaped(text))),
            Piece::Figure(picture) => self.figure(picture),
            Piece::Table(printed) => self.table(printed),
        }
    }

    fn line(&mut self, text: &str) {
        self.out += text;
        self.out.push('\n');
    }

    fn close_list(&mut self) {
        if std::mem::take(&mut self.in_list) {
            self.line("\\end{itemize}");
        }
    }

    fn figure(&mut self, picture: &Picture<'_>) {
        let name = &picture.figure.name;
        let ending = if self.folder.join(format!("charts/{name}.pdf")).exists() { "pdf" } else { "png" };
        self.line(&format!(
            "\n\\begin{{minipage}}{{\\linewidth}}\n\\includegraphics[width=\\linewidth,height=.75\\textheight,keepaspectratio]\
             {{\\detokenize{{charts/{name}.{ending}}}}}\n\\captionof{{figure}}{{{} {}}}\\label{{fig:{}}}\n\\end{{minipage}}\n\\medskip",
            escaped(&picture.figure.caption),
            escaped(&picture.numbers),
            label(name)
        ));
    }

    fn table(&mut self, printed: &Printed<'_>) {
        let shown = &printed.shown;
        if shown.page == Page::Sideways {
            self.line("\\begin{landscape}");
        }
        let caption = [escaped(&printed.table.title), escaped(&shown.rest)].join(" ");
        let headings = row(shown, &shown.headings);
        self.line(&format!(
            "{{\\footnotesize\n\\begin{{longtable}}{{@{{}}{}@{{}}}}\n\\caption{{{}}}\\label{{tab:{}-{}}}\\\\\n\\toprule\n{headings}\n\\midrule\n\\endfirsthead\n\
             \\toprule\n{headings}\n\\midrule\n\\endhead\n\\bottomrule\n\\endlastfoot",
            specification(shown),
            caption.trim(),
            label(&printed.table.name),
            printed.number
        ));
        shown.rows.iter().for_each(|cells| self.line(&row(shown, cells)));
        self.line("\\end{longtable}\n}");
        if shown.page == Page::Sideways {
            self.line("\\end{landscape}");
        }
    }

    fn end(&mut self, manuscript: &Manuscript<'_>) {
        if !manuscript.references.is_empty() {
            self.line("\n\\section{References}");
            for reference in manuscript.references {
                self.line(&format!("\n\\hangindent=1.5em {}", escaped(&reference.plain)));
            }
        }
        self.line("\n\\bigskip\\hrule\\medskip{\\footnotesize\\raggedright");
        for fact in manuscript.colophon {
            self.line(&format!("{}: {}\\par", escaped(&fact.label), breakable(&fact.value, LONGEST_WORD)));
        }
        self.line("}");
    }
}

/// A row from left to right on paper: the last column first where the table is read from the right.
fn row(shown: &Shown, cells: &[String]) -> String {
    let mut cells: Vec<String> = cells
        .iter()
        .zip(&shown.widths)
        .map(|(cell, width)| breakable(cell, if *width > LONGEST_WORD { width * 3 / 4 } else { *width }))
        .collect();
    if shown.right_to_left {
        cells.reverse();
    }
    format!("{} \\\\", guarded(&cells.join(" & ")))
}

/// A bracket at the start would be read as an argument of what stands before it.
fn guarded(text: &str) -> String {
    if text.starts_with(['[', '*']) { format!("{{}}{text}") } else { text.into() }
}

/// Every column has a width, so that headings wrap and nothing runs over the margin.
fn specification(shown: &Shown) -> String {
    let column = |(kind, width): (&ColumnKind, &usize)| {
        let at_the_right = match kind {
            ColumnKind::Text => shown.right_to_left,
            ColumnKind::Left => !shown.right_to_left,
            _ => true,
        };
        let side = if at_the_right { "\\raggedleft" } else { "\\raggedright" };
        format!(">{{{side}\\arraybackslash}}p{{{:.1}em}}", (*width as f64 + 1.0) / LETTERS_OF_AN_EM)
    };
    let mut columns: Vec<String> = shown.kinds.iter().zip(&shown.widths).map(column).collect();
    if shown.right_to_left {
        columns.reverse();
    }
    columns.concat()
}

fn inline(text: &str) -> String {
    let shown = |span: &Span<'_>| match span {
        Span::Text(text) => breakable(text, LONGEST_WORD),
        Span::Code(text) => format!("\\texttt{{{}}}", breakable(text, LONGEST_WORD)),
    };
    spans(text).iter().map(shown).collect()
}

/// A text whose words break where they are wider than the room: addresses, hashes.
fn breakable(text: &str, room: usize) -> String {
    const PIECE: usize = 6;
    let is_plain = |word: &str| runs(word).iter().all(|run| run.script == Script::Other);
    let word = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() <= room || !is_plain(word) {
            return escaped(word);
        }
        let pieces = letters.chunks(PIECE).map(|piece| escaped(&piece.iter().collect::<String>()));
        pieces.collect::<Vec<_>>().join("\\allowbreak{}")
    };
    if text.split(' ').all(|word| word.chars().count() <= room || !is_plain(word)) {
        return escaped(text);
    }
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
