//! Dictionaries of Yoshikoder (`.ykd`): XML, `<cnode name="…">` for categories, `<pnode name="…"/>` for entries.

use super::{Gathered, GroupReader, place};
use crate::error::{Error, Result};
use crate::query::group::{Group, escaped};
use roxmltree::{Document, Node};

pub(super) const YOSHIKODER: GroupReader = GroupReader {
    name: "Yoshikoder",
    extensions: &["ykd"],
    about: "<cnode name=\"power\"><pnode name=\"troop*\"/></cnode>",
    read,
};

/// Levels of categories; more is a slip, and would exhaust the stack.
const DEEPEST: usize = 50;

fn read(text: &str, file: &str) -> Result<Vec<Group>> {
    let document = Document::parse(text).map_err(|error| {
        let at = error.pos();
        let place = place(file, at.row as usize, at.col as usize);
        Error::new(format!("{place}: this is no XML: {error}")).hint("save the dictionary again from Yoshikoder")
    })?;
    let root = document.root_element();
    if root.tag_name().name() != "dictionary" {
        return Err(Error::new(format!("{}: <{}> is no dictionary", at(file, root), root.tag_name().name()))
            .hint("a file of Yoshikoder begins with <dictionary>"));
    }
    let mut gathered = Gathered::default();
    let top: Vec<Node> = root.children().filter(Node::is_element).collect();
    // The outermost category is the dictionary itself.
    match &top[..] {
        [only]
            if only.tag_name().name() == "cnode" && only.children().all(|child| child.tag_name().name() != "pnode") =>
        {
            category(*only, &mut Vec::new(), file, &mut gathered)?;
        }
        _ => category(root, &mut Vec::new(), file, &mut gathered)?,
    }
    Ok(gathered.filled())
}

fn category<'t>(node: Node<'t, '_>, path: &mut Vec<&'t str>, file: &str, gathered: &mut Gathered) -> Result<()> {
    if path.len() > DEEPEST {
        return Err(Error::new(format!("{}: categories stand too deep", at(file, node))).hint("flatten the dictionary"));
    }
    for child in node.children().filter(Node::is_element) {
        let name = child.attribute("name").map(str::trim).filter(|name| !name.is_empty());
        match (child.tag_name().name(), name) {
            ("cnode", Some(name)) => {
                path.push(name);
                category(child, path, file, gathered)?;
                path.pop();
            }
            ("pnode", Some(name)) if !path.is_empty() => {
                let place = at(file, child);
                let group = gathered.group(&path.join("."), &place);
                gathered.add(group, escaped(name, &['?']), place);
            }
            ("pnode", Some(name)) => {
                return Err(Error::new(format!("{}: \"{name}\" stands in no category", at(file, child)))
                    .hint("put it into a <cnode>"));
            }
            (tag, None) => {
                return Err(
                    Error::new(format!("{}: <{tag}> has no name", at(file, child))).hint("give it one: name=\"…\"")
                );
            }
            (tag, _) => {
                return Err(Error::new(format!("{}: <{tag}> is not known in a dictionary", at(file, child)))
                    .hint("leave only <cnode> and <pnode>"));
            }
        }
    }
    Ok(())
}

fn at(file: &str, node: Node<'_, '_>) -> String {
    let at = node.document().text_pos_at(node.range().start);
    place(file, at.row as usize, at.col as usize)
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;

    #[test]
    fn the_outermost_category_is_the_dictionary() {
        let text = "<?xml version=\"1.0\"?>\n<dictionary style=\"050805\">\n<cnode name=\"New\">\n<cnode name=\"A\">\
                    <pnode name=\"more*\"/><cnode name=\"B\"><pnode name=\"a little\"></pnode></cnode></cnode>\n\
                    <cnode name=\"C\"><pnode name=\"why?\"/></cnode></cnode></dictionary>";
        let found = shown(&read(text, "x.ykd").expect("a dictionary"));
        let expected = [("A", "more*"), ("A.B", "a little"), ("C", r"why\?")];
        assert_eq!(found, expected.map(|(name, entry)| (name.to_string(), vec![entry.to_string()])));
    }

    #[test]
    fn broken_files_name_line_and_column() {
        for (text, place) in [
            ("<dictionary>\n<cnode name='a'></dictionary>", "line 2 column"),
            ("<dictionary>\n <cnode name='a'><cnode name=''></cnode></cnode></dictionary>", "line 2 column 18"),
            ("<dictionary>\n<cnode name='a'><word/></cnode></dictionary>", "line 2 column 17"),
            ("<dictionary><pnode name='x'/></dictionary>", "line 1 column 13"),
            ("<html></html>", "line 1 column 1"),
        ] {
            let message = read(text, "x.ykd").expect_err(text).to_string();
            assert!(message.contains(place), "{message}");
        }
        let deep =
            format!("<dictionary>{}", "<cnode name='a'>".repeat(100)) + &"</cnode>".repeat(100) + "</dictionary>";
        assert!(read(&deep, "x.ykd").expect_err("deep").to_string().contains("too deep"));
    }
}
