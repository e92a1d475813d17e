#!/usr/bin/env python3
"""Independent count of the truths planted in data/dispute.

Run as:  python3 data/tools/truth.py
Reads    data/dispute/articles.csv, the article texts and data/tools/planted.json
Writes   data/dispute/truth.json
Exit 0 when every planted truth holds, 1 with a list of failures otherwise.
Standard library only; does not call newsprint.

Word rule: lower-case, U+2019 folded to "'", U+00AD removed, tokens by
[a-z]+(?:'[a-z]+)* . Planted words are chosen so that no sensible tokenizer
disagrees: the script fails if one of them ever touches a hyphen, apostrophe,
digit or one of _ @ # / in the texts.
"""
import csv
import datetime
import difflib
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = os.path.join(HERE, "..", "dispute")
NAMES = {"verrin-record": "Verrin Record", "exchange-ledger": "Exchange Ledger",
         "port-ansel-tidings": "Port Ansel Tidings", "undertow": "Undertow", "daily-klaxon": "Daily Klaxon"}
COLUMNS = ["file", "outlet", "title", "author", "date", "language", "section"]
KEYWORDS = {
    "verrin-record": ["sovereignty", "saboteurs", "foreign"],
    "exchange-ledger": ["investors", "financing", "shares"],
    "port-ansel-tidings": ["harbour", "neighbours", "quay", "ferry"],
    "undertow": ["communities", "eviction", "solidarity"],
    "daily-klaxon": ["fury", "slammed", "bosses", "blasted"],
}
ONE_ARTICLE = ("port-ansel-tidings", "eels")
LOCKWORDS = ["dam", "minister"]
RISING = "referendum"
MIN_RATIO, MIN_SPREAD, LOCK_LOW, LOCK_HIGH = 4.0, 8, 0.67, 1.5
SHARED = [
    {"name": "wire-a-federation-protest",
     "original": "exchange-ledger/2025-03-11-uf-protests-over-tidal-dam.txt",
     "copies": {
         "port-ansel-tidings/2025-03-12-federation-says-nobody-was-asked.txt": "near-verbatim, new headline",
         "verrin-record/2025-03-12-federation-note-on-river-treaty.txt": "cut and lightly edited, no credit"},
     "min_longest": {"near": 150, "cut": 25}},
    {"name": "wire-b-court-ruling",
     "original": "exchange-ledger/2025-06-05-court-suspends-clearance.txt",
     "copies": {
         "verrin-record/2025-06-06-court-lets-marine-works-proceed.txt": "near-verbatim, new headline",
         "daily-klaxon/2025-06-06-court-halts-bulldozers.txt": "cut and lightly edited, no credit"},
     "min_longest": {"near": 150, "cut": 25}},
]
STATEMENT = {
    "speaker": "Ilse Marrant",
    "said_on": "2025-05-20",
    "renderings": [
        ("verrin-record/2025-05-20-no-gate-will-close.txt", "will", "direct quotation",
         "“No gate of this dam will close until every family in the Low Saltings has a new front door,”"),
        ("exchange-ledger/2025-05-21-in-brief-marrant-rehousing.txt", "should", "paraphrase",
         "Families in the Low Saltings should be rehoused before the gates of the Tamber dam are closed"),
        ("port-ansel-tidings/2025-05-22-minister-at-the-quay.txt", "must", "partly quoted",
         "every family in the Low Saltings must have “a new front door” before any gate of the dam is closed"),
        ("undertow/2025-05-23-a-promise-in-the-conditional.txt", "could", "paraphrase",
         "Families in the Low Saltings could be rehoused before the gates of the dam are closed"),
    ],
}
# Patterns are disjoint within a group: every mention is counted once.
VARIANTS = {
    "company": {
        "Corrant Tidal Holdings": r"\bCorrant Tidal Holdings\b",
        "Corrant (alone)": r"\bCorrant\b(?! Tidal Holdings)(?!['’]s)",
        "Corrant’s": r"\bCorrant['’]s\b",
        "CTH": r"\bCTH\b(?!['’]s)",
        "CTH’s": r"\bCTH['’]s\b",
    },
    "federation": {
        "United Federation": r"\bUnited Federation\b",
        "the Federation (short)": r"(?<!United )\bFederation\b(?!['’]s)",
        "Federation’s (short)": r"(?<!United )\bFederation['’]s\b",
        "U.F.": r"\bU\.F\.(?!['’]s)",
        "U.F.’s": r"\bU\.F\.['’]s\b",
        "UF": r"\bUF\b(?!['’]s)",
        "UF’s": r"\bUF['’]s\b",
    },
    "president": {
        "Teodor Krall": r"\bTeodor Krall\b(?!['’]s)",
        "Mr Krall": r"\bMr Krall\b(?!['’]s)",
        "Krall (other)": r"(?<!Teodor )(?<!Mr )\bKrall\b(?!['’]s)",
        "Krall’s": r"\bKrall['’]s\b",
    },
    "energy minister": {
        "Ilse Marrant": r"\bIlse Marrant\b",
        "Ms Marrant": r"\bMs Marrant\b",
        "Marrant (other)": r"(?<!Ilse )(?<!Ms )\bMarrant\b",
    },
}
FEATURES = {  # typographic oddities that must occur somewhere
    "abbreviation_at_sentence_end": r"U\.F\. (?=[A-Z])|U\.F\.(?=\n)",
    "number_with_separators": r"\b\d{1,3}(?:,\d{3})+(?:\.\d+)?\b",
    "url": r"https://\S+",
    "email": r"\b[\w.]+@[\w.]+\.\w+\b",
    "handle": r"(?<!\w)@\w+",
    "hashtag": r"#\w+",
    "emoji": "[\U0001F300-\U0001FAFF]",
    "soft_hyphen": "\u00ad",
    "nbsp": "\u00a0",
    "hyphenated_compound": r"\b[A-Za-z]+-[A-Za-z]+\b",
    "curly_apostrophe": r"(?<=\w)’(?=\w)",
    "straight_apostrophe": r"(?<=\w)'(?=\w)",
}

