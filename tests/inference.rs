//! The promise: a word is listed only if shuffled outlets do not bring it about, and what cannot be told is said.

mod common;

use common::made_up::{Noise, answer, corpus, q, row};
use common::{evaluation, newsprint, rows, stdout};
use newsprint::analysis::inference::{Design, Inference};
use newsprint::analysis::keywords::{Candidates, each_against_the_rest};
use newsprint::corpus::Corpus;
use newsprint::corpus::reader::ReadOptions;
use newsprint::count::{ByText, Counts, Grouping};
use newsprint::index::{Index, Settings};
use newsprint::stats::correction::Correction;
use newsprint::stats::keyness::TextCount;
use newsprint::stats::random::Generator;
use newsprint::stats::resampling::{Permutation, Plan, Sample, SampleArticle};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Three outlets of thirty articles; "planted" twice in each article of A, once elsewhere in every third.
fn planted() -> (tempfile::TempDir, String) {
    let mut noise = Noise(Generator::new(3));
    corpus((0..90).map(|number| {
        let outlet = ["A", "B", "C"][number % 3];
        let length = 150 + noise.below(300);
        let more = if outlet == "A" { "planted planted" } else { ["planted", "", ""][number / 3 % 3] };
        let month = 1 + number / 3 % 6;
        let text = noise.text(length);
        json!({"id": number.to_string(), "outlet": outlet, "date": format!("2025-{month:02}-03"), "text": text + more})
    }))
}

