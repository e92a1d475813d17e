//! Short texts whose voices are plain to a reader.

use super::*;

fn read(text: &str, language: &str) -> ArticleVoices {
    VoiceReader::default().read(text, "", language)
}

/// The quotations with their marks.
fn quotations<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    read(text, language).quotations.into_iter().map(|quotation| &text[quotation.outer]).collect()
}

/// Rule, speaker and verb of the first quotation.
fn first(text: &str, language: &str) -> (String, String, String) {
    let voices = read(text, language);
    let speaker = voices.quotations[0].speaker.clone().expect("a speaker");
    let cue = speaker.cue.map_or_else(String::new, |cue| text[cue].to_string());
    (speaker.rule.to_string(), text[speaker.mention].to_string(), cue)
}

#[test]
fn apostrophes_are_no_marks() {
    assert_eq!(quotations("Iran’s ’90s don't end, the workers’ rights' day said.", "en"), [""; 0]);
    assert_eq!(quotations("He called it ‘the workers’ party’ and left.", "en"), ["‘the workers’ party’"]);
    assert_eq!(quotations("L’Iran n’est « qu’un mot » d’hier.", "fr"), ["« qu’un mot »"]);
}

#[test]
fn marks_face_as_their_language_has_it() {
    assert_eq!(quotations("Sie sagte: „Wir gehen“ und ging.", "de"), ["„Wir gehen“"]);
    assert_eq!(quotations("Han sa: ”Vi går” och gick.", "sv"), ["”Vi går”"]);
    assert_eq!(quotations("他说：「父亲讲『海会记账』。」", "zh"), ["「父亲讲『海会记账』。」", "『海会记账』"]);
    assert_eq!(quotations("She said \"we go\" and “left\".", "en"), ["\"we go\"", "“left\""]);
    assert_eq!(quotations("''It is,'' he said.", "en"), ["''It is,''"]);
}

#[test]
fn the_same_marks_nest_only_where_all_of_them_close() {
    assert_eq!(quotations("«Он сказал «нет» и ушёл», пишут.", "ru"), ["«Он сказал «нет» и ушёл»", "«нет»"]);
    let text = "“It began. He said “no” and left.";
    assert_eq!(quotations(text, "en"), ["“It began. He said", "“no”"]);
    assert_eq!(read(text, "en").doubts, [Doubt { at: 0, kind: "unclosed" }]);
}

#[test]
fn a_quotation_goes_on_where_the_next_paragraph_opens_again_or_closes_it() {
    let again = "“We stay.\n\n“We always stay,” she said.";
    assert_eq!(quotations(again, "en"), ["“We stay.\n\n“We always stay,”"]);
    assert_eq!(read(again, "en").quotations[0].reopened, [again.rfind('“').expect("a mark")]);
    assert_eq!(first(again, "en").1, "she");
    let inserted = "He said, “They slapped them\n\n[the crowd]\n\nin the mouth.”";
    assert_eq!(quotations(inserted, "en"), ["“They slapped them\n\n[the crowd]\n\nin the mouth.”"]);
    let voices = read(inserted, "en");
    assert_eq!(&inserted[voices.quotations[0].insertions[0].clone()], "[the crowd]");
    assert_eq!(quotations("“We stay.\n\nNothing more.", "en"), ["“We stay."]);
}

#[test]
fn kinds_are_told_by_capitals_words_and_place() {
    let kinds = |text: &str, language: &str| {
        read(text, language).quotations.iter().map(|one| one.kind.name()).collect::<Vec<_>>()
    };
    assert_eq!(kinds("He said “The dam is late.” She spoke of a “late dam” then.", "en"), ["full", "partial"]);
    assert_eq!(kinds("The so-called “dam of peace” leaks. They sang “The Long River” twice.", "en"), ["term", "term"]);
    assert_eq!(kinds("Dam ‘will be late’, minister says\n\nIt is late.", "en"), ["headline"]);
    assert_eq!(kinds("“She said ‘no’ again,” he told us.", "en"), ["full", "nested"]);
    assert_eq!(kinds("او گفت: «ما با آب شیرین دشمنی نداریم.»", "fa"), ["full"]);
}

