//! How a result was made: version, command, settings, inputs with their hashes, totals. The clock has no place here.

use crate::corpus::Source;
use crate::index::SubCorpus;
use crate::table::CorpusFacts;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// The record beside a report.
#[derive(Debug, Clone)]
pub struct Provenance {
    /// The canonical command.
    pub command: String,
    /// Name and value of every setting that can change a result.
    pub settings: Vec<(String, String)>,
    /// Every file that was read.
    pub sources: Vec<Source>,
    /// What was counted.
    pub corpus: CorpusFacts,
}

impl Provenance {
    /// The manifest without the outputs, which are hashed as they are written.
    pub fn manifest(&self) -> Map<String, Value> {
        let settings: Map<String, Value> =
            self.settings.iter().map(|(name, value)| (name.clone(), Value::String(value.clone()))).collect();
        let input = |source: &Source| json!({"path": source.path, "bytes": source.bytes, "sha256": source.sha256});
        let mut manifest = Map::new();
        manifest.insert("newsprint".into(), env!("CARGO_PKG_VERSION").into());
        manifest.insert("command".into(), self.command.clone().into());
        manifest.insert("settings".into(), settings.into());
        manifest.insert(
            "corpus".into(),
            json!({
                "articles": self.corpus.articles, "tokens": self.corpus.tokens,
                "excluded_tokens": self.corpus.excluded_tokens, "hash": self.corpus.hash
            }),
        );
        manifest.insert("inputs".into(), self.sources.iter().map(input).collect());
        manifest
    }
}

/// Articles, words and the hash of what was counted.
pub fn corpus_facts(corpus: &SubCorpus<'_>) -> CorpusFacts {
    CorpusFacts { hash: corpus_hash(corpus), ..corpus_totals(corpus) }
}

/// The same for a format that shows no hash, which costs as much as reading the corpus.
pub fn corpus_totals(corpus: &SubCorpus<'_>) -> CorpusFacts {
    CorpusFacts {
        articles: corpus.articles().len() as u64,
        tokens: corpus.tokens(),
        excluded_tokens: crate::analysis::cleaning::left_out(corpus),
        cleaning: Some(crate::analysis::cleaning::notice(corpus)),
        hash: String::new(),
    }
}

/// SHA-256 over ids, metadata and bodies in the order of the corpus.
fn corpus_hash(corpus: &SubCorpus<'_>) -> String {
    let mut hash = Sha256::new();
    let mut field = |text: &str| {
        // Lengths keep fields apart, so that no text can pass for another.
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    };
    for &number in corpus.articles() {
        let article = corpus.index().article(number);
        let date = article.date.to_string();
        for text in
            [&article.id, &article.outlet, &date, &article.title, &article.author, &article.language, &*article.body]
        {
            field(text);
        }
        if let Some(given) = &article.given_tokens {
            for (place, range) in given.ranges.iter().enumerate() {
                field(&article.body[range.start as usize..range.end as usize]);
                for value in [given.lemmas.get(place), given.parts_of_speech.get(place)].into_iter().flatten() {
                    field(value);
                }
            }
        }
        for (name, value) in &article.metadata {
            field(name);
            field(value);
        }
    }
    crate::hash::hexadecimal(&hash.finalize())
}