failures = []


def check(ok, message):
    if not ok:
        failures.append(message)


def tokens(text):
    text = text.lower().replace("’", "'").replace("\u00ad", "")
    return re.findall(r"[a-z]+(?:'[a-z]+)*", text)


def boff(text, char_index):
    return len(text[:char_index].encode("utf-8"))


def nth(text, needle, n):
    at = -1
    for _ in range(n + 1):
        at = text.find(needle, at + 1)
        if at < 0:
            return -1
    return at


def ratio(a, na, b, nb):
    return None if b == 0 else round((a / na) / (b / nb), 3)


# --- texts and table ------------------------------------------------------
with open(os.path.join(BASE, "articles.csv"), encoding="utf-8", newline="") as h:
    reader = csv.DictReader(h)
    check(reader.fieldnames == COLUMNS, f"articles.csv columns: {reader.fieldnames}")
    rows = list(reader)
check(len(rows) == 60, f"{len(rows)} rows in articles.csv, not 60")
on_disk = sorted(
    f"{d}/{f}" for d in os.listdir(BASE) if os.path.isdir(os.path.join(BASE, d))
    for f in os.listdir(os.path.join(BASE, d)))
check(sorted(r["file"] for r in rows) == on_disk, "articles.csv and files on disk differ")

text, toks, nwords = {}, {}, {}
for r in rows:
    raw = open(os.path.join(BASE, r["file"]), "rb").read()
    t = raw.decode("utf-8")
    f = r["file"]
    text[f], toks[f], nwords[f] = t, tokens(t), len(t.split())
    check("\r" not in t and t.endswith("\n") and not t.startswith("\ufeff"), f"{f}: LF/BOM")
    lines = t.split("\n")
    check(lines[0] == r["title"] and lines[1] == "", f"{f}: first line is not the title")
    check(NAMES.get(f.split("/")[0]) == r["outlet"], f"{f}: outlet")
    r["outlet"] = f.split("/")[0]
    check(f.split("/")[1].startswith((r["date"] or "undated") + "-"), f"{f}: date in name")
    check(200 <= nwords[f] <= 500, f"{f}: {nwords[f]} words")
    check(r["language"] == "en", f"{f}: language")
