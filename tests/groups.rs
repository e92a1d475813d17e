//! The promise: an actor is counted under all its names, each word once, what is doubtful apart, and every count opens its lines.

mod common;

use base64::Engine;
use common::{evaluation, newsprint, rows, shipped, stdout};
use newsprint::analysis::groups::{GroupCounts, Subject, coverage};
use newsprint::analysis::proposals::{as_toml, proposals};
use newsprint::corpus::reader::ReadOptions;
use newsprint::corpus::{Article, Corpus, Date};
use newsprint::count::Grouping;
use newsprint::index::{Index, Settings};
use newsprint::query::{BoundGroups, Groups, Pattern, Standing};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn index(texts: &[&str]) -> Index {
    let article = |(place, body): (usize, &&str)| Article {
        id: format!("{place:03}"),
        outlet: ["A", "B"][place % 2].into(),
        date: Date::Unknown,
        title: String::new(),
        author: String::new(),
        language: String::new(),
        metadata: std::collections::BTreeMap::default(),
        body: (*body).into(),
        given_tokens: None,
        given_sentences: None,
        place: format!("{place:03}.txt").into(),
    };
    let corpus = Corpus::new(texts.iter().enumerate().map(article).collect(), Vec::new(), Vec::new()).expect("ids");
    Index::build(corpus, &Settings { threads: 1, ..Settings::default() }).expect("an index")
}

fn groups(text: &str) -> Groups {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("groups.toml");
    std::fs::write(&path, text).expect("a file");
    let mut groups = Groups::default();
    groups.add_file(&path).expect("groups");
    groups
}

/// Group, node and standing of every hit.
fn found(index: &Index, groups: &Groups) -> Vec<(String, String, &'static str)> {
    let bound = BoundGroups::new(groups, index).expect("patterns");
    let corpus = index.everything();
    let row = |hit: &newsprint::query::GroupHit| {
        let article = index.article(hit.hit.position.article);
        (groups.list()[hit.group].name.clone(), article.body[hit.hit.range(index)].to_string(), hit.standing.name())
    };
    corpus.articles().iter().flat_map(|&article| bound.find_in(&corpus, article)).map(|hit| row(&hit)).collect()
}

fn counted(index: &Index, groups: &Groups) -> Vec<String> {
    let all = found(index, groups).into_iter();
    all.filter(|(_, _, standing)| *standing == "counted").map(|(_, node, _)| node).collect()
}

#[test]
fn the_longest_name_counts_and_each_word_once() {
    let index =
        index(&["Daesh (ISIS) and ISIS; the Islamic State influence, the US, the US’s and us, US-led, U.S.’s."]);
    let isis = groups("[group.isis]\nmatch = ['ISIS', 'Daesh', 'Daesh (ISIS)', 'Islamic State']\n");
    assert_eq!(counted(&index, &isis), ["Daesh (ISIS", "ISIS", "Islamic State"]);
    // Case decides before folding: the pronoun is never the country.
    let us = groups("[group.us]\nmatch = ['=US', 'U.S.']\n");
    assert_eq!(counted(&index, &us), ["US", "US’s", "US", "U.S.’s"]);
}

#[test]
fn a_not_blocks_and_the_ambiguous_stands_apart() {
    let index = index(&["Latin America and America. Washington spoke to Washington State in North America."]);
    let text = "[group.us]\nmatch = ['America', 'Washington State']\nnot = ['Latin America', 'North America']\nambiguous = ['Washington']\n";
    let list: Vec<(String, &str)> =
        found(&index, &groups(text)).into_iter().map(|(_, node, standing)| (node, standing)).collect();
    let expected = [
        ("America", "blocked"),
        ("America", "counted"),
        ("Washington", "ambiguous"),
        ("Washington State", "counted"),
        ("America", "blocked"),
    ];
    assert_eq!(list, expected.map(|(node, standing)| (node.to_string(), standing)));
}

#[test]
fn groups_share_words_unless_one_is_exclusive() {
    let index = index(&["American troops of the United States Army"]);
    let text = "[group.a]\nmatch = ['American', 'United States']\n[group.b]\nmatch = ['American troops', 'United States Army']\n";
    assert_eq!(counted(&index, &groups(text)).len(), 4);
    let exclusive = groups(&text.replace("[group.b]", "[group.b]\nexclusive = true"));
    let list: Vec<_> =
        found(&index, &exclusive).into_iter().map(|(group, _, standing)| format!("{group} {standing}")).collect();
    assert_eq!(list, ["a taken", "a taken", "b counted", "b counted"]);
}

