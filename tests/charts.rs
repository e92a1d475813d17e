//! `--chart`: every analysis draws its result, the same bytes every time, at the width that was asked for, in any script.

mod common;

use common::{newsprint, root, shipped};
use std::path::Path;
use std::process::Output;

/// Runs a command that draws, with its table thrown away.
fn draw(arguments: &[&str], file: &Path) -> Output {
    let file = file.to_str().expect("a path");
    newsprint(&[arguments, &["--format", "tsv", "--output", "/dev/null", "--chart", file]].concat())
}

fn drawn(arguments: &[&str], file: &Path) -> Vec<u8> {
    let output = draw(arguments, file);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    std::fs::read(file).expect("the picture is there")
}

/// Every picture of every command, on a corpus.
fn commands(corpus: &str) -> Vec<Vec<&str>> {
    vec![
        vec!["words", corpus, "--by", "outlet"],
        vec!["words", corpus, "--by", "outlet", "--chart-kind", "heat"],
        vec!["words", corpus, "--by", "outlet", "--chart-kind", "ranks"],
        vec!["words", corpus],
        vec!["keywords", corpus, "--candidates", "usual"],
        vec!["keywords", corpus, "--candidates", "usual", "--chart-kind", "range"],
        vec!["ngrams", corpus, "--size", "2"],
        vec!["dispersion", corpus],
        vec!["similarity", corpus],
        vec!["similarity", corpus, "--cluster", "average"],
        vec!["similarity", corpus, "--map", "ca"],
        vec!["similarity", corpus, "--map", "mds"],
        vec!["growth", corpus],
        vec!["voices", corpus],
        vec!["voices", corpus, "--chart-kind", "speakers"],
        vec!["diversity", corpus],
        vec!["diversity", corpus, "--by", "outlet"],
        vec!["check", corpus],
        vec!["check", corpus, "--chart-kind", "lengths"],
        vec!["trend", corpus, "--top", "3"],
        vec!["duplicates", corpus],
    ]
}

#[test]
fn actors_are_drawn_and_lines_are_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let groups = folder.path().join("groups.toml");
    std::fs::write(&groups, "[group.river]\nmatch = [\"river\", \"estuary\"]\n").expect("groups");
    let (corpus, groups) = (shipped("dispute"), groups.to_string_lossy().into_owned());
    let corpus = corpus.to_str().expect("a path");
    let svg = folder.path().join("groups.svg");
    let named = ["groups", corpus, "--groups", &groups, "--group", "river"];
    let drawn = String::from_utf8(drawn(&named, &svg)).expect("SVG");
    assert!(drawn.contains("estuary (river)") && drawn.contains("hits per 1,000 words"), "{drawn}");
    let refused = draw(&[&named[..4], &["--coverage"]].concat(), &svg);
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn every_analysis_draws_english_persian_and_chinese() {
    let folder = tempfile::tempdir().expect("a folder");
    for corpus in ["dispute", "dispute-fa", "dispute-zh"] {
        let corpus = shipped(corpus);
        let corpus = corpus.to_str().expect("a path");
        for (place, arguments) in commands(corpus).into_iter().enumerate() {
            let file = folder.path().join(format!("{place}.svg"));
            let output = draw(&arguments, &file);
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{arguments:?}: {said}");
            // One name in the Chinese sample has a character outside GB 2312.
            assert!(
                said.lines().all(|line| !line.contains("no font here") || line.contains("玥")),
                "{arguments:?}: {said}"
            );
            let svg = std::fs::read_to_string(&file).expect("the picture is there");
            let (_, description) = svg.split_once("<desc>").expect("a description");
            assert!(description.split("</desc>").next().is_some_and(|text| text.len() > 60), "{arguments:?}: {svg}");
            assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{arguments:?}");
        }
    }
}

#[test]
fn a_pattern_is_drawn_where_it_stands_and_with_its_company() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = shipped("dispute");
    let corpus = corpus.to_str().expect("a path");
    for arguments in [
        vec!["concordance", corpus, "harbour"],
        vec!["dispersion", corpus, "harbour"],
        vec!["collocates", corpus, "--node", "harbour"],
        vec!["collocates", corpus, "--node", "dam", "--chart-kind", "network"],
        vec!["trend", corpus, "harbour", "the dam"],
        vec!["keywords", corpus, "--chart-kind", "chance", "--candidates", "usual"],
        vec!["readability", corpus],
    ] {
        let svg = drawn(&arguments, &folder.path().join("picture.svg"));
        assert!(svg.starts_with(b"<svg") && svg.len() > 2_000, "{arguments:?}");
    }
}

#[test]
fn pictures_are_equal_bytes_over_runs_and_threads() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = shipped("dispute");
    let corpus = corpus.to_str().expect("a path");
    for (format, magic) in [("svg", b"<svg".as_slice()), ("png", b"\x89PNG"), ("pdf", b"%PDF")] {
        if format == "pdf" && cfg!(not(feature = "pdf")) {
            continue;
        }
        for arguments in [vec!["words", corpus, "--by", "outlet", "--dpi", "72"], vec!["growth", corpus, "--dpi", "72"]]
        {
            let file = folder.path().join(format!("picture.{format}"));
            let one = drawn(&[arguments.clone(), vec!["--threads", "1"]].concat(), &file);
            let two = drawn(&[arguments.clone(), vec!["--threads", "3"]].concat(), &file);
            assert!(one.starts_with(magic) && one == two, "{format}: {arguments:?}");
        }
    }
}