outlets = sorted(KEYWORDS)
files = {o: [r["file"] for r in rows if r["outlet"] == o] for o in outlets}
for o in outlets:
    check(len(files[o]) == 12, f"{o}: {len(files[o])} articles")
size = {o: sum(len(toks[f]) for f in files[o]) for o in outlets}
total = sum(size.values())

# --- words ----------------------------------------------------------------
every = sorted({w for ws in KEYWORDS.values() for w in ws} | {ONE_ARTICLE[1], RISING} | set(LOCKWORDS))
for f, t in text.items():
    low = t.lower()
    for w in every:
        for m in re.finditer(rf"(?<![a-z]){w}(?![a-z])", low):
            after = low[m.end():m.end() + 1]
            before = low[max(0, m.start() - 1):m.start()]
            bad = bool(set(before + after) & set("'’-\u00ad_@#/0123456789"))
            check(not bad, f"{f}: ambiguous {low[m.start()-8:m.end()+8]!r}")


def word_row(w):
    per = {o: {"count": sum(toks[f].count(w) for f in files[o]),
               "articles": sum(w in toks[f] for f in files[o])} for o in outlets}
    return {"corpus": {"count": sum(p["count"] for p in per.values()),
                       "articles": sum(p["articles"] for p in per.values())}, "outlets": per}


words = {w: word_row(w) for w in every}


def outlet_ratio(w, o):
    a = words[w]["outlets"][o]["count"]
    return ratio(a, size[o], words[w]["corpus"]["count"] - a, total - size[o])


keywords = []
for o, ws in KEYWORDS.items():
    for w in ws:
        p = words[w]["outlets"][o]
        q = outlet_ratio(w, o)
        keywords.append({"outlet": o, "word": w, "count": p["count"], "articles": p["articles"],
                         "rest_count": words[w]["corpus"]["count"] - p["count"],
                         "per_1000": round(1000 * p["count"] / size[o], 3), "ratio_vs_rest": q})
        check(q is None or q >= MIN_RATIO, f"keyword {o}/{w}: ratio {q}")
        check(p["articles"] >= MIN_SPREAD, f"keyword {o}/{w}: in {p['articles']} articles")

o1, w1 = ONE_ARTICLE
hits = {f: toks[f].count(w1) for f in text if w1 in toks[f]}
one_article = {"outlet": o1, "word": w1, "files": hits}
check(len(hits) == 1 and max(hits.values(), default=0) >= 15, f"one-article word: {hits}")
check(all(f.startswith(o1 + "/") for f in hits), "one-article word in the wrong outlet")

lockwords = []
for w in LOCKWORDS:
    rs = {o: outlet_ratio(w, o) for o in outlets}
    lockwords.append({"word": w, "counts": {o: words[w]["outlets"][o]["count"] for o in outlets},
                      "articles": {o: words[w]["outlets"][o]["articles"] for o in outlets},
                      "ratio_vs_rest": rs})
    for o, q in rs.items():
        check(q is not None and LOCK_LOW <= q <= LOCK_HIGH, f"lockword {w} in {o}: ratio {q}")

# --- time -----------------------------------------------------------------
date_of = {r["file"]: r["date"] for r in rows}
months = sorted({d[:7] for d in date_of.values() if d})
check(months == [f"2025-0{m}" for m in range(3, 9)], f"months {months}")


def by_month(w, sel):
    out = {}
    for m in months:
        fs = [f for f in sel if date_of[f].startswith(m)]
        c, n = sum(toks[f].count(w) for f in fs), sum(len(toks[f]) for f in fs)
        out[m] = {"articles": len(fs), "tokens": n, "count": c, "per_1000": round(1000 * c / n, 3) if n else None}
    return out