#[test]
fn a_phrase_ends_with_its_sentence_unless_told_otherwise() {
    let index = index(&["They left the United. States of mind.\n\nUnited\nStates. In the U.S. Army he met Mr. Krall."]);
    let text = "[group.a]\nmatch = ['United States', 'U.S. Army', 'Mr Krall']\n";
    let list: Vec<_> = found(&index, &groups(text)).into_iter().map(|(_, node, standing)| (node, standing)).collect();
    let expected = [
        ("United. States", "crossing"),
        ("United\nStates", "crossing"),
        ("U.S. Army", "counted"),
        ("Mr. Krall", "counted"),
    ];
    assert_eq!(list, expected.map(|(node, standing)| (node.to_string(), standing)));
    let across = groups(&(text.to_string() + "across_sentences = true\n"));
    assert_eq!(counted(&index, &across).len(), 4);
}

#[test]
fn groups_stand_in_patterns() {
    let index = index(&["The US army and America’s army. Latin America has an army near the U.S. border"]);
    let groups = groups("[group.us]\nmatch = ['=US', 'U.S.', 'America']\nnot = ['Latin America']\n");
    let bound = Arc::new(BoundGroups::new(&groups, &index).expect("patterns"));
    let corpus = index.everything();
    let lines = |text: &str| {
        let hits = Pattern::with_groups(text, &index, &bound).expect(text).find(&corpus);
        hits.iter().map(|hit| index.article(0).body[hit.range(&index)].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(lines("group:us"), ["US", "America’s", "U.S."]);
    assert_eq!(lines("group:us army"), ["US army", "America’s army"]);
    assert_eq!(lines("(group:us|latin america) (army|has)"), ["US army", "America’s army", "Latin America has"]);
    let near = ["US army", "army and America’s", "America’s army", "army near the U.S."];
    assert_eq!(lines("near(group:\"us\", army, 4)"), near);
    let error = Pattern::with_groups("the group:uk", &index, &bound).expect_err("no such group");
    assert!(error.to_string().contains("character 5") && error.remedy().expect("a list").contains("us"), "{error}");
    assert!(Pattern::new("group:us", &index).expect_err("no groups").remedy().expect("a way").contains("--groups"));
}

/// The names of the sample corpus, and what its README counts of them by hand.
const NAMES: &str = "[group.company]\nmatch = ['Corrant Tidal Holdings', 'Corrant', 'CTH']\n\
    [group.federation]\nmatch = ['United Federation', '=U.F.', '=UF', '=Federation']\n\
    [group.president]\nmatch = ['Teodor Krall', 'Mr Krall', '=Krall']\n\
    [group.minister]\nmatch = ['Ilse Marrant', 'Ms Marrant', 'Marrant']\n";

fn dispute() -> Index {
    let corpus = Corpus::read(&[shipped("dispute")], &ReadOptions::default()).expect("the sample");
    Index::build(corpus, &Settings::default()).expect("an index")
}

#[test]
fn the_names_of_the_sample_are_counted_as_by_hand() {
    let index = dispute();
    let groups = groups(NAMES);
    let bound = BoundGroups::new(&groups, &index).expect("patterns");
    let corpus = index.everything();
    let counts = GroupCounts::of(&Grouping::one(&corpus), &bound, 2);
    let count = |group: usize, variant: Option<usize>| counts.moments(Subject { group, variant }, None).count;
    // Corrant Tidal Holdings 9, Corrant 35 + 2 Corrant’s, CTH 3 + 1 CTH’s.
    assert_eq!([Some(0), Some(1), Some(2), None].map(|variant| count(0, variant)), [9, 37, 4, 50]);
    // United Federation 11, U.F. 28 + 2, UF 2 + 1, Federation alone 7 + 2.
    assert_eq!([Some(0), Some(1), Some(2), Some(3), None].map(|variant| count(1, variant)), [11, 30, 3, 9, 53]);
    // Teodor Krall 2, Mr Krall 3, Krall 1, Krall’s 5, of which one is Mr Krall’s; not the headline KRALL.
    assert_eq!([Some(0), Some(1), Some(2), None].map(|variant| count(2, variant)), [2, 4, 5, 11]);
    assert_eq!([Some(0), Some(1), Some(2), None].map(|variant| count(3, variant)), [32, 9, 3, 44]);
}

#[test]
fn the_names_of_the_sample_are_proposed_together() {
    let index = dispute();
    let found = proposals(&index.sub_corpus());
    let names = |name: &str| {
        let group = found.iter().find(|group| group.name == name).unwrap_or_else(|| panic!("{name} in {found:?}"));
        (group.matches.iter().map(|name| name.pattern.as_str()).collect::<Vec<_>>(), group.ambiguous.len())
    };
    for (group, expected) in [
        ("corrant_tidal_holdings", vec!["Corrant", "Corrant Tidal Holdings", "CTH"]),
        ("united_federation", vec!["U.F.", "United Federation", "Federation", "UF"]),
        ("ilse_marrant", vec!["Ilse Marrant", "Ms Marrant"]),
        ("teodor_krall", vec!["Krall", "Mr Krall", "Teodor Krall"]),
    ] {
        let (list, ambiguous) = names(group);
        assert_eq!(ambiguous, 0, "{group}");
        assert!(expected.iter().all(|name| list.contains(name)), "{group}: {list:?}");
    }
    // The draft is a file of groups.
    assert_eq!(groups(&as_toml(&found, 30)).list().len(), found.len().min(30));
}

#[test]
fn capitals_say_nothing_where_every_word_has_them() {
    let index = index(&["THEY TOLD US TO LEAVE\n\nThe US left.\n\nUS", "US OUT OF HERE\nIran said US troops left."]);
    let names = groups("[group.US]\nmatch = ['=US']\n[group.out]\nmatch = ['=OUT']\n[group.they]\nmatch = ['they']\n");
    let standings = |name: &str| -> Vec<&str> {
        let all = found(&index, &names).into_iter().filter(move |(group, ..)| group == name);
        all.map(|(.., standing)| standing).collect()
    };
    assert_eq!(standings("US"), ["ambiguous", "counted", "counted", "ambiguous", "counted"]);
    assert_eq!((standings("out"), standings("they")), (vec!["ambiguous"], vec!["counted"]));
}

#[test]
fn a_month_is_a_name_only_beside_somebody_of_that_name_and_then_in_doubt() {
    let text = "We saw Theresa May and then Theresa May again. By the end of May, on a Monday in May, on a Monday in May, on a Monday.";
    let found = proposals(&index(&[text, text]).everything());
    let names: Vec<&str> = found.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(names, ["theresa_may"]);
    assert_eq!(found[0].ambiguous.iter().map(|name| name.pattern.as_str()).collect::<Vec<_>>(), ["May"]);
}

#[test]
fn a_surname_of_two_people_is_ambiguous() {
    let text = "We met Ann Quill and then Tom Quill. It was Ann Quill who saw Tom Quill, and then Ann Quill saw Tom Quill. \
                They say Quill left. So did the Quill he wrote with, a quill of Quill.";
    let found = proposals(&index(&[text]).sub_corpus());
    let list: Vec<(&str, u64, &str)> =
        found.iter().map(|group| (group.name.as_str(), group.count(), group.ambiguous[0].pattern.as_str())).collect();
    assert_eq!(list, [("ann_quill", 3, "=Quill"), ("tom_quill", 3, "=Quill")]);
}

#[test]
fn counts_are_lines_and_parts_add_up() {
    let index = dispute();
    let groups =
        groups(&(NAMES.to_string() + "[group.all]\nmatch = ['*', 'the *']\nnot = ['the dam']\nambiguous = ['m*']\n"));
    let bound = BoundGroups::new(&groups, &index).expect("patterns");
    let corpus = index.sub_corpus();
    let by = |field| GroupCounts::of(&Grouping::by(&corpus, field).expect("a field"), &bound, 3);
    let (outlets, articles) = (by("outlet"), by("article"));
    let (lines, all) = coverage(&corpus, &bound, |_| true, usize::MAX, 3);
    assert_eq!(lines.len() as u64, all);
    for group in 0..groups.list().len() {
        let of = |standing: Standing| {
            lines.iter().filter(|row| row.hit.group == group && row.hit.standing == standing).count() as u64
        };
        let whole = Subject { group, variant: None };
        assert_eq!(outlets.moments(whole, None), articles.moments(whole, None));
        assert_eq!(outlets.moments(whole, None).count, of(Standing::Counted));
        let mut sums = [0; 2];
        for (variant, written) in groups.list()[group].variants.iter().enumerate() {
            let count = outlets.moments(Subject { group, variant: Some(variant) }, None).count;
            sums[usize::from(written.role == newsprint::query::Role::Ambiguous)] += count;
        }
        assert_eq!(sums, [of(Standing::Counted), of(Standing::Ambiguous)], "group {group}");
    }
}

proptest! {
    #[test]
    fn leftmost_longest_each_word_once(
        text in "((a|b|c) ){0,30}",
        names in prop::collection::btree_set("(a|b|c)( (a|b|c)){0,2}", 1..5),
    ) {
        let index = index(&[&text]);
        let list: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        let groups = groups(&format!("[group.x]\nmatch = [{}]\n", list.join(", ")));
        let tokens: Vec<&str> = text.split_whitespace().collect();
        let (mut expected, mut place) = (Vec::new(), 0);
        while place < tokens.len() {
            let fits = |name: &&String| tokens[place..].join(" ").starts_with(name.as_str());
            let Some(longest) = names.iter().filter(fits).max_by_key(|name| name.len()) else {
                place += 1;
                continue;
            };
            expected.push(longest.clone());
            place += longest.split(' ').count();
        }
        prop_assert_eq!(counted(&index, &groups), expected);
    }
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path: PathBuf = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

#[test]
fn bad_group_files_name_line_and_column() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    for (name, text, place) in [
        ("a.toml", "[group.a]\nmatch = ['x', '(y']\n", "line 2 column 15"),
        ("b.toml", "[group.a]\nmatch = ['near(a, b, 3)']\n", "line 2 column 10"),
        ("c.toml", "[group.a]\nmatch = ['group:b']\n[group.b]\nmatch = ['x']\n", "line 2 column 10"),
        ("d.toml", "[group.a]\nnames = ['x']\n", "line 2 column 1"),
        ("e.toml", "[group.a]\nmatch = ['/(x/']\n", "line 2 column 10"),
        ("f.toml", "[group.a]\nnot = ['x']\n", "line 1 column"),
        ("g.dic", "%\n1\ta\n%\nword\t2\n", "line 4 column 6"),
        ("h.yml", "a: [x\nb: y\n", "line 2"),
        ("i.lc3", "word\n", "line 1 column 1"),
        ("j.ykd", "<dictionary>\n<cnode name='a'><cnode/></cnode></dictionary>", "line 2 column 17"),
        ("k.cat", "A\n\tx (3)\n", "line 2 column 2"),
        ("l.doc", "x", "l.doc"),
        ("m.yml", "a: []\n", "m.yml"),
    ] {
        let path = write(folder.path(), name, text);
        let output = newsprint(&["groups", &corpus, "--groups", &path]);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && errors.contains(place) && errors.contains("hint: "), "{name}: {errors}");
        assert!(errors.contains(name), "{errors}");
    }
    let twice = write(folder.path(), "x.toml", "[group.a]\nmatch = ['x']\n");
    let output = newsprint(&["groups", &corpus, "--groups", &twice, "--groups", &twice]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("is described already"));
    assert_eq!(newsprint(&["groups", &corpus]).status.code(), Some(2));
}

#[test]
fn a_study_and_a_dictionary_give_the_same_counts_and_lines() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let dictionary = write(folder.path(), "names.yml", "firm: [\"Corrant*\", CTH]\nother: [zebra]\n");
    let study = write(
        folder.path(),
        "study.toml",
        &format!("corpus = ['{corpus}']\ngroups = ['names.yml']\n[group.dam]\nmatch = ['dam|dams']\n"),
    );
    let of_study = rows(&stdout(&["groups", &study, "--quiet"]));
    let of_file = rows(&stdout(&["groups", &corpus, "--groups", &dictionary, "--quiet"]));
    let total = |rows: &[std::collections::BTreeMap<String, String>], group: &str| {
        rows.iter().find(|row| row["group"] == group && row["kind"] == "group").expect("a row")["count"].clone()
    };
    assert_eq!(total(&of_study, "firm"), total(&of_file, "firm"));
    for group in ["firm", "dam"] {
        let lines = rows(&stdout(&["concordance", &study, &format!("group:{group}"), "--quiet"])).len();
        assert_eq!(total(&of_study, group), lines.to_string());
        let by = rows(&stdout(&["groups", &study, "--by", "outlet", "--group", group, "--quiet"]));
        let sum: usize = by
            .iter()
            .filter(|row| row["kind"] == "group")
            .map(|row| row["count"].parse::<usize>().expect("a count"))
            .sum();
        assert_eq!(sum, lines);
    }
    let notes = String::from_utf8_lossy(&newsprint(&["groups", &study]).stderr).into_owned();
    assert!(notes.contains("other \"zebra\""), "{notes}");
}