#[test]
fn a_picture_is_as_wide_as_a_journal_prints() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = shipped("dispute");
    let file = folder.path().join("picture.png");
    let arguments = ["words", corpus.to_str().expect("a path"), "--top", "3", "--chart-width", "85", "--dpi", "300"];
    let png = drawn(&arguments, &file);
    let width = u32::from_be_bytes(png[16..20].try_into().expect("four bytes"));
    assert_eq!(width, 1004, "85 mm at 300 dots per inch");
}

#[test]
fn letters_can_be_outlines() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = shipped("dispute-fa");
    let corpus = corpus.to_str().expect("a path");
    let file = folder.path().join("picture.svg");
    let text = drawn(&["words", corpus, "--top", "3"], &file);
    let paths = drawn(&["words", corpus, "--top", "3", "--svg-text", "paths"], &file);
    let holds = |bytes: &[u8], part: &str| String::from_utf8_lossy(bytes).contains(part);
    assert!(holds(&text, "<text") && !holds(&paths, "<text") && holds(&paths, "<path"));
}

#[test]
fn a_persian_picture_reads_from_the_right() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = shipped("dispute-fa");
    let file = folder.path().join("picture.svg");
    let corpus = corpus.to_str().expect("a path");
    let first_anchor = |arguments: &[&str]| {
        let svg = String::from_utf8(drawn(arguments, &file)).expect("text");
        let title = svg.lines().find(|line| line.starts_with("<text")).expect("a title").to_owned();
        title.contains(r#"text-anchor="end""#)
    };
    assert!(first_anchor(&["words", corpus, "--top", "3", "--chart-language", "fa"]));
    assert!(first_anchor(&["words", corpus, "--top", "3", "--chart-title", "واژه‌ها"]));
    assert!(!first_anchor(&["words", corpus, "--top", "3"]));
}

#[test]
fn a_character_without_a_font_is_named_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = shipped("dispute");
    let file = folder.path().join("picture.svg");
    let output = draw(&["words", corpus.to_str().expect("a path"), "--quiet", "--chart-title", "joy 😀"], &file);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("\"😀\" (U+1F600)") && said.contains("--font FILE"), "{said}");
}

#[test]
fn what_cannot_be_drawn_is_refused_with_a_remedy() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = shipped("dispute");
    let corpus = corpus.to_str().expect("a path");
    let svg = folder.path().join("picture.svg");
    let refused = |arguments: &[&str], file: &Path, part: &str| {
        let output = draw(arguments, file);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && said.contains(part), "{arguments:?}: {said}");
        assert!(!file.exists());
    };
    refused(&["words", corpus], &folder.path().join("picture.gif"), "end it in .svg, .png or .pdf");
    refused(&["words", corpus, "--chart-kind", "pie"], &svg, "dots (rates with intervals)");
    refused(&["words", corpus, "--by", "article"], &svg, "more than a picture can tell apart");
    refused(&["words", corpus, "--chart-language", "xx"], &svg, "en, fa, ar, zh");
    refused(&["words", corpus, "--font", shipped("README.md").to_str().expect("a path")], &svg, "give a .ttf or .otf");
    refused(&["words", corpus, "--chart-width", "9"], &svg, "60 to 420");
    refused(&["keywords", corpus, "--chart-kind", "sides"], &svg, "--target");
    refused(&["dispersion", corpus, "dam", "harbour", "--chart-kind", "strips"], &svg, "one pattern");
}

#[test]
fn every_command_of_the_gallery_draws_its_picture() {
    let gallery = std::fs::read_to_string(root().join("docs/gallery.md")).expect("the gallery");
    let mut pictures = 0;
    for line in gallery.lines().filter_map(|line| line.strip_prefix("    newsprint ")) {
        let name = line.split(" --chart ").nth(1).and_then(|rest| rest.split(' ').next()).expect("a picture");
        assert!(gallery.contains(&format!("(gallery/{name})")), "{name} is shown");
        assert!(root().join("docs/gallery").join(name).exists(), "{name} is there: run docs/draw-gallery");
        pictures += 1;
    }
    assert!(pictures > 15);
}

#[test]
fn a_concordance_plot_of_many_articles_draws_those_with_an_occurrence() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for outlet in ["one", "two"] {
        std::fs::create_dir(folder.path().join(outlet)).expect("a folder");
        for number in 0..40 {
            let text =
                if outlet == "one" && number % 13 == 7 { "Over the dam it went." } else { "Nothing of it here." };
            std::fs::write(folder.path().join(format!("{outlet}/{number:02}.txt")), text).expect("an article");
        }
    }
    let picture = folder.path().join("dam.svg");
    let corpus = folder.path().to_string_lossy();
    let drawn = String::from_utf8(drawn(&["concordance", &corpus, "dam"], &picture)).expect("SVG");
    for text in ["one/07", "one/20", "one/33", "37 more not shown", "40 more not shown", "77 articles are not"] {
        assert!(drawn.contains(text), "{text}");
    }
    assert!(!drawn.contains("one/08") && !drawn.contains("two/07"));
}