#[test]
fn the_speaker_stands_behind_the_quotation() {
    let said = |rule: &str, speaker: &str, cue: &str| (rule.to_string(), speaker.to_string(), cue.to_string());
    assert_eq!(first("“We go,” Dob Sully later said.", "en"), said("after", "Dob Sully", "said"));
    assert_eq!(first("“We go,” the mayor, Ada Quill, told us.", "en"), said("after", "the mayor", "told"));
    assert_eq!(
        first("“We go,” said Energy Minister Ilse Marrant.", "en"),
        said("after-inverted", "Energy Minister Ilse Marrant", "said")
    );
    assert_eq!(
        first("It is “very late,” according to the ministry.", "en"),
        said("according-to", "the ministry", "according to")
    );
    assert_eq!(first("“We never saw it.” — Ada Quill", "en"), said("signed", "Ada Quill", ""));
    assert_eq!(first("« Nous partons », a-t-il dit.", "fr"), said("after", "il", "dit"));
    assert_eq!(first("„Wir gehen“, sagte die Ministerin.", "de"), said("after-inverted", "die Ministerin", "sagte"));
    assert_eq!(first("«Nos vamos», dijo Ana Pardo.", "es"), said("after-inverted", "Ana Pardo", "dijo"));
    assert_eq!(first("وزیر این کار را «یک اشتباه بزرگ» خواند.", "fa"), said("verb-behind", "وزیر", "خواند"));
}

#[test]
fn the_speaker_stands_before_the_quotation() {
    let said = |rule: &str, speaker: &str, cue: &str| (rule.to_string(), speaker.to_string(), cue.to_string());
    assert_eq!(
        first("Praising the deal, the Leader of the Union said: “We go.”", "en"),
        said("before", "the Leader of the Union", "said")
    );
    assert_eq!(first("Ada Quill told reporters on Monday: “We go.”", "en"), said("before-phrase", "Ada Quill", "told"));
    assert_eq!(
        first("Ada Quill said the plan was “late again” and left.", "en"),
        said("before-words", "Ada Quill", "said")
    );
    assert_eq!(
        first("Ada Quill met the crews, adding: “We go.”", "en"),
        said("before-participle", "Ada Quill", "adding")
    );
    assert_eq!(first("Ada Quill replied:\n\n“We go now.”", "en"), said("before-across", "Ada Quill", "replied"));
    assert_eq!(first("In Berlin sagte Merkel: „Wir gehen.“", "de"), said("before-phrase", "Merkel", "sagte"));
    assert_eq!(
        first("وقال وزير المياه في مؤتمر صحفي: «لن نذهب من هنا اليوم.»", "ar"),
        said("before-phrase", "وزير المياه", "وقال")
    );
    // Who acts in a passive follows it, and words of another quotation speak nobody's.
    assert_eq!(first("The plan was described by Ada Quill as “late”.", "en").1, "Ada Quill");
    let text = "“Dob Sully said,” it read. The river rose “fast”.";
    assert!(read(text, "en").quotations[1].speaker.is_none());
}

#[test]
fn a_speaker_is_not_carried_into_the_next_paragraph() {
    let text = "“We go,” Ada Quill said. “We stay.”\n\n“We wait.”";
    let voices = read(text, "en");
    let rules: Vec<_> = voices.quotations.iter().map(|one| one.speaker.as_ref().map(|speaker| speaker.rule)).collect();
    assert_eq!(rules, [Some("after"), Some("continued"), None]);
}

