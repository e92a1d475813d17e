//! The members of a JSON object, as they stand in the file. A plain object is looked at once; the parser decides about all others.

use super::cursor::Cursor;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

/// The members of an object, by name.
#[derive(Debug)]
pub(super) struct Members<'a> {
    /// In the order of their names.
    list: Vec<Member<'a>>,
    /// Where the escapes stand in the strings of a plain object, string by string, counted from the start of each.
    escapes: Vec<u32>,
}

/// A member of an object.
#[derive(Debug)]
pub(super) struct Member<'a> {
    pub name: Cow<'a, str>,
    /// Its value as it stands in the file, so that numbers keep their digits.
    pub raw: &'a str,
    /// Its escapes among those of the object; `None` where only the parser knows them.
    escapes: Option<Range<usize>>,
}

impl<'a> Members<'a> {
    /// The members of an object; `text` is the object alone.
    pub(super) fn of(text: &'a str) -> Result<Self, serde_json::Error> {
        Self::plain(text).map_or_else(|| Self::parsed(text), Ok)
    }

    /// The members that the parser finds.
    fn parsed(text: &'a str) -> Result<Self, serde_json::Error> {
        let Object(members) = serde_json::from_str(text)?;
        let member = |(name, raw): (_, &'a RawValue)| Member { name, raw: raw.get(), escapes: None };
        Ok(Self { list: members.into_iter().map(member).collect(), escapes: Vec::new() })
    }

    /// The members of an object that is plain: without control characters, without signs that are named by their numbers, and without
    /// anything that the parser might refuse.
    fn plain(text: &'a str) -> Option<Self> {
        let least = text.bytes().fold(b' ', u8::min);
        if least < b' ' {
            return None;
        }
        let mut cursor = Cursor { text, at: 0 };
        // As many escapes as most texts have at most: their line ends come in pairs.
        let (mut list, mut escapes) = (Vec::with_capacity(8), Vec::with_capacity(text.len() / 64));
        if !cursor.skip(b'{') {
            return None;
        }
        let mut goes_on = cursor.peek()? != b'}';
        while goes_on {
            let first = escapes.len();
            let name = string(&mut cursor, &mut escapes)?;
            if escapes.len() > first || !cursor.skip(b':') {
                return None;
            }
            let raw = match cursor.peek()? {
                b'"' => string(&mut cursor, &mut escapes)?,
                _ => cursor.value::<&RawValue>().ok().map(RawValue::get).filter(|raw| !raw.contains('\\'))?,
            };
            list.push(Member { name: name[1..name.len() - 1].into(), raw, escapes: Some(first..escapes.len()) });
            goes_on = cursor.skip(b',');
        }
        let ends = cursor.skip(b'}') && cursor.peek().is_none();
        list.sort_unstable_by(|one, other| one.name.cmp(&other.name));
        let differ = list.windows(2).all(|pair| pair[0].name != pair[1].name);
        (ends && differ).then_some(Self { list, escapes })
    }

    /// Whether the object is plain, so that its values hold no sign that its file does not.
    pub(super) fn are_plain(&self) -> bool {
        self.list.iter().all(|member| member.escapes.is_some())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Member<'a>> {
        self.list.iter()
    }

    /// The names of all members.
    pub(super) fn names(&self) -> Vec<String> {
        self.list.iter().map(|member| member.name.clone().into_owned()).collect()
    }

    /// The value of a member as text, in the room given: a string without its quotes, anything else as it stands.
    pub(super) fn value(&self, member: &Member<'_>, room: String) -> Result<String, serde_json::Error> {
        let Some(inner) = member.raw.strip_prefix('"') else { return Ok(member.raw.to_owned()) };
        let Some(escapes) = &member.escapes else { return serde_json::from_str(member.raw) };
        let mut text = room;
        text.clear();
        text.reserve(inner.len());
        let mut behind = 0;
        for &place in &self.escapes[escapes.clone()] {
            let place = place as usize;
            // Line ends come in pairs, with nothing between.
            if behind < place {
                text.push_str(&inner[behind..place]);
            }
            text.push(meant(inner.as_bytes()[place + 1]).expect("escapes are kept where their meaning is known"));
            behind = place + 2;
        }
        text.push_str(&inner[behind..inner.len() - 1]);
        Ok(text)
    }
}

/// The string at a place, with its quotes, and where its escapes are; `None` if none stands there or only the parser knows what it means.
fn string<'a>(cursor: &mut Cursor<'a>, escapes: &mut Vec<u32>) -> Option<&'a str> {
    if cursor.peek()? != b'"' {
        return None;
    }
    let start = cursor.at;
    let inner = &cursor.text.as_bytes()[start + 1..];
    let mut at = 0;
    loop {
        at += memchr::memchr2(b'"', b'\\', &inner[at..])?;
        // Line ends come in pairs.
        while inner[at] == b'\\' {
            meant(*inner.get(at + 1)?)?;
            escapes.push(u32::try_from(at).ok()?);
            at += 2;
            if at >= inner.len() {
                return None;
            }
        }
        if inner[at] == b'"' {
            cursor.at = start + at + 2;
            return Some(&cursor.text[start..cursor.at]);
        }
    }
}

