//! Promises of every picture: all labels are there, none touch or leave the sheet, marks stand in the order of their
//! values, and the same data give the same bytes. Examples are in `examples`.

mod examples;
mod more;

use resvg::usvg::{self, Rect};

use super::*;

/// Every text of a picture with the box of its ink.
fn texts(svg: &str) -> Vec<(String, Rect)> {
    let mut found = Vec::new();
    collect(fonts::tree(svg).expect("a drawing is an SVG").root(), &mut found);
    found
}

fn collect(group: &usvg::Group, found: &mut Vec<(String, Rect)>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => collect(group, found),
            usvg::Node::Text(text) => {
                let content: String = text.chunks().iter().map(usvg::TextChunk::text).collect();
                // The box in the text's own directions, turned with it.
                let ink = text.flattened().bounding_box().transform(text.abs_transform()).expect("a box stays a box");
                assert!(ink.width() > 0.0, "{content:?} left no ink");
                found.push((content.replace(['\u{2067}', '\u{2069}', '\u{200e}', '\u{200f}'], ""), ink));
            }
            _ => {}
        }
    }
}

fn size(svg: &str) -> (f32, f32) {
    let size = fonts::tree(svg).expect("a drawing is an SVG").size();
    (size.width(), size.height())
}

fn touch(a: &Rect, b: &Rect) -> bool {
    a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom()
}

/// Every line and area of a picture, as a box.
fn shapes(group: &usvg::Group) -> Vec<Rect> {
    let boxes = group.children().iter().flat_map(|node| match node {
        usvg::Node::Group(group) => shapes(group),
        usvg::Node::Path(path) => vec![path.abs_stroke_bounding_box()],
        _ => Vec::new(),
    });
    boxes.collect()
}

/// What is wrong with a picture: texts that touch, and what leaves the sheet.
fn faults(svg: &str) -> Vec<String> {
    let tree = fonts::tree(svg).expect("a drawing is an SVG");
    let (width, height) = (tree.size().width(), tree.size().height());
    let (mut texts, mut faults) = (Vec::new(), Vec::new());
    collect(tree.root(), &mut texts);
    let leaves = |ink: &Rect| ink.left() < 0.0 || ink.top() < 0.0 || ink.right() > width || ink.bottom() > height;
    faults.extend(
        shapes(tree.root()).iter().filter(|shape| leaves(shape)).map(|shape| format!("{shape:?} leaves the sheet")),
    );
    for (place, (text, ink)) in texts.iter().enumerate() {
        if leaves(ink) {
            faults.push(format!("{text:?} leaves the sheet: {ink:?}"));
        }
        let touching = texts[place + 1..].iter().filter(|(_, other)| touch(ink, other));
        faults.extend(touching.map(|(other, _)| format!("{text:?} touches {other:?}")));
    }
    faults
}

