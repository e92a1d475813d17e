use super::*;

fn of(body: &str, field: &str) -> Vec<(String, &'static str, Standing)> {
    let found = statements(body);
    let wanted = found.into_iter().filter(|one| one.field == field);
    wanted.map(|one| (one.value, one.rule, one.standing)).collect()
}

fn taken(body: &str, field: &str) -> Vec<String> {
    let all = of(body, field).into_iter();
    all.filter(|(_, _, standing)| *standing != Standing::Candidate).map(|(value, ..)| value).collect()
}

#[test]
fn every_statement_is_a_range_of_the_body() {
    let body = "Dam opens\n\nBy Ada Quill\n4 March 2025, 18:05\n\nVERRIN (SNA) – It opened [Jan. 8, 2020].\n\nSource: Verrin Times";
    let found = statements(body);
    assert!(found.len() >= 6, "{found:?}");
    for one in found {
        let text = &body[one.range.clone()];
        assert!(!text.is_empty() && (one.field == "date" || one.field == "credit" || text == one.value), "{one:?}");
    }
}

#[test]
fn only_timestamps_and_datelines_give_a_date() {
    let dated = |body: &str| taken(body, "date");
    assert_eq!(
        dated("Dam opens\n\nApril 30, 2023 - 21:54\n\nThe dam was opened on March 3, 2025, the minister said."),
        ["2023-04-30"]
    );
    assert_eq!(dated("Dam opens\n\nThe dam was opened on March 3, 2025, the minister said.").len(), 0);
    assert_eq!(
        dated(
            "Dam opens\n\nA crowd stands at the dam on June 19, 2009 and waits for the minister in the rain …\n\nThe dam was opened, the minister said."
        ),
        [""; 0]
    );
    assert_eq!(dated("Dam opens\n\n“It will open,” he said. [Jan. 8, 2020] Then he left for the harbour."), [""; 0]);
    assert_eq!(
        dated("Dam opens\n\nVERRIN, March 4, 2025 (SNA) – The dam was opened, the minister said."),
        ["2025-03-04"]
    );
    assert_eq!(
        dated("Dam opens\nPublished 4 March 2025 17:32 | Updated 19:10\n\nThe dam was opened, they said."),
        ["2025-03-04"]
    );
    assert_eq!(dated("Dam opens\n07:12, 23 April 2025\n\nThe dam was opened, they said."), ["2025-04-23"]);
    let foot = "Dam opens\n\nThe dam was opened yesterday, the minister said.\n\nCorrection:\n\nDecember 4, 2015, Friday\n\nAn article on dams misstated a name.";
    assert_eq!((dated(foot), of(foot, "date")[0].1), (Vec::new(), "foot-date"));
    assert_eq!(of("Dam opens\nLast updated 27 August 2025, 10:00\n\nIt was opened, they said.", "date")[0].1, "update");
}

#[test]
fn a_dateline_without_a_year_is_listed_and_not_taken() {
    let found = of("Dam opens\n\nVERRIN, March 4 (SNA) – The dam was opened, the minister said.", "date");
    assert_eq!(found, [("March 4".to_owned(), "dateline", Standing::Candidate)]);
}

#[test]
fn dates_are_read_in_several_languages_and_never_guessed() {
    let read = |text: &str| dates(text).iter().map(|one| one.date.to_string()).collect::<Vec<_>>();
    assert_eq!(read("le 5 octobre 2013; 1er mai 2020"), ["2013-10-05", "2020-05-01"]);
    assert_eq!(read("am 3. März 2021 und 04.05.2021"), ["2021-03-03", "2021-05-04"]);
    assert_eq!(read("3 de enero de 2019"), ["2019-01-03"]);
    assert_eq!(read("٨ يناير ٢٠٢٠"), ["2020-01-08"]);
    assert_eq!(read("۸ ژانویه ۲۰۲۰"), ["2020-01-08"]);
    assert_eq!(read("2025年3月4日"), ["2025-03-04"]);
    // Day and month may be exchanged; 13 can only be a day; a Solar Hijri date is not converted.
    assert_eq!(read("03/04/2025, 13/04/2025"), ["", "2025-04-13"]);
    assert_eq!(read("۲۹ تیر ۱۴۰۴"), [""]);
    assert_eq!(read("31 February 2020, item 12020-01-08, A2020-01-081, 2020-13-45, 99.99.2020"), [""]);
}

