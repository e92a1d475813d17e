//! The parts of the document that do not depend on the report, or only on its title: types, relationships, styles, lists, footer.

use crate::report::paper::manuscript::Manuscript;
use crate::table::markup::escaped;

pub(super) const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

pub(super) const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="document" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

pub(super) const NUMBERING: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

pub(super) const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#;

pub(super) const FOOTER: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Colophon"/><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"#;

/// Title and language, no clock.
pub(super) fn core(manuscript: &Manuscript<'_>) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>newsprint {}</dc:creator>\
         <dc:language>{}</dc:language></cp:coreProperties>",
        escaped(manuscript.title),
        env!("CARGO_PKG_VERSION"),
        escaped(manuscript.language)
    )
}

/// What the document points to, the pictures last.
pub(super) fn of_document(pictures: &[Vec<u8>]) -> String {
    const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let part = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{TYPE}/{kind}\" Target=\"{target}\"/>")
    };
    let fixed = [
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("footer", "footer1.xml"),
    ];
    let mut parts: String = fixed.iter().map(|(kind, target)| part(kind, kind, target)).collect();
    for place in 1..=pictures.len() {
        parts += &part(&format!("image{place}"), "image", &format!("media/image{place}.png"));
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
         xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{parts}</Relationships>"
    )
}

/// Fonts that Word and `LibreOffice` have for every script; booktabs' three rules as a style of tables.
pub(super) fn styles(manuscript: &Manuscript<'_>) -> String {
    let style = |id: &str, name: &str, before: u32, after: u32, paragraph: &str, run: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:customStyle=\"{}\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:qFormat/><w:pPr>{paragraph}<w:spacing w:before=\"{before}\" w:after=\"{after}\"/></w:pPr><w:rPr>{run}</w:rPr></w:style>",
            u8::from(name.starts_with("newsprint"))
        )
    };
    let size = |half_points: u32| format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>");
    let bold = |half_points: u32| format!("<w:b/><w:bCs/>{}", size(half_points));
    let keep = "<w:keepNext/>";
    let heading = |level: u32, half_points: u32| {
        let outline = format!("<w:outlineLvl w:val=\"{}\"/></w:pPr><w:rPr>", level - 1);
        style(
            &format!("Heading{level}"),
            &format!("heading {level}"),
            360,
            120,
            "<w:keepNext/><w:keepLines/>",
            &bold(half_points),
        )
        .replace("</w:pPr><w:rPr>", &outline)
    };
    let mut all = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"SimSun\" w:cs=\"Arial\"/>{}<w:lang w:val=\"{}\" \
         w:eastAsia=\"zh-CN\" w:bidi=\"fa-IR\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" \
         w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
        size(21),
        escaped(manuscript.language)
    );
    all += &style("Title", "Title", 0, 60, "", &bold(40));
    all += &style("Subtitle", "Subtitle", 0, 240, "", &size(24));
    for (level, half_points) in [(1, 30), (2, 25), (3, 22)] {
        all += &heading(level, half_points);
    }
    all += &style(
        "ListBullet",
        "List Bullet",
        0,
        60,
        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>",
        "",
    );
    all += &style("Figure", "newsprint figure", 240, 60, keep, "");
    all += &style("Caption", "caption", 0, 240, "", &size(18));
    all += &style("TableCaption", "newsprint table caption", 240, 60, keep, &size(18));
    all += &style("TableText", "newsprint table text", 10, 10, "", &size(16));
    all += &style("AfterTable", "newsprint after table", 0, 120, "", &size(8));
    all += &style(
        "Notice",
        "newsprint notice",
        60,
        120,
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"8A9096\"/></w:pBdr>",
        "",
    );
    all += &style("Reference", "newsprint reference", 0, 60, "", "")
        .replace("</w:pPr><w:rPr>", "<w:ind w:left=\"360\" w:hanging=\"360\"/></w:pPr><w:rPr>");
    all += &style("Colophon", "newsprint colophon", 0, 0, "", &size(16));
    all += "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Code\"><w:name w:val=\"newsprint code\"/><w:rPr>\
        <w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\"/><w:sz w:val=\"18\"/></w:rPr></w:style>";
    all += "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar>\
        <w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>";
    all += "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"Booktabs\"><w:name w:val=\"newsprint booktabs\"/>\
        <w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"000000\"/>\
        <w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"000000\"/></w:tblBorders></w:tblPr><w:tblStylePr w:type=\"firstRow\">\
        <w:tcPr><w:tcBorders><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/></w:tcBorders>\
        <w:vAlign w:val=\"bottom\"/></w:tcPr></w:tblStylePr></w:style></w:styles>";
    all
}
