//! The escaping writer of the page: only markup that stands in our own source is written as it is.
//! Leaves what to write to the other files.

/// A page in the making.
///
/// Invariant: text that comes from a report passes through [`Html::text`] or [`Html::value`], which escape it;
/// [`Html::markup`] takes `'static` text only, so a value can never reach it by mistake.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Markup from our own source.
    pub fn markup(&mut self, markup: &'static str) -> &mut Self {
        self.0 += markup;
        self
    }

    /// Escaped text, safe between tags and inside a quoted attribute.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            match letter {
                '&' => self.0 += "&amp;",
                '<' => self.0 += "&lt;",
                '>' => self.0 += "&gt;",
                '"' => self.0 += "&quot;",
                '\'' => self.0 += "&#39;",
                '\0' => self.0.push('\u{fffd}'),
                _ => self.0.push(letter),
            }
        }
        self
    }

    /// A value of unknown script, kept from reordering what stands beside it: one `<bdi>` a value.
    pub fn value(&mut self, text: &str) -> &mut Self {
        self.markup("<bdi>").text(text).markup("</bdi>")
    }

    /// Something this library made and vouches for: a drawing, the data, the style.
    pub fn made(&mut self, made: &str) -> &mut Self {
        self.0 += made;
        self
    }

    /// The page so far.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The address of a file beside the page, one path segment at a time.
pub(super) fn address(folder: &str, name: &str, extension: &str) -> String {
    let mut address = format!("{folder}/");
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address += &escaped_byte(byte);
        }
    }
    address + "." + extension
}

fn escaped_byte(byte: u8) -> String {
    format!("%{byte:02X}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_markup() {
        let mut page = Html::default();
        page.value("<a href='x' title=\"y\">&");
        assert_eq!(page.as_str(), "<bdi>&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;</bdi>");
    }

    #[test]
    fn an_address_stays_in_its_folder() {
        assert_eq!(address("tables", "a b/../c", "csv"), "tables/a%20b%2F..%2Fc.csv");
    }
}
