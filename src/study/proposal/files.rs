//! A proposal for a folder of texts.

use super::pattern::{FilePattern, Fit, inferred};
use super::{ArticleProposal, Proposal, Settings, given};
use crate::corpus::reader::survey;
use crate::error::{Error, Result};

/// Looks at every text file of the folder.
pub(super) fn propose(settings: &Settings) -> Result<Proposal> {
    let known = given(&settings.input)?;
    let paths = survey::text_paths(&settings.input)?;
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let fit = match &settings.pattern {
        Some(pattern) if !paths.is_empty() => Some(asked(pattern, &paths)?),
        _ => inferred(&paths),
    };
    let seen = survey::texts(&settings.input, settings.threads, |file| {
        let facts = fit.as_ref().and_then(|fit| fit.pattern.read(&file.relative));
        ArticleProposal::of(&file, fit.as_ref(), facts.as_ref(), known.get(&file.relative))
    })?;
    let mut proposal = Proposal { pattern: fit, others: seen.others, given: !known.is_empty(), ..Proposal::default() };
    for (path, article) in seen.texts {
        match article {
            Ok(article) => proposal.articles.push(article),
            Err(error) => proposal.unreadable.push((path, error)),
        }
    }
    if let Some((_, error)) = proposal.unreadable.first().filter(|_| proposal.articles.is_empty()) {
        return Err(Error::new(format!("no text file of \"{}\" can be read", settings.input.display()))
            .because(error.to_string())
            .hint("save the texts as UTF-8"));
    }
    Ok(proposal)
}

/// How well the user's own pattern fits.
fn asked(pattern: &FilePattern, paths: &[&str]) -> Result<Fit> {
    let files = paths.iter().filter(|path| pattern.read(path).is_some()).count();
    if files == 0 {
        return Err(Error::question(format!("the pattern {} fits none of {} text files", pattern.text(), paths.len()))
            .hint(format!("the first of them is \"{}\"", paths[0])));
    }
    Ok(Fit { pattern: pattern.clone(), files, out_of: paths.len(), outlets_repeat: true })
}