/// What the page ships deflated, as JSON.
fn packed(page: &str) -> String {
    let start = page.find("\"packed\":\"").expect("packed lines") + "\"packed\":\"".len();
    let end = start + page[start..].find('"').expect("an end");
    let bytes = base64::engine::general_purpose::STANDARD.decode(&page[start..end]).expect("base64");
    std::io::read_to_string(flate2::read::ZlibDecoder::new(&bytes[..])).expect("deflated JSON")
}

#[test]
fn a_report_shows_actors_and_opens_their_lines() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let corpus = shipped("dispute").to_string_lossy().into_owned();
    let names =
        write(folder.path(), "names.toml", &NAMES.replace("'Marrant']", "'Marrant']\nambiguous = ['energy minister']"));
    let target = folder.path().join("report");
    let node = "near(group:minister, dam, 5)";
    stdout(&["report", &corpus, "--groups", &names, "--node", node, "-o", &target.to_string_lossy(), "--quiet"]);
    let page = std::fs::read_to_string(target.join("index.html")).expect("a page");
    assert!(page.contains("id=\"actors\"") && page.contains("to be decided"));
    let lines = packed(&page);
    assert!(lines.contains("\"group:company\"") && lines.contains("\"near(group:minister, dam, 5)\""));
    for table in ["groups", "groups-by-outlet", "groups-by-article", "actors-by-article"] {
        assert!(target.join("tables").join(format!("{table}.csv")).exists(), "{table}");
    }
}

