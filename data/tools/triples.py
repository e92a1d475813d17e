"""Writes data/languages/triples.txt from the sources of whatlang: python3 data/tools/triples.py FOLDER_OF_WHATLANG > data/languages/triples.txt"""
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1]) / "src"
read = lambda path: (source / path).read_text(encoding="utf-8")

alphabets = {}
for script in ["latin", "cyrillic"]:
    for code, letters in re.findall(r'^const ([A-Z]{3}): &str =\s*"([^"]*)";', read(f"alphabets/{script}.rs"), re.M):
        alphabets[code.lower()] = letters

version = re.search(r'^version = "(.*)"', (source.parent / "Cargo.toml").read_text(), re.M)[1]
print(f"# Taken from whatlang {version}, MIT licence, Sergey Potapov, Titus Wormer and others (MIT-whatlang.txt);")
print("# written by data/tools/triples.py. A line a language: script, ISO 639-3, alphabet (- where it says nothing), the commonest triples")
print("# of letters from the commonest on, side by side; _ is anything that is no letter.")
script = code = None
triples = []
found = re.finditer(r"static (\w+)_LANGS|Lang::(\w+),|Trigram\('(.)', '(.)', '(.)'\)", read("trigrams/profiles.rs"))
for match in [*found, None]:
    if (match is None or match[1] or match[2]) and triples:
        print(script, code, alphabets.get(code, "-"), "".join(triples).replace(" ", "_"))
        triples = []
    if match and match[1]:
        script = match[1].capitalize()
    elif match and match[2]:
        code = match[2].lower()
    elif match:
        triples.append("".join(match.group(3, 4, 5)))