rising = {"word": RISING, "corpus": by_month(RISING, list(text)),
          "outlets": {o: by_month(RISING, files[o]) for o in outlets}}
rates = [rising["corpus"][m]["per_1000"] for m in months]
check(all(a <= b for a, b in zip(rates, rates[1:])), f"rising word not monotone: {rates}")
for o in outlets:
    b = rising["outlets"][o]
    check(b["2025-03"]["count"] == 0, f"rising word in March in {o}")
    check(b["2025-08"]["count"] >= 5, f"rising word too rare in August in {o}")
    check(b["2025-08"]["per_1000"] == max(x["per_1000"] or 0 for x in b.values()), f"August is not the peak in {o}")

dates = []
for r in rows:
    d = r["date"]
    p = "day" if re.fullmatch(r"\d{4}-\d\d-\d\d", d) else "month" if re.fullmatch(r"\d{4}-\d\d", d) else "unknown"
    if p == "day":
        datetime.date.fromisoformat(d)
    check(p != "unknown" or d == "", f"{r['file']}: date {d!r}")
    dates.append({"file": r["file"], "date": d or None, "precision": p})
precision = {p: sum(x["precision"] == p for x in dates) for p in ("day", "month", "unknown")}
check(precision == {"day": 56, "month": 3, "unknown": 1}, f"date precision {precision}")

# --- quotations and noise -------------------------------------------------
planted = json.load(open(os.path.join(HERE, "planted.json"), encoding="utf-8"))
quotations, noise = [], []
for q in planted["quotations"]:
    t = text[q["file"]]
    at = nth(t, q["text"], q["occurrence"])
    if at < 0:
        check(False, f"{q['file']}: quotation not found: {q['text'][:60]!r}")
        continue
    s, e = boff(t, at), boff(t, at + len(q["text"]))
    check(t.encode("utf-8")[s:e].decode("utf-8") == q["text"], f"{q['file']}: offsets")
    names = {"multi": "multi-paragraph", "cont": "continued", "unclosed": "unclosed"}
    mark = {"“": "curly-double", "‘": "curly-single", '"': "straight-double", "'": "straight-single"}[q["text"][0]]
    quotations.append({"file": q["file"], "start": s, "end": e, "kind": q["kind"], "mark": mark,
                       "speaker": q["speaker"], "flags": [names[x] for x in q["flags"]],
                       "text": q["text"], "_c": (at, at + len(q["text"]))})
    if "unclosed" in q["flags"]:
        check(q["text"][-1] not in "”’\"'", f"{q['file']}: unclosed quotation is closed")
    else:
        check(q["text"][-1] in "”’\"'", f"{q['file']}: quotation ends in {q['text'][-1]!r}")
    check(("\n\n" in q["text"]) == ("multi" in q["flags"]), f"{q['file']}: multi-paragraph flag")
check(len(quotations) >= 120, f"only {len(quotations)} quotations")
for n in planted["noise"]:
    t = text[n["file"]]
    at = nth(t, n["text"], n["occurrence"])
    check(at >= 0, f"{n['file']}: noise not found: {n['text'][:60]!r}")
    noise.append({"file": n["file"], "start": boff(t, at), "end": boff(t, at + len(n["text"])),
                  "kind": n["kind"], "text": n["text"]})
# every opening mark in the corpus must lie inside a planted quotation
for f, t in text.items():
    spans = [q["_c"] for q in quotations if q["file"] == f]
    for m in re.finditer(r"[“”\"‘]|(?<![A-Za-z0-9,.!?])'(?=\w)", t):
        check(any(a <= m.start() < b for a, b in spans),
              f"{f}: mark outside the planted quotations: {t[max(0, m.start()-20):m.start()+30]!r}")
for q in quotations:
    del q["_c"]
