//! The colours as numbers: contrast, and what colour-blind readers tell apart.

use super::*;

#[test]
fn in_every_theme_texts_have_4_5_to_1_and_marks_3_to_1() {
    for theme in THEMES {
        let against = |paint, below| contrast(theme.colour(paint), theme.colour(below));
        for below in [PAPER, BAND] {
            assert!(against(INK, below) >= 7.0 && against(MUTED, below) >= TEXT_CONTRAST, "{}", theme.name);
            for place in 0..SERIES as u8 {
                assert!(against(Paint::Series(place), below) >= MARK_CONTRAST, "{} series {place}", theme.name);
                assert!(against(Paint::SeriesText(place), below) >= TEXT_CONTRAST, "{} text {place}", theme.name);
            }
        }
        assert!(against(AXIS, PAPER) >= MARK_CONTRAST, "{}: axis", theme.name);
        for step in 0..HEAT_STEPS {
            assert!(against(Paint::OnHeat(step), Paint::Heat(step)) >= TEXT_CONTRAST, "{} step {step}", theme.name);
        }
        for place in 0..SERIES as u8 {
            assert!(against(INK, Paint::SeriesTint(place)) >= TEXT_CONTRAST, "{} tint {place}", theme.name);
        }
    }
}

/// As a dichromat sees a colour, in linear light: Machado, Oliveira and Fernandes (2009), severity 1.
const DEFICIENCIES: [(&str, [[f64; 3]; 3]); 3] = [
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// L*a*b* (D65) of a colour as a matrix shows it.
fn seen(colour: Colour, matrix: &[[f64; 3]; 3]) -> [f64; 3] {
    let linear = [colour.0, colour.1, colour.2].map(|part| luminance(Colour(part, part, part)));
    let row = |row: &[f64; 3]| (row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2]).clamp(0.0, 1.0);
    let [red, green, blue] = [row(&matrix[0]), row(&matrix[1]), row(&matrix[2])];
    let root = |part: f64| if part > 0.008_856 { libm::cbrt(part) } else { 7.787 * part + 16.0 / 116.0 };
    let x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
    let y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    let z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn colour_blind_readers_tell_any_two_series_apart() {
    for theme in THEMES.iter().filter(|theme| theme.name != "grey") {
        for (name, matrix) in &DEFICIENCIES {
            let seen = (0..SERIES as u8).map(|place| seen(theme.colour(Paint::Series(place)), matrix));
            let seen: Vec<[f64; 3]> = seen.collect();
            for (place, one) in seen.iter().enumerate() {
                for (other_place, other) in seen.iter().enumerate().take(place) {
                    let square: f64 = one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum();
                    let pair = format!("{}, {name}: series {other_place} and {place}", theme.name);
                    assert!(square.sqrt() >= 9.0, "{pair}: {:.1}", square.sqrt());
                }
            }
        }
    }
}

#[test]
fn a_scale_grows_step_by_step_away_from_the_paper() {
    for theme in THEMES {
        let against = |step| contrast(theme.colour(Paint::Heat(step)), theme.colour(PAPER));
        assert!((1..HEAT_STEPS).all(|step| against(step) > against(step - 1)), "{}", theme.name);
    }
}

#[test]
fn thirty_series_look_different() {
    for place in 0..30 {
        assert!((0..place).all(|other| series_style(other) != series_style(place)), "series {place}");
    }
}

#[test]
fn a_paint_comes_back_from_its_code() {
    let greys = [PAPER, INK, MUTED, AXIS, GRID, BAND];
    for paint in greys.into_iter().chain(Paint::of_data()) {
        assert_eq!(Paint::of_code(paint.code()), paint);
    }
    assert_eq!(Paint::Series(3).class(), "s3");
}