#[test]
fn a_planted_word_is_listed_and_noise_is_not() {
    let (_folder, path) = planted();
    let found = answer(&["keywords", &path]);
    let word = row(&found, "A", "planted");
    assert!(q(word) <= 0.05 && word["p_permutation"].as_f64() < Some(1e-3), "{word}");
    let listed: Vec<&Value> = found["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .filter(|row| row["q_permutation"].as_f64() <= Some(0.05) && row["q_permutation"].is_number())
        .collect();
    assert!(listed.iter().all(|row| row["form"] == "planted"), "{listed:?}");
    let settings = &found["settings"];
    let strata = settings["permutation_strata"].as_str().expect("text");
    assert!(
        strata.starts_with("inside 3 periods (6 months") && strata.ends_with("of like length (9 strata)"),
        "{strata}"
    );
    assert_eq!(settings["permutation_seed"], "1");
    let family: u64 = settings["permutation_family"].as_str().expect("a number").parse().expect("a number");
    let tested = found["rows"].as_array().expect("rows").iter().filter(|row| row["p_permutation"].is_number()).count();
    assert_eq!(family, tested as u64, "every test is a row with p, rare words have none");
    let notices = found["notices"].to_string();
    assert!(notices.contains("by chance") && notices.contains("exchangeable"), "{notices}");
}

#[test]
fn what_is_not_shown_is_not_computed_and_what_is_does_not_depend_on_it() {
    let (_folder, path) = planted();
    let counts = answer(&["keywords", &path, "--columns", "target,form,target_count"]);
    assert!(counts["settings"].get("permutation_shuffles").is_none());
    let all = answer(&["keywords", &path]);
    let few = answer(&["keywords", &path, "--candidates", "30,20", "--threads", "1"]);
    for row_of_few in few["rows"].as_array().expect("rows") {
        let (target, form) = (row_of_few["target"].as_str().expect("text"), row_of_few["form"].as_str().expect("text"));
        let same = row(&all, target, form);
        assert_eq!(same["influence_article"], row_of_few["influence_article"]);
        // A smaller family may stop a word at the floor earlier, never later.
        let (p, p_of_few) = (same["p_permutation"].as_f64(), row_of_few["p_permutation"].as_f64());
        assert!(p == p_of_few || (p < p_of_few && p_of_few < Some(1e-3)), "{form}: {p:?} {p_of_few:?}");
    }
}

#[test]
fn nine_articles_are_described_and_the_reason_is_said() {
    let mut noise = Noise(Generator::new(4));
    let (_folder, path) = corpus((0..40).map(|number| {
        let outlet = if number < 9 { "Small" } else { "Large" };
        json!({"id": number.to_string(), "outlet": outlet, "text": noise.text(200)})
    }));
    let found = answer(&["keywords", &path]);
    assert!(
        found["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .all(|row| row["p_permutation"].is_null() && row["q_permutation"].is_null())
    );
    let notices = found["notices"].to_string();
    assert!(
        notices.contains("descriptive only, without p and q: Large (") && notices.contains("Small (9 against"),
        "{notices}"
    );
}

#[test]
fn a_word_of_the_season_is_not_taken_for_a_word_of_the_outlet() {
    // "snow" is in every article of January; A writes in January four times in five, B one time in five.
    let mut noise = Noise(Generator::new(6));
    let (_folder, path) = corpus((0..100).map(|number| {
        let outlet = ["A", "B"][number / 50];
        let is_january = if outlet == "A" { number % 5 > 0 } else { number % 5 == 0 };
        let date = if is_january { "2025-01-05" } else { "2025-07-05" };
        let snow = if is_january { "snow snow" } else { "" };
        json!({"id": number.to_string(), "outlet": outlet, "date": date, "text": noise.text(200) + snow})
    }));
    let months = answer(&["keywords", &path]);
    let together = answer(&["keywords", &path, "--strata", "none"]);
    assert!(q(row(&together, "A", "snow")) < 0.01);
    assert!(q(row(&months, "A", "snow")) > 0.2);
    assert!(months["notices"].to_string().contains("in other months"), "the imbalance is said before the lists");
}

#[test]
fn an_author_is_not_taken_for_the_outlet_where_authors_keep_together() {
    // One of A's thirteen authors writes half of its articles and has a word of her own.
    let mut noise = Noise(Generator::new(8));
    let (_folder, path) = corpus((0..96).map(|number| {
        let outlet = ["A", "B"][number / 48];
        // The others write two articles each.
        let author = if number < 24 { 0 } else { number / 2 };
        let length = 150 + noise.below(150);
        let word = if number < 24 { "her her" } else { "" };
        json!({"id": number.to_string(), "outlet": outlet, "author": format!("author {author}"), "text": noise.text(length) + word})
    }));
    let articles = answer(&["keywords", &path]);
    let authors = answer(&["keywords", &path, "--clusters", "author"]);
    assert!(q(row(&articles, "A", "her")) < 0.01);
    assert!(q(row(&authors, "A", "her")) > 0.2);
    assert_eq!(authors["settings"]["permutation_units"], "blocks of articles by author");
}

#[test]
fn groups_of_outlets_are_told_apart_by_outlets_not_by_articles() {
    let mut noise = Noise(Generator::new(9));
    let (_folder, path) = corpus((0..120).map(|number| {
        let kind = ["state", "independent"][number % 2];
        let outlet = format!("{kind} {}", number / 2 % 3);
        json!({"id": number.to_string(), "outlet": outlet, "kind": kind, "text": noise.text(100)})
    }));
    let found = answer(&["keywords", &path, "--target", "kind = state"]);
    assert!(found["rows"].as_array().expect("rows").iter().all(|row| row["p_permutation"].is_null()));
    // Six outlets, three of them state: 20 ways.
    let said = "(3 against 3: dealt out in 20 ways, no p could be below 0.10)";
    assert!(found["notices"].to_string().contains(said), "{}", found["notices"]);
}

#[test]
fn where_there_are_few_ways_to_deal_labels_out_p_is_exact() {
    // Every article of A stands alone with one of B in its section: 2^12 ways. "theirs" stands in every article of A.
    let mut noise = Noise(Generator::new(12));
    let (_folder, path) = corpus((0..24).map(|number| {
        let outlet = ["A", "B"][number % 2];
        let more = if outlet == "A" { "theirs theirs" } else { "" };
        json!({"id": number.to_string(), "outlet": outlet, "section": format!("s{}", number / 2), "text": noise.text(200) + more})
    }));
    let found = answer(&["keywords", &path, "--strata", "section", "--seed", "7"]);
    let settings = &found["settings"];
    assert_eq!(settings["permutation_shuffles"], "4096");
    assert_eq!(settings["permutation_draws"], "every arrangement once");
    // No other way gives A as many: one hit, in both tails together 2/4,096.
    assert_eq!(row(&found, "A", "theirs")["p_permutation"].as_f64(), Some(2.0 / 4_096.0));
    assert!(found["notices"].to_string().contains("in all 4,096 ways there are, so that p is exact"), "{found}");
}

#[test]
fn words_used_alike_and_words_that_lack_are_shown_on_request() {
    let mut noise = Noise(Generator::new(10));
    let (_folder, path) = corpus((0..120).map(|number| {
        let outlet = ["A", "B"][number % 2];
        let only_b = if number % 4 == 1 { "theirs" } else { "" };
        json!({"id": number.to_string(), "outlet": outlet, "text": noise.text(300) + "shared shared shared " + only_b})
    }));
    let lock = answer(&["keywords", &path, "--target", "outlet = A", "--show", "lock"]);
    assert!(row(&lock, "outlet = A", "shared")["equivalence_high"].as_f64() < Some(0.5));
    assert!(lock["rows"].as_array().expect("rows").iter().all(|row| row["equivalence_low"].as_f64() > Some(-0.5)));
    let narrow = answer(&["keywords", &path, "--target", "outlet = A", "--show", "lock", "--margin", "0.001"]);
    assert_eq!(narrow["rows"].as_array().map(Vec::len), Some(0));
    let absent = answer(&["keywords", &path, "--target", "outlet = A", "--show", "absent"]);
    let theirs = row(&absent, "outlet = A", "theirs");
    // Thirty of B's articles have it once, and both sides have about as many words.
    assert!((theirs["expected"].as_f64().expect("a number") - 30.0).abs() < 1.0, "{theirs}");
    // 3.7 of 18,000 words at most, if occurrences are independent.
    assert!((theirs["absence_upper"].as_f64().expect("a number") - 205.0).abs() < 15.0, "{theirs}");
}

#[test]
fn a_field_that_no_article_has_is_refused_by_name() {
    let (_folder, path) = planted();
    for option in ["--strata", "--clusters"] {
        let output = newsprint(&["keywords", &path, option, "desk"]);
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && message.contains("\"desk\""), "{message}");
    }
}

// What follows looks at real news, kept outside the repository.

/// The articles of `PolNeAR` as a file, with their outlet, date and author, and whether they are longer than the one in the middle.
fn polnear(folder: &Path) -> Option<PathBuf> {
    let archive = evaluation("corpora/polnear/polnear-train-dev.tar.xz")?;
    let unpacked = Command::new("tar").arg("-xJf").arg(archive).arg("-C").arg(folder).status().expect("tar runs");
    assert!(unpacked.success());
    let metadata = std::fs::read_to_string(folder.join("polnear/metadata.tsv")).expect("the list of articles");
    let mut lines = metadata.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    let place = |name: &str| header.iter().position(|column| *column == name).expect("a column");
    let [split, file, outlet, date, author] =
        ["compartment", "filename", "publisher", "publication_date", "author"].map(place);
    let mut articles: Vec<(usize, Value)> = lines
        .map(|cells| {
            let name = cells[file].trim_end_matches(".txt");
            let path = folder.join(format!("polnear/{}/text/{name}.txt", cells[split]));
            let text = std::fs::read_to_string(path).expect("an article");
            // The first line is the headline.
            let body = text.split_once('\n').map_or("", |(_, body)| body).to_string();
            let author = if ["None", "NA"].contains(&cells[author]) { "" } else { cells[author] };
            let words = body.split_whitespace().count();
            (words, json!({"id": name, "outlet": cells[outlet], "date": cells[date], "author": author, "text": body}))
        })
        .collect();
    articles.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1["id"].as_str().cmp(&b.1["id"].as_str())));
    let middle = articles.len() / 2;
    let lines = articles.into_iter().enumerate().map(|(rank, (_, mut article))| {
        article["half"] = json!(if rank < middle { "short" } else { "long" });
        article.to_string()
    });
    let path = folder.join("polnear.jsonl");
    std::fs::write(&path, lines.collect::<Vec<_>>().join("\n")).expect("a file");
    Some(path)
}