kinds = {k: sum(q["kind"] == k for q in quotations) for k in ("full", "partial", "term", "nested", "headline")}
check(all(kinds.values()), f"quotation kinds {kinds}")
flags = {k: sum(k in q["flags"] for q in quotations) for k in ("multi-paragraph", "unclosed", "continued")}
check(flags["multi-paragraph"] >= 1 and flags["unclosed"] == 1, f"quotation flags {flags}")
marks = {}
for q in quotations:
    marks.setdefault(q["file"].split("/")[0], {}).setdefault(q["mark"], 0)
    marks[q["file"].split("/")[0]][q["mark"]] += 1
mixed = sorted(f for f in text if {"curly-double", "straight-double"} <= {q["mark"] for q in quotations if q["file"] == f})
check(len(mixed) == 1, f"articles mixing straight and curly: {mixed}")
noise_kinds = {}
for n in noise:
    noise_kinds[n["kind"]] = noise_kinds.get(n["kind"], 0) + 1
recurring = {}
for n in noise:
    if n["kind"] in ("newsletter", "footer"):
        recurring.setdefault((n["file"].split("/")[0], n["text"]), set()).add(n["file"])
recurring = [{"outlet": o, "text": x, "articles": len(s)} for (o, x), s in sorted(recurring.items()) if len(s) > 1]
check(any(x["articles"] >= 6 for x in recurring), "no line recurs in half the articles of an outlet")

# --- shared text ----------------------------------------------------------
def spans_of(t):
    return [(m.group().lower(), m.start(), m.end()) for m in re.finditer(r"[A-Za-z0-9]+", t)]


def shared(a, b, floor=8):
    sa, sb = spans_of(text[a]), spans_of(text[b])
    sm = difflib.SequenceMatcher(None, [x[0] for x in sa], [x[0] for x in sb], autojunk=False)
    out = []
    for m in sm.get_matching_blocks():
        if m.size >= floor:
            out.append({"words": m.size,
                        "a": [boff(text[a], sa[m.a][1]), boff(text[a], sa[m.a + m.size - 1][2])],
                        "b": [boff(text[b], sb[m.b][1]), boff(text[b], sb[m.b + m.size - 1][2])]})
    return out


shared_text = []
for g in SHARED:
    entry = {"name": g["name"], "files": [g["original"]] + sorted(g["copies"]), "original": g["original"], "pairs": []}
    names = entry["files"]
    for i, a in enumerate(names):
        for b in names[i + 1:]:
            runs = shared(a, b)
            longest = max((x["words"] for x in runs), default=0)
            entry["pairs"].append({"a": a, "b": b, "treatment": g["copies"].get(b) if a == g["original"] else None,
                                   "shared_words": sum(x["words"] for x in runs), "longest_run_words": longest,
                                   "words_a": len(spans_of(text[a])), "words_b": len(spans_of(text[b])), "runs": runs})
            if a == g["original"]:
                need = g["min_longest"]["near" if "near" in g["copies"][b] else "cut"]
                check(longest >= need, f"{g['name']}: {b} shares only {longest} words in a row")
    entry["credited"] = sorted(n["file"] for n in noise if n["kind"] == "wire-credit" and n["file"] in names)
    check(len(entry["credited"]) == 2, f"{g['name']}: credits {entry['credited']}")
    shared_text.append(entry)
groups = [set(g["files"]) for g in shared_text]


def same_group(a, b):
    return any(a in g and b in g for g in groups)


# the same words quoted by several outlets on their own (not wire copy)
by_words = {}
for q in quotations:
    if q["kind"] != "nested" and len(tokens(q["text"])) >= 3:
        by_words.setdefault(" ".join(tokens(q["text"])), []).append(q)
shared_quotations = []
for s, qs in sorted(by_words.items()):
    fs = sorted({q["file"] for q in qs})
    if any(not same_group(x, y) for x in fs for y in fs if x != y):
        shared_quotations.append({"words": s, "speaker": sorted({q["speaker"] for q in qs}), "files": fs})

# no other passage of twelve words may be shared
NEWSLETTER = {x["text"] for x in recurring}