#[test]
fn the_hand_counts_of_five_articles_hold() {
    let Some(folder) = evaluation("corpora/west-asia/articles") else { return };
    let corpus = Corpus::read(&[folder], &ReadOptions::default()).expect("the articles");
    let index = Index::build(corpus, &Settings::default()).expect("an index");
    let groups = groups(
        "[group.united_states]\nmatch = ['U.S.', '=US', 'United States', 'USA', 'America']\nnot = ['Latin America']\n\
         ambiguous = ['Washington']\n[group.americans]\nmatch = ['American', 'Americans']\n\
         [group.soleimani]\nmatch = ['Qasem Soleimani', 'Qassem Soleimani', 'Soleimani']\n\
         [group.isis]\nmatch = ['DAESH', 'Daesh', 'ISIS', 'ISIL', 'Islamic State', 'Daesh (ISIS)']\n",
    );
    let bound = BoundGroups::new(&groups, &index).expect("patterns");
    let whole = index.everything();
    let counts = GroupCounts::of(&Grouping::by(&whole, "article").expect("articles"), &bound, 2);
    let by_article = |group: usize, variant: Option<usize>| {
        (0..5).map(|place| counts.moments(Subject { group, variant }, Some(place)).count).collect::<Vec<_>>()
    };
    // U.S. 10 5 8 0 5, US 17 0 0 2 0, United States 0 5 0 1 0, America 0 0 1 1 0.
    assert_eq!(by_article(0, Some(0)), [10, 5, 8, 0, 5]);
    assert_eq!(by_article(0, Some(1)), [17, 0, 0, 2, 0]);
    assert_eq!(by_article(0, Some(2)), [0, 5, 0, 1, 0]);
    assert_eq!(by_article(0, Some(4)), [0, 0, 1, 1, 0]);
    assert_eq!(by_article(0, None), [27, 10, 9, 4, 5]);
    assert_eq!(by_article(1, None), [8, 1, 8, 10, 3]);
    assert_eq!(by_article(2, None), [2, 8, 2, 0, 0]);
    assert_eq!(by_article(3, None), [1, 1, 1, 1, 1]);
}