#[test]
fn seven_real_outlets_have_words_of_their_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(path) = polnear(folder.path()) else { return };
    let columns = "target,form,log_ratio_low,log_ratio_high,q_permutation";
    let table =
        stdout(&["keywords", &path.to_string_lossy(), "--candidates", "usual", "--columns", columns, "--quiet"]);
    let mut lists: BTreeMap<String, [u32; 2]> = BTreeMap::new();
    for row in rows(&table) {
        if row["q_permutation"].parse::<f64>().is_ok_and(|q| q <= 0.05) {
            let is_over = row["log_ratio_low"].parse::<f64>().is_ok_and(|low| low > 0.0);
            lists.entry(row["target"].clone()).or_default()[usize::from(is_over)] += 1;
        }
    }
    println!("under- and over-used words by outlet: {lists:?}");
    assert_eq!(lists.len(), 7, "{lists:?}");
}

#[test]
fn long_articles_do_not_make_keywords() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(path) = polnear(folder.path()) else { return };
    let path = path.to_string_lossy();
    let columns = "form,target_count,reference_count,log_ratio_low,log_ratio_high,q_permutation";
    let ask = ["keywords", &path, "--target", "half = long", "--clusters", "article", "--candidates", "usual"];
    let table = stdout(&[&ask[..], &["--columns", columns, "--quiet"]].concat());
    let rows = rows(&table);
    let number = |row: &BTreeMap<String, String>, column: &str| row[column].replace("inf", "1e300").parse::<f64>().ok();
    let over = rows.iter().filter(|row| number(row, "log_ratio_low") > Some(0.0)).count();
    let under = rows.iter().filter(|row| number(row, "log_ratio_high").is_some_and(|high| high < 0.0)).count();
    let share = over as f64 / (over + under) as f64;
    // Articles of like length stand on one side only, so shuffles have nothing to say: no list is made of length.
    let listed = rows.iter().filter(|row| number(row, "q_permutation").is_some_and(|q| q <= 0.05)).count();
    println!(
        "{} intervals clear of nought, {:.0} % of them over nought; {listed} words listed",
        over + under,
        100.0 * share
    );
    assert!((0.3..=0.7).contains(&share) && listed == 0, "{share} {listed}");
}