def grams(f):
    t = text[f].encode("utf-8")
    cut = [(q["start"], q["end"]) for q in quotations if q["file"] == f
           and any(f in x["files"] and " ".join(tokens(q["text"])) == x["words"] for x in shared_quotations)]
    cut += [(n["start"], n["end"]) for n in noise if n["file"] == f and n["text"] in NEWSLETTER]
    pieces, at = [], 0
    for s, e in sorted(cut):
        pieces.append(t[at:s])
        at = e
    pieces.append(t[at:])
    out = set()
    for piece in pieces:
        k = tokens(piece.decode("utf-8"))
        out |= {tuple(k[i:i + 12]) for i in range(len(k) - 11)}
    return out


gram = {f: grams(f) for f in text}
for i, a in enumerate(sorted(text)):
    for b in sorted(text)[i + 1:]:
        if not same_group(a, b):
            for n in sorted(gram[a] & gram[b]):
                check(False, f"unplanned shared text {a} / {b}: {' '.join(n)}")

# --- statement, names, features -------------------------------------------
statement = {k: STATEMENT[k] for k in ("speaker", "said_on")}
statement["renderings"] = []
for f, modal, form, s in STATEMENT["renderings"]:
    at = text[f].find(s)
    check(at >= 0 and text[f].count(s) == 1, f"statement not found once in {f}")
    check(modal in s.split(), f"modal {modal} not in statement of {f}")
    statement["renderings"].append({"file": f, "outlet": f.split("/")[0], "modal": modal, "form": form, "text": s,
                                    "start": boff(text[f], at), "end": boff(text[f], at + len(s))})
check(len({x["modal"] for x in statement["renderings"]}) == 4, "four modals expected")

name_variants = {}
for group, vs in VARIANTS.items():
    name_variants[group] = {}
    for v, pat in vs.items():
        per = {o: sum(len(re.findall(pat, text[f])) for f in files[o]) for o in outlets}
        name_variants[group][v] = {"count": sum(per.values()), "outlets": per}
        check(sum(per.values()) > 0, f"name variant {v} never occurs")

features = {}
for k, pat in FEATURES.items():
    per = {f: len(re.findall(pat, text[f])) for f in sorted(text) if re.search(pat, text[f])}
    features[k] = {"count": sum(per.values()), "articles": len(per)}
    if len(per) <= 12:
        features[k]["files"] = per
    check(bool(per), f"feature {k} never occurs")
check(features["soft_hyphen"]["count"] == 1, "exactly one soft hyphen expected")

wc = sorted(nwords.values())
result = {
    "about": "Planted truths of data/dispute, counted by data/tools/truth.py without newsprint.",
    "word_rule": "lower-case; U+2019 folded to '; U+00AD removed; [a-z]+(?:'[a-z]+)*; whole file incl. headline and noise",
    "outlet_names": NAMES,
    "corpus": {"articles": len(rows), "tokens": total, "tokens_by_outlet": size,
               "whitespace_words": {"total": sum(wc), "min": wc[0], "max": wc[-1], "mean": round(sum(wc) / len(wc), 1)}},
    "words": words, "keywords": keywords, "one_article_word": one_article, "lockwords": lockwords,
    "rising": rising, "dates": dates, "date_precision": precision,
    "quotation_summary": {"total": len(quotations), "kinds": kinds, "flags": flags, "marks_by_outlet": marks,
                          "mixed_marks_article": mixed},
    "quotations": quotations, "noise_summary": noise_kinds, "recurring_lines": recurring, "noise": noise,
    "shared_text": shared_text, "shared_quotations": shared_quotations, "statement": statement, "name_variants": name_variants, "features": features,
}
text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
path = os.path.join(BASE, "truth.json")
if "--check" in sys.argv[1:]:
    check(open(path, encoding="utf-8").read() == text, "truth.json is not what the texts give; run without --check")
else:
    with open(path, "w", encoding="utf-8", newline="\n") as h:
        h.write(text)
if failures:
    print(f"{len(failures)} planted truth(s) do not hold:")
    for x in failures:
        print(" -", x)
    sys.exit(1)
print(f"ok: {len(rows)} articles, {total} tokens, {len(quotations)} quotations, {len(noise)} noise spans")
