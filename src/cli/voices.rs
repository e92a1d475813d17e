//! `newsprint voices`: who speaks.

use super::args::{VoicesArguments, names, quoted};
use super::picture::Kind;
use newsprint::analysis::picture;
use newsprint::analysis::voices::{self, VerbsOf};
use newsprint::error::{Error, Result};
use newsprint::table::{Answer, Notice};

/// What can be drawn.
const PICTURES: [Kind; 3] = [
    Kind { name: "shares", about: "quoted, reported and own words" },
    Kind { name: "speakers", about: "who is heard where" },
    Kind { name: "actors", about: "whom each group quotes and whom it retells" },
];

/// Finds quotations, speakers and reported speech, and writes them or their sums.
pub fn run(arguments: &VoicesArguments) -> Result<()> {
    let format = arguments.output.chosen()?;
    let wanted = arguments.picture.wanted(&PICTURES, "shares")?;
    let study = arguments.options.study(&arguments.corpus)?;
    let index = study.index()?;
    let corpus = study.selection(&index)?;
    let known = study.voices(&corpus)?;
    let speaker_names = study.speaker_names(&index)?;
    if arguments.by == "voice" {
        return Err(Error::question("voices are what is counted here, so they are no groups")
            .hint("group by outlet, article, date:month or a column"));
    }
    let by_speaker = arguments.verbs && arguments.by == "speaker";
    let grouping = study.grouping(&corpus, if by_speaker { "outlet" } else { &arguments.by })?;
    let shares = voices::shares(&grouping, &known, &speaker_names, study.threads);
    if let Some(wanted) = &wanted {
        picture::refuse_too_many(shares.len(), &grouping.field)?;
        let most = |usual: usize| arguments.top.unwrap_or(usual);
        wanted.write(match wanted.kind {
            "speakers" => picture::voices::speakers(&grouping.field, &shares, most(picture::voices::SPEAKERS)),
            "actors" => picture::voices::actors(&grouping.field, &shares, most(picture::voices::ACTORS)),
            _ => picture::voices::shares(&grouping.field, &shares),
        })?;
    }
    let top = arguments.output.rows(arguments.top)?;
    let mut table = if arguments.spans {
        voices::spans(&corpus, &known, &speaker_names)
    } else if arguments.verbs {
        let of = if by_speaker { VerbsOf::Speakers } else { VerbsOf::Groups };
        voices::verbs_table(&arguments.by, &voices::verbs(&grouping, &known, of, &speaker_names))
    } else {
        let few = if format.name == "table" { 10 } else { usize::MAX };
        voices::summary(&grouping.field, &shares, arguments.top.unwrap_or(few))
    };
    let mut notices = voices::notices(&corpus, &shares, &known, study.voices.words());
    if arguments.spans || arguments.verbs {
        if table.rows.len() > top {
            let text =
                format!("the first {top} of {} rows are shown; --top {} shows all", table.rows.len(), table.rows.len());
            notices.push(Notice::new("rows-shown", text));
        }
        table.rows.truncate(top);
    }
    let answer = Answer {
        command: canonical(arguments),
        settings: study.settings(&index),
        corpus: arguments.output.facts(&corpus)?,
        notices,
        table,
    };
    arguments.output.write(answer, arguments.options.quiet)
}

fn canonical(arguments: &VoicesArguments) -> String {
    let mut command = format!("newsprint voices {}", names(&arguments.corpus));
    for (flag, given) in [(" --spans", arguments.spans), (" --verbs", arguments.verbs)] {
        if given {
            command.push_str(flag);
        }
    }
    if arguments.by != "outlet" {
        command.push_str(&format!(" --by {}", quoted(&arguments.by)));
    }
    if let Some(top) = arguments.top {
        command.push_str(&format!(" --top {top}"));
    }
    command + &arguments.options.canonical()
}