/// The candidates of `PolNeAR` and its articles, ready for shuffling within months.
struct Shuffled {
    articles: Vec<SampleArticle>,
    words: Vec<Vec<TextCount>>,
}

impl Shuffled {
    /// Words of ten occurrences, in one of so many articles.
    fn of(path: &Path, one_in: usize) -> Self {
        let corpus = Corpus::read(&[path.to_path_buf()], &ReadOptions::default()).expect("it is read");
        let index = Index::build(corpus, &Settings::default()).expect("it is cut into words");
        let corpus = index.sub_corpus();
        let outlets = Grouping::by(&corpus, "outlet").expect("outlets");
        let counts = Counts::of(&corpus, &outlets, 2);
        let by_text = ByText::of(&corpus, &outlets, |_| true, 2);
        let months: BTreeMap<Option<String>, u32> =
            index.corpus().articles().iter().map(|article| (article.date.month(), 0)).collect();
        let months: BTreeMap<Option<String>, u32> =
            months.into_keys().enumerate().map(|(number, month)| (month, number as u32)).collect();
        let articles = by_text.texts().iter().map(|text| SampleArticle {
            tokens: text.tokens,
            group: text.group as u16,
            stratum: months[&index.article(text.article).date.month()],
            block: None,
        });
        let articles: Vec<SampleArticle> = articles.collect();
        let least = articles.len().div_ceil(one_in);
        let words = counts.forms().map(|form| by_text.texts_with(form).to_vec());
        let is_candidate =
            |word: &Vec<TextCount>| word.len() >= least && word.iter().map(|text| text.count).sum::<u64>() >= 10;
        Self { words: words.filter(is_candidate).collect(), articles }
    }

    /// Labels dealt out anew inside every month: no outlet differs.
    fn relabelled(&self, seed: u64) -> Sample {
        let mut generator = Generator::new(seed);
        let mut articles = self.articles.clone();
        for month in 0..64 {
            let members: Vec<usize> = (0..articles.len()).filter(|place| articles[*place].stratum == month).collect();
            for place in (1..members.len()).rev() {
                let other = members[generator.below(place as u64 + 1) as usize];
                let group = articles[other].group;
                articles[other].group = articles[members[place]].group;
                articles[members[place]].group = group;
            }
        }
        Sample::new(&articles)
    }