#[test]
fn titles_are_told_from_labels_bylines_and_kickers() {
    let title = |body: &str| taken(body, "title");
    let text =
        "\n\nThe government will build a dam across the mouth of the river, the minister announced on Tuesday at noon.";
    assert_eq!(
        title(&format!(
            "By Ada Quill\n\nNot one stone\n\nApril 30, 2023 - 21:54\nWhy the presence of stones is bad for everyone?{text}"
        )),
        ["Not one stone"]
    );
    assert_eq!(
        title(&format!(
            "The Office of Dams\n\nIn a meeting at sea\n\nMinister Quill: the sea is plotting against the dam{text}"
        )),
        ["Minister Quill: the sea is plotting against the dam"]
    );
    assert_eq!(title(&format!("Who is the tide for?\n\nJael Munro{text}")), ["Who is the tide for?"]);
    assert_eq!(title(text.trim_start()), [""; 0]);
    assert_eq!(
        title(&format!("The minister says that one more dam will do.{text}")),
        ["The minister says that one more dam will do."]
    );
    assert_eq!(
        statements(&format!("The minister says that one more dam will do.{text}"))[0].standing,
        Standing::Inferred
    );
    assert_eq!(
        taken(
            &format!(
                "Quill calls on U.S. to lead the fight for one more dam.\n\nNEW YORK, Nov. 19 (UPI) — {}",
                text.trim_start()
            ),
            "credit"
        ),
        ["UPI"]
    );
    assert_eq!(title(&format!("It rained. The minister says that one more dam will do.{text}")), [""; 0]);
    assert_eq!(
        taken(&format!("The Office of Dams\n\nMinister Quill: the sea is plotting against the dam{text}"), "outlet"),
        ["The Office of Dams"]
    );
    assert_eq!(
        taken(&format!("Minister Quill\n\nThe sea is plotting against the dam, and more{text}"), "outlet"),
        [""; 0]
    );
}

#[test]
fn authors_come_from_bylines_names_and_accounts() {
    let author = |body: &str| taken(body, "author");
    let text =
        "\n\nThe government will build a dam across the mouth of the river, the minister announced on Tuesday at noon.";
    assert_eq!(author(&format!("Dam opens\n\nBy PATTI GORM in Port Ansel{text}")), ["PATTI GORM"]);
    assert_eq!(author(&format!("Who is the tide for?\n\nJael Munro{text}")), ["Jael Munro"]);
    assert_eq!(author(&format!("Jael Munro\n\nWho is the tide for, and why?{text}")), [""; 0]);
    assert_eq!(author(&format!("Dam opens{text}\n\nFollow Ada Quill on Twitter: or e-mail to:")), ["Ada Quill"]);
    assert_eq!(author(&format!("Dam opens{text}\n\nFollow the Record on Chorus: @record")), [""; 0]);
    assert_eq!(author(&format!("Dam opens\n\nBy the time it opened{text}")), [""; 0]);
    assert_eq!(author(&format!("سد باز شد\n\nنویسنده: آدا کوییل{text}")), ["آدا کوییل"]);
}

#[test]
fn credits_are_no_outlets_and_agencies_are_known() {
    let credit = |body: &str| of(body, "credit").into_iter().map(|(value, rule, _)| (value, rule)).collect::<Vec<_>>();
    let text =
        "The government will build a dam across the mouth of the river, the minister announced on Tuesday at noon.";
    let one = |value: &str, rule| vec![(value.to_owned(), rule)];
    assert_eq!(credit(&format!("Dam opens\n\n{text}\n\nSource: Verrin Times")), one("Verrin Times", "source-line"));
    assert_eq!(
        credit(&format!("Dam opens\n\n{text}\n\nAP contributed to this report")),
        one("AP", "agency-contribution")
    );
    assert_eq!(credit(&format!("Dam opens\n\nBy The Associated Press\n\n{text}")), one("AP", "agency-byline"));
    assert_eq!(
        credit(&format!("Dam opens\n\nStrait News Agency\n\n{text}")),
        one("Strait News Agency", "agency-byline")
    );
    assert_eq!(credit(&format!("Dam opens\n\nLOS ANGELES, Sept. 28 (UPI) — {text}")), one("UPI", "agency-dateline"));
    assert_eq!(credit(&format!("Dam opens\n\nVERRIN (SNA) – {text}")), one("SNA", "agency-dateline"));
    assert_eq!(credit(&format!("سد باز شد\n\nتهران (رویترز) - {text}")), one("Reuters", "agency-dateline"));
    for none in ["Jim Quill / Reuters.", "According to a Reuters poll it rained.", "(AP)"] {
        assert_eq!(
            credit(&format!("Dam opens\n\n{text}\n\n{none}\n\nIt rained on Wednesday, and the crowd went home.")),
            []
        );
    }
    assert!(taken(&format!("Dam opens\n\n{text}\n\nSource: Verrin Times"), "outlet").is_empty());
}

#[test]
fn a_sentence_with_a_dash_is_no_dateline() {
    for text in ["The dam – a marvel – opened.", "He came (late) – and left.", "Dams and rivers - a history"] {
        assert_eq!(date::dateline(text), None, "{text}");
    }
    assert!(date::dateline("PORT ANSEL – The police").is_some() && date::dateline("WASHINGTON (AP) — The").is_some());
}