#[test]
fn no_text_touches_another_or_leaves_the_sheet() {
    let mut all = Vec::new();
    for (name, chart) in examples::gallery().into_iter().chain(examples::nasty()) {
        for millimetres in sheet::WIDTHS {
            let sheet = Sheet { millimetres, ..Sheet::default() };
            let faults = faults(&draw(&chart, &sheet).svg);
            let told = |fault: &String| format!("{name} at {millimetres} mm: {fault} ({} in all)", faults.len());
            all.extend(faults.first().map(told));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn every_character_of_the_gallery_has_a_glyph() {
    for (name, chart) in examples::gallery() {
        assert!(draw(&chart, &Sheet::default()).missing.is_empty(), "{name}");
    }
}

#[test]
fn every_label_is_drawn() {
    for (name, chart) in examples::gallery() {
        let drawn: Vec<String> =
            texts(&draw(&chart, &Sheet::default()).svg).into_iter().map(|(text, _)| text).collect();
        for label in examples::short_labels(&chart) {
            assert!(drawn.contains(&label), "{name}: {label:?} is not in {drawn:?}");
        }
    }
}

#[test]
fn a_long_label_is_shortened_and_told_in_full() {
    let long = "sanctions ".repeat(12).trim().to_owned();
    let chart = examples::dots("One outlet", &[&long], 1);
    let svg = draw(&chart, &Sheet::default()).svg;
    assert!(svg.contains(&format!("<title>{long}</title>")));
    assert!(texts(&svg).iter().any(|(text, _)| text.starts_with("sanctions sanctions") && text.ends_with('…')));
}

#[test]
fn an_unknown_character_is_drawn_as_a_box_and_reported() {
    let drawing = draw(&examples::dots("Faces", &["joy 😀"], 2), &Sheet::default());
    assert_eq!(drawing.missing, ['😀']);
    assert!(!drawing.svg.contains('😀'));
}

#[test]
fn two_drawings_are_equal_bytes() {
    for (name, chart) in examples::gallery() {
        assert_eq!(draw(&chart, &Sheet::default()), draw(&chart, &Sheet::default()), "{name}");
    }
}

#[test]
fn no_element_has_an_id() {
    for (name, chart) in examples::gallery() {
        let svg = draw(&chart, &Sheet::default()).svg;
        assert!(!svg.contains(" id=") && !svg.contains("url("), "{name}");
        assert!(svg.contains(r#"role="img""#) && svg.contains("<desc>"), "{name}");
    }
}

/// The markers' middles, in the order they were drawn.
fn circles(svg: &str, class: &str) -> Vec<(f64, f64)> {
    let number = |line: &str, key: &str| -> f64 {
        let rest = line.split_once(&format!("{key}=\"")).expect("the attribute is there").1;
        rest.split('"').next().expect("it ends").parse().expect("it is a number")
    };
    let lines = svg.lines().filter(|line| line.starts_with("<circle") && line.contains(class));
    lines.map(|line| (number(line, "cx"), number(line, "cy"))).collect()
}

#[test]
fn marks_stand_where_their_values_are() {
    let values = [3.0, -2.0, 0.0, 8.5, 8.4, 1e-3];
    let mut chart = examples::dots("Order", &["a", "b", "c", "d", "e", "f"], 1);
    let Chart::Dots(plot) = &mut chart else { unreachable!() };
    for (row, value) in plot.rows.iter_mut().zip(values) {
        row.marks = vec![Some(Mark { value, interval: None })];
    }
    let places = circles(&draw(&chart, &Sheet::default()).svg, "s0 fill")[1..].to_vec();
    assert_eq!(places.len(), values.len());
    let slope = (places[3].0 - places[1].0) / (values[3] - values[1]);
    for (value, (x, _)) in values.iter().zip(&places) {
        let expected = places[1].0 + (value - values[1]) * slope;
        assert!((x - expected).abs() < 0.25, "{value} stands at {x}, not at {expected}");
    }
    assert!(slope > 0.0 && places.windows(2).all(|pair| pair[0].1 < pair[1].1), "rows run down");
}

#[test]
fn a_picture_with_a_right_to_left_title_is_mirrored() {
    let place_of = |title: &str| {
        let texts = texts(&draw(&examples::dots(title, &["word"], 1), &Sheet::default()).svg);
        texts.into_iter().find(|(text, _)| text == "word").expect("the label is drawn").1.left()
    };
    assert!(place_of("Words") < 100.0);
    assert!(place_of("واژه‌ها") > 600.0);
}

#[test]
fn infinite_marks_stand_at_the_edge_with_an_arrow() {
    let mut chart = examples::dots("Open", &["a", "b"], 1);
    let Chart::Dots(plot) = &mut chart else { unreachable!() };
    plot.rows[0].marks = vec![Some(Mark { value: f64::INFINITY, interval: Some((2.0, f64::INFINITY)) })];
    plot.rows[1].marks = vec![Some(Mark { value: f64::NAN, interval: Some((1.0, 2.0)) })];
    let svg = draw(&chart, &Sheet::default()).svg;
    assert_eq!(circles(&svg, "s0 fill").len(), 2, "the legend's and that of the infinite value");
    assert!(svg.contains("<polygon"));
    assert!(!svg.contains("NaN") && !svg.contains("inf"));
}

#[test]
fn a_png_has_its_size_and_its_ink() {
    let svg = draw(&examples::dots("Sizes", &["word"], 2), &Sheet::default()).svg;
    let bytes = png(&svg, 192).expect("the picture is small");
    let pixels = resvg::tiny_skia::Pixmap::decode_png(&bytes).expect("it is a PNG");
    assert_eq!((pixels.width(), pixels.height()), (1436, numbers::whole(f64::from(size(&svg).1) * 2.0)));
    assert!(pixels.pixels().iter().any(|pixel| pixel.red() < 80));
    assert!(pixels.pixels()[0].red() == 255 && pixels.pixels()[0].alpha() == 255);
    assert!(bytes.windows(4).any(|chunk| chunk == b"pHYs"));
    assert_eq!(bytes, png(&svg, 192).expect("the picture is small"));
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_is_a_pdf_and_stays_the_same() {
    let svg = draw(&examples::dots("Pages", &["تحریم‌ها", "sanctions"], 2), &Sheet::default()).svg;
    let bytes = pdf(&svg).expect("the picture is small");
    assert!(bytes.starts_with(b"%PDF"));
    assert_eq!(bytes, pdf(&svg).expect("the picture is small"));
}

/// For a person's eyes: `NEWSPRINT_GALLERY=folder cargo test --lib write_the_gallery -- --ignored`.
#[test]
#[ignore = "writes pictures into a folder for somebody to look at"]
fn write_the_gallery() {
    let folder =
        std::path::PathBuf::from(std::env::var_os("NEWSPRINT_GALLERY").expect("NEWSPRINT_GALLERY names a folder"));
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let mut pictures = Vec::new();
    for (name, chart) in examples::gallery().into_iter().chain(examples::nasty()) {
        let svg = draw(&chart, &Sheet::default()).svg;
        pictures.push(svg.clone());
        for (width, millimetres) in [("85", 85.0), ("114", 114.0)] {
            let sheet = Sheet { millimetres, ..Sheet::default() };
            let png = png(&draw(&chart, &sheet).svg, 144).expect("it is small");
            std::fs::write(folder.join(format!("{name}.{width}.png")), png).expect("it can be written");
        }
        std::fs::write(folder.join(format!("{name}.svg")), &svg).expect("it can be written");
        std::fs::write(folder.join(format!("{name}.png")), png(&svg, 144).expect("it is small"))
            .expect("it can be written");
        #[cfg(feature = "pdf")]
        std::fs::write(folder.join(format!("{name}.pdf")), pdf(&svg).expect("it is small")).expect("it can be written");
    }
}