    /// How many of so many shuffled corpora have a listed word; their words; the p of the first outlet for words of a hundred articles,
    /// whose counts seldom tie.
    fn lists(&self, runs: u64) -> (u64, usize, Vec<f64>) {
        let words: Vec<&[TextCount]> = self.words.iter().map(Vec::as_slice).collect();
        let (mut with_list, mut listed, mut first) = (0, 0, Vec::new());
        for run in 0..runs {
            let sample = self.relabelled(77_000 + run);
            let found = Permutation::of(&sample, &words, &[0, 1, 2, 3, 4, 5, 6], &Plan { seed: run, ..Plan::USUAL }, 2);
            let p: Vec<Option<f64>> = found.p().into_iter().map(Some).collect();
            let here = Correction::Bh.adjusted(&p).into_iter().flatten().filter(|q| *q <= 0.05).count();
            with_list += u64::from(here > 0);
            listed += here;
            let frequent = found.outcomes.chunks_exact(7).zip(&words).filter(|(_, word)| word.len() >= 100);
            first.extend(frequent.map(|(of_word, _)| of_word[0].p()));
        }
        (with_list, listed, first)
    }
}

#[test]
fn shuffled_real_outlets_have_no_keywords() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(path) = polnear(folder.path()) else { return };
    // Of lists that come about in one of twenty corpora, five or more in twenty are as good as impossible.
    let (with_list, listed, p) = Shuffled::of(&path, 10).lists(20);
    assert!(with_list <= 4, "{with_list} of 20 shuffled corpora list {listed} words");
    let small = p.iter().filter(|p| **p <= 0.05).count() as f64 / p.len() as f64;
    assert!((0.02..0.06).contains(&small), "{small} of the p are .05 or less");
}

#[test]
#[ignore = "takes minutes; its figures stand in docs/measurements.md"]
fn two_hundred_shuffles_of_real_outlets() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(path) = polnear(folder.path()) else { return };
    let shuffled = Shuffled::of(&path, 100);
    let (with_list, listed, mut p) = shuffled.lists(200);
    p.sort_by(f64::total_cmp);
    let share = |most: f64| p.partition_point(|p| *p <= most) as f64 / p.len() as f64;
    // Ties make p too large; too small it must not be.
    let farthest = (1..100).map(|percent| f64::from(percent) / 100.0).map(|u| share(u) - u).fold(0.0, f64::max);
    println!(
        "{} candidates; {with_list} of 200 shuffled corpora have a listed word ({listed} words in all); share of p <= .001, .01, .05, .1, .5: {:.5} {:.4} \
         {:.4} {:.4} {:.4}; farthest above uniform at any percent: {farthest:.4}",
        shuffled.words.len(),
        share(0.001),
        share(0.01),
        share(0.05),
        share(0.1),
        share(0.5)
    );
    assert!(with_list <= 16 && farthest < 0.01);
}

#[test]
fn the_library_tests_as_the_command_does() {
    let (_folder, path) = planted();
    let corpus = Corpus::read(&[PathBuf::from(&path)], &ReadOptions::default()).expect("it is read");
    let index = Index::build(corpus, &Settings::default()).expect("it is cut into words");
    let corpus = index.sub_corpus();
    let outlets = Grouping::by(&corpus, "outlet").expect("outlets");
    let counts = Counts::of(&corpus, &outlets, 1);
    let comparisons = each_against_the_rest(&counts);
    let candidates = Candidates::usual(90);
    let inference = Inference::of(&corpus, &outlets, &counts, &comparisons, candidates, &Design::default(), 2)
        .expect("it is tested");
    let form = index.form_id("planted").expect("it occurs");
    assert!(inference.lists(form, 0) && inference.listed(Some(0)) == 1);
    let found = answer(&["keywords", &path]);
    assert_eq!(row(&found, "A", "planted")["p_permutation"].as_f64(), inference.p(form, 0));
    // At one test in a hundred, as many pass in shuffled corpora as should.
    let calibration = inference.calibration(2);
    let expected = inference.family as f64 * calibration.p;
    assert!((calibration.mean() - expected).abs() < 0.1 * expected, "{} {expected}", calibration.mean());
    assert!(calibration.usual_most() as f64 >= calibration.mean());
}