#[test]
fn last_names_are_linked_and_pronouns_only_suggested() {
    let text = "President Hassan Rouhani spoke.\n\n“We go,” Rouhani said. “Now,” he said.\n\n“No,” a spokesman for Rouhani said.";
    let voices = read(text, "en");
    let speaker = |place: usize| voices.quotations[place].speaker.clone().expect("a speaker");
    assert_eq!(speaker(0).name.as_deref(), Some("Hassan Rouhani"));
    assert_eq!(
        (speaker(1).name, speaker(1).suggested.as_deref(), speaker(1).pronoun),
        (None, Some("Hassan Rouhani"), true)
    );
    assert_eq!(speaker(2).name, None);
    let two = read("Ada Quill met Dob Quill.\n\n“We go,” Quill said.", "en");
    assert_eq!(two.quotations[0].speaker.as_ref().and_then(|speaker| speaker.name.clone()), None);
}

#[test]
fn reported_speech_needs_a_cue() {
    let reported =
        |text: &str| read(text, "en").reported.first().map(|one| (one.rule, text[one.range.clone()].to_string()));
    let said = |rule: &'static str, text: &str| Some((rule, text.to_string()));
    assert_eq!(reported("Ada Quill said on Monday that the dam was late."), said("said-that", "that the dam was late"));
    assert_eq!(reported("Ada Quill said the dam was very late."), said("said-zero", "the dam was very late"));
    assert_eq!(reported("According to the ministry, the dam is late."), said("according", "the dam is late"));
    assert_eq!(reported("The dam is late again, Ada Quill said."), said("clause-first", "The dam is late again"));
    assert_eq!(reported("The dam is late."), None);
    assert_eq!(reported("The dam that they saw is late."), None);
}

#[test]
fn texts_without_letters_or_ends_are_read_in_linear_time() {
    for text in ["", "“", "”", "\"", "'", "“”", "\n\n", "…", "said", ": “"] {
        for language in ["en", "fa", "zh", ""] {
            read(text, language);
        }
    }
    for pattern in ["“ said ", "the workers’ ‘a ", "He said that ‘we “go ” to, ", "“Go,” Ada said "] {
        let many = pattern.repeat(20_000);
        let voices = read(&many, "en");
        assert!(voices.doubts.len() + voices.quotations.len() > 10_000, "{pattern}");
    }
}

#[test]
fn every_rule_has_one_name_and_the_tables_are_in_order() {
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
    assert_eq!(VoiceWords::shipped().languages().collect::<Vec<_>>(), ["ar", "de", "en", "es", "fa", "fr", "zh"]);
    for measured in RULES.iter().flat_map(|rule| rule.measured) {
        assert!(measured.precision >= 0.8, "a rule below 0.8 is off");
    }
}

#[test]
fn an_office_is_no_surname_and_a_dateline_no_speaker() {
    let name = |text: &str| read(text, "en").quotations[0].speaker.clone().expect("a speaker").name;
    assert_eq!(name("“We stay,” the Supreme Leader said."), None);
    assert_eq!(name("“We stay,” President Ada Quill said."), Some("Ada Quill".into()));
    let long = "“We stay,” said Leader of the Northern Revolution President Ada Quill.";
    assert_eq!(name(long), Some("Ada Quill".into()));
    let text = "VERRIN – Ada Quill, the minister of the harbour, reiterated that the boats would stay.";
    let reported = &read(text, "en").reported[0];
    assert_eq!(reported.speaker.clone().map(|speaker| &text[speaker]), Some("Ada Quill"));
}

#[test]
fn a_verb_beyond_the_reach_of_a_sentence_tells_no_speaker() {
    for more in 60..130 {
        for (opening, closing) in [
            ("“The dam was built that year” and ", ", John Smith said."),
            ("“It fell.” John Smith said ", ", and left."),
        ] {
            let text = format!("{opening}{}{closing}", "more ".repeat(more));
            assert_eq!(quotations(&text, "en").len(), 1, "{more}");
        }
    }
}