/// What a sign means behind a backslash; `None` if a number follows, or it means nothing.
fn meant(sign: u8) -> Option<char> {
    Some(match sign {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'"' | b'\\' | b'/' => char::from(sign),
        _ => return None,
    })
}

/// The members of an object as the parser finds them.
struct Object<'a>(BTreeMap<Cow<'a, str>, &'a RawValue>);

/// The name of a member: borrowed if it has no escapes.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ByName;
        impl<'de> Visitor<'de> for ByName {
            type Value = BTreeMap<Cow<'de, str>, &'de RawValue>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            // Plain maps take the last of two equal names and say nothing.
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = BTreeMap::new();
                while let Some((Name(name), value)) = map.next_entry::<Name<'de>, &RawValue>()? {
                    if members.contains_key(&name) {
                        return Err(A::Error::custom(format!("the name \"{name}\" stands twice")));
                    }
                    members.insert(name, value);
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(ByName).map(Self)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Names, values as they stand and values as text; the fault in words if there is one.
    fn found(members: Result<Members<'_>, serde_json::Error>) -> Result<Vec<[String; 3]>, String> {
        let members = members.map_err(|error| error.to_string())?;
        let all = members.iter().map(|member| {
            let text = members.value(member, "what it held before".to_owned()).map_err(|error| error.to_string())?;
            Ok([member.name.clone().into_owned(), member.raw.to_owned(), text])
        });
        all.collect()
    }

    #[test]
    fn plain_objects_are_looked_at_once() {
        let text = r#" { "text" : "a\nb \"c\" \\ \/ \t\r\b\f سد\n\n", "n": 1.50, "m": [1, {"k": "v"}], "x": null } "#;
        let plain = Members::plain(text).unwrap();
        let texts = [
            ("m", r#"[1, {"k": "v"}]"#),
            ("n", "1.50"),
            ("text", "a\nb \"c\" \\ / \t\r\u{8}\u{c} سد\n\n"),
            ("x", "null"),
        ];
        let read: Vec<_> =
            plain.iter().map(|member| (&*member.name, plain.value(member, String::new()).unwrap())).collect();
        assert_eq!(read, texts.map(|(name, text)| (name, text.to_owned())));
        for text in ["{}", r#"{"":""}"#, "{\"a\":true}"] {
            assert!(Members::plain(text).is_some(), "{text}");
        }
        for text in [
            r#"{"a":"\u0041"}"#,
            r#"{"a\n":1}"#,
            "{\"a\":\"\t\"}",
            r#"{"a":1,"a":2}"#,
            r#"{"a":1,}"#,
            r#"{"a":01}"#,
            "[]",
        ] {
            assert!(Members::plain(text).is_none(), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn members_are_those_that_the_parser_finds(
            text in r#"[ \t]?\{?("[ab]?(\\[n"u])?" ?:("(a|é|水|\t|\\[nrtbf"/\\u]|\\u00e9|\\ud83d|,){0,6}"|-?[0-9.e]{0,3}|null|\[[1,]*\]|\{"a":1\}) ?,?){0,3}\}?[ x]?"#,
        ) {
            prop_assert_eq!(found(Members::of(&text)), found(Members::parsed(&text)), "{}", text);
        }
    }
}
