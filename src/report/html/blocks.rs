//! Sections and their blocks on the page: text, notices, figures with their twins, folded parts, text to copy.
//! Leaves tables to `rows` and everything that moves to the script.

use super::Page;
use super::picture::inline;
use super::writer::address;
use crate::chart::Chart;
use crate::report::paper::prose::{Prose, Span, lines, spans};
use crate::report::{Block, Figure, Section};
use crate::table::Notice;

impl Page<'_> {
    /// One section with its heading.
    pub(super) fn section(&mut self, section: &Section, draw: &dyn Fn(&Chart) -> String) {
        let id = self.ids.unique(&section.id);
        self.out.markup("<section id=\"").text(&id).markup("\" aria-labelledby=\"").text(&id);
        self.out.markup("-heading\">\n<h2 id=\"").text(&id).markup("-heading\" dir=\"auto\">");
        self.out.text(self.words.title_of(section)).markup("</h2>\n");
        self.blocks(&section.blocks, draw);
        self.out.markup("</section>\n");
    }

    fn blocks(&mut self, blocks: &[Block], draw: &dyn Fn(&Chart) -> String) {
        for block in blocks {
            match block {
                Block::Paragraph(text) => {
                    self.out.markup("<p").made(&self.said).markup(">").text(text).markup("</p>\n");
                }
                Block::Notice(notice) => self.notice(notice),
                Block::Figure(figure) => self.figure(figure, draw),
                Block::Table(table) => self.table(table),
                Block::Details { summary, blocks } => {
                    self.out.markup("<details class=\"fold\"><summary").made(&self.said);
                    self.out.markup(">").text(summary);
                    self.out.markup("</summary>\n");
                    self.blocks(blocks, draw);
                    self.out.markup("</details>\n");
                }
                Block::Copy(text) if text.contains("\n## ") => self.prose(text),
                Block::Copy(text) => self.copy(text),
                Block::Explorer => self.explorer(),
            }
        }
    }

    fn notice(&mut self, notice: &Notice) {
        let said = self.as_sentence(&notice.text);
        self.out.markup("<p class=\"notice\" role=\"note\" data-kind=\"").text(notice.kind);
        self.out.markup("\"><b>").text(self.words.note).markup(".</b> <span");
        self.out.made(&self.said).markup(">").text(&said).markup("</span></p>\n");
    }

    /// A notice as a sentence: with a capital, unless it begins with a name, and a full stop.
    fn as_sentence(&self, text: &str) -> String {
        let first = text.split(|sign: char| !sign.is_alphanumeric() && sign != '-').next().unwrap_or_default();
        let is_word = !first.is_empty() && first.chars().all(|letter| letter.is_ascii_lowercase());
        let is_name = self.report.outlets.iter().any(|outlet| text.starts_with(outlet.as_str()));
        let mut said = if is_word && !is_name {
            let (first, rest) = text.split_at(1);
            first.to_ascii_uppercase() + rest
        } else {
            text.to_string()
        };
        if said.ends_with(|sign: char| sign.is_alphanumeric() || sign == ')') {
            said.push('.');
        }
        said
    }

    fn figure(&mut self, figure: &Figure, draw: &dyn Fn(&Chart) -> String) {
        self.figures += 1;
        let label = format!("{} {}", self.words.figure, self.figures);
        let id = self.ids.unique(&format!("figure-{}", figure.name));
        self.out
            .markup("<figure id=\"")
            .text(&id)
            .markup(if matches!(figure.chart, Chart::Dots(_)) { "\" data-rows>" } else { "\">" })
            .markup("\n<div class=\"scroll picture\" tabindex=\"0\" role=\"group\"");
        self.out.markup(" aria-label=\"").text(&label).markup("\">");
        self.out.made(&inline(&draw(&figure.chart), &id)).markup("</div>\n<figcaption><b>").text(&label);
        self.out
            .markup(".</b> <span")
            .made(&self.said)
            .markup(">")
            .text(&figure.caption)
            .markup("</span></figcaption>\n<div class=\"under\">");
        self.out.markup("<details class=\"twin\"><summary>").text(self.words.as_table).markup("</summary>\n");
        self.rows_of(&figure.twin, &label);
        self.out.markup("</details><p class=\"files\">");
        for (extension, name) in [("svg", "SVG"), ("png", "PNG"), ("pdf", "PDF")] {
            self.out.markup("<a href=\"").text(&address("charts", &figure.name, extension)).markup("\">");
            self.out.markup(name).markup("</a> ");
        }
        self.out.markup("<a href=\"").text(&address("tables", &figure.twin.name, "csv")).markup("\">CSV</a>");
        self.out.markup("</p></div>\n</figure>\n");
    }

    fn copy(&mut self, text: &str) {
        self.out
            .markup("<div class=\"copy\"><pre")
            .made(&self.said)
            .markup(" tabindex=\"0\">")
            .text(text)
            .markup("</pre>");
        self.copy_button();
        self.out.markup("</div>\n");
    }

    /// A long text to copy, each of its parts folded under its heading.
    fn prose(&mut self, text: &str) {
        self.out
            .markup("<div class=\"copy prose\"")
            .made(&self.said)
            .markup("><pre hidden>")
            .text(text)
            .markup("</pre>");
        self.copy_button();
        let (mut in_part, mut in_list) = (false, false);
        for line in lines(text) {
            let is_item = matches!(line, Prose::Item(_) | Prose::Blank(_));
            if is_item != in_list {
                self.out.markup(if is_item { "<ul>\n" } else { "</ul>\n" });
                in_list = is_item;
            }
            match line {
                // The section has this heading already.
                Prose::Heading(1, _) => {}
                Prose::Heading(_, title) => {
                    self.out.markup(if in_part { "</details>\n" } else { "" });
                    self.out.markup("<details class=\"fold\"><summary>").text(title).markup("</summary>\n");
                    in_part = true;
                }
                Prose::Paragraph(text) => self.line("p", text),
                Prose::Item(text) | Prose::Blank(text) => self.line("li", text),
            }
        }
        self.out.markup(if in_list { "</ul>\n" } else { "" }).markup(if in_part { "</details>\n" } else { "" });
        self.out.markup("</div>\n");
    }

    /// A line of such a text, commands set as such.
    fn line(&mut self, tag: &'static str, text: &str) {
        self.out.markup("<").markup(tag).markup(">");
        for span in spans(text) {
            match span {
                Span::Text(text) => self.out.text(text),
                Span::Code(text) => self.out.markup("<code>").text(text).markup("</code>"),
            };
        }
        self.out.markup("</").markup(tag).markup(">\n");
    }

    fn copy_button(&mut self) {
        self.out.markup("<button type=\"button\" data-script hidden>").text(self.words.copy).markup("</button>");
        self.out.markup("<span class=\"status\" role=\"status\"></span>");
    }

    fn explorer(&mut self) {
        if self.has_explorer {
            return;
        }
        self.has_explorer = true;
        let words = self.words;
        self.out.markup("<div id=\"np-explorer\" data-script hidden>\n<div class=\"tools\"><label>").text(words.form);
        self.out.markup(" <input id=\"np-form\" type=\"search\" list=\"np-forms\" dir=\"auto\" autocomplete=\"off\"");
        self.out
            .markup(" spellcheck=\"false\"></label><datalist id=\"np-forms\"></datalist>\n<label>")
            .text(words.outlet);
        self.out.markup(" <select id=\"np-outlet\"><option value=\"\">").text(words.all_outlets).markup("</option>");
        for (place, outlet) in self.report.outlets.iter().enumerate() {
            self.out.markup("<option value=\"").text(&place.to_string()).markup("\">").text(outlet).markup("</option>");
        }
        self.out.markup("</select></label>\n");
        self.narrowing();
        self.out.markup("<label>").text(words.sort).markup(" <select id=\"np-sort\">");
        let orders = [
            ("position", words.by_position),
            ("left", words.by_left),
            ("right", words.by_right),
            ("outlet", words.outlet),
        ];
        for (value, name) in orders {
            self.out.markup("<option value=\"").markup(value).markup("\">").text(name).markup("</option>");
        }
        self.out.markup("</select></label>\n<button type=\"button\" class=\"tsv\">").text(words.copy_tsv);
        self.out.markup("</button><button type=\"button\" class=\"csv\">").text(words.save_csv);
        self.out.markup("</button></div>\n<p class=\"count\" role=\"status\"></p><div class=\"lines\"></div></div>\n");
        self.out
            .markup("<noscript><p class=\"notice\">")
            .text(words.explorer_without_script)
            .markup("</p></noscript>\n");
    }

    /// The choices of voice, word, group and dates, where lines have them.
    fn narrowing(&mut self) {
        let (words, evidence) = (self.words, &self.report.evidence);
        if evidence.has_voices() {
            self.out.markup("<label>").text(words.voice).markup(" <select id=\"np-voice\"><option value=\"\">");
            self.out.text(words.all_voices).markup("</option>");
            for (value, name) in [("1", words.quoted), ("2", words.reported), ("3", words.own)] {
                self.out.markup("<option value=\"").markup(value).markup("\">").text(name).markup("</option>");
            }
            self.out.markup("</select></label>\n");
        }
        if !evidence.context_forms.is_empty() {
            self.out
                .markup("<label>")
                .text(words.beside)
                .markup(" <input id=\"np-beside\" type=\"search\" dir=\"auto\"");
            self.out.markup(" autocomplete=\"off\" spellcheck=\"false\"></label>\n");
        }
        if !evidence.groups.is_empty() {
            self.out.markup("<label>").text(words.group_in_line).markup(" <select id=\"np-group\"><option value=\"\">");
            self.out.text(words.all_groups).markup("</option>");
            for (place, group) in evidence.groups.iter().enumerate() {
                self.out
                    .markup("<option value=\"")
                    .text(&place.to_string())
                    .markup("\">")
                    .text(group)
                    .markup("</option>");
            }
            self.out.markup("</select></label>\n");
        }
        if evidence.has_dates() {
            for (id, name) in [("np-from", words.from), ("np-to", words.to)] {
                self.out.markup("<label>").text(name).markup(" <input id=\"").markup(id);
                self.out
                    .markup("\" class=\"date\" dir=\"ltr\" autocomplete=\"off\" placeholder=\"2025-01-31\"></label>\n");
            }
        }
    }
}
