#!/usr/bin/env python3
"""Checks the planted truths of this sample corpus and writes truth.json.

Python standard library only; independent of newsprint.
    python3 truth.py           check, then write truth.json
    python3 truth.py --check   check, and compare with the truth.json on disk
Exit status 1 (with one line per failure) when a planted truth does not hold.
All offsets are byte offsets into the UTF-8 file; `end` is exclusive.
In the literals below `~` stands for ZWNJ (U+200C); no text contains a real `~`.
"""
import csv, datetime, json, pathlib, sys, unicodedata

HERE = pathlib.Path(__file__).resolve().parent
ZWNJ, TATWEEL = "\u200c", "\u0640"
HARAKAT = {chr(c) for c in range(0x064B, 0x0653)} | {"\u0670"}
ARABIC_TO_PERSIAN = {"\u064a": "\u06cc", "\u0643": "\u06a9"}   # yeh, kaf
PERSIAN_DIGITS = {chr(c) for c in range(0x06F0, 0x06FA)}
LATIN_DIGITS = set("0123456789")

OUTLETS = {"peyk-langargah": "پیک لنگرگاه", "ofogh-mehravand": "افق مهراوند", "dideban-khor": "دیده~بان خور"}

# word -> outlet that over-uses it: >= 3 times the rate of the rest, in >= 3 of its 4 articles
PLANTED = [
    ("صیادان", "peyk-langargah"), ("معیشت", "peyk-langargah"),
    ("توسعه", "ofogh-mehravand"), ("سرمایه~گذاری", "ofogh-mehravand"),
    ("شفافیت", "dideban-khor"), ("قرارداد", "dideban-khor"),
]
# counted with perl regular expressions, not with this script; (folded total in the outlet, raw total in the outlet), whole file
EXPECTED = {
    "صیادان": (18, 13), "معیشت": (8, 6), "توسعه": (14, 13),
    "سرمایه~گذاری": (8, 8), "شفافیت": (9, 8), "قرارداد": (16, 16),
}

ARABIC_FILE = "peyk-langargah/2025-06-18-bills-and-nets.txt"
NO_ZWNJ_FILE = "ofogh-mehravand/2025-05-05-plant-halfway.txt"
LATIN_DIGIT_FILE = "ofogh-mehravand/2025-06-25-jobs.txt"
TATWEEL_FILE = "ofogh-mehravand/2025-08-10-plant-without-dam.txt"
HARAKAT_FILE = "dideban-khor/2025-07-10-ten-days-to-go.txt"
PERSIAN_NAME_FILE = "peyk-langargah/2025-05-14-سد-و-صیادان.txt"

QUOTATIONS = [
    ("peyk-langargah/2025-03-12-estuary-mouth.txt", "«ما با آب شیرین دشمنی نداریم، اما کسی از صیادان نپرسید دهانه خور کجا باید باز بماند.»"),
    ("peyk-langargah/2025-03-12-estuary-mouth.txt", "«اگر تور خالی برگردد، بازار ما هم خالی می~شود.»"),
    (PERSIAN_NAME_FILE, "«خور را نبندید»"),
    (PERSIAN_NAME_FILE, "«وزیر از آینده حرف می~زند، ولی بچه~های ما امروز گرسنه~اند.»"),
    (ARABIC_FILE, "«يك دست قبض است و يك دست تور خالي؛ معيشت ما ميان اين دو گير كرده است.»"),
    (ARABIC_FILE, "«معيشت دريا»"),
    ("peyk-langargah/2025-07-22-nets-return.txt", "«نه»"),
    ("peyk-langargah/2025-07-22-nets-return.txt", "«این پیروزی صیادان نیست، پیروزی خور است.»"),
    ("ofogh-mehravand/2025-03-20-groundbreaking.txt", "«توسعه ساحل بدون آب پایدار ممکن نیست و مهراوند می~خواهد پیشگام باشد.»"),
    (NO_ZWNJ_FILE, "«توسعه شهر را نمیتوان به فردا سپرد.»"),
    (LATIN_DIGIT_FILE, "«سرمایه~گذاری وقتی معنا دارد که جوانان ناچار نباشند شهر را ترک کنند.»"),
    (TATWEEL_FILE, "«آب، کار، توس\u0640\u0640عه»"),
    (TATWEEL_FILE, "«رأی مردم راه توسعه را نبست، مسیر آن را عوض کرد.»"),
    ("dideban-khor/2025-04-08-where-is-the-contract.txt", "«آب برای همه»"),
    ("dideban-khor/2025-04-08-where-is-the-contract.txt", "«وقتی پرسیدیم قرارداد کجاست، کارمندی پاسخ داد “این کاغذها به شما مربوط نیست” و در را بست.»"),
    ("dideban-khor/2025-04-08-where-is-the-contract.txt", "“این کاغذها به شما مربوط نیست”"),
    ("dideban-khor/2025-04-08-where-is-the-contract.txt", "«حفظ اسرار بازرگانی»"),
    ("dideban-khor/2025-05-27-who-writes-the-bill.txt", "«موقت»"),
    ("dideban-khor/2025-05-27-who-writes-the-bill.txt", "«این قرارداد را کسی امضا کرده که قبض آن را نمی~پردازد.»"),
    ("dideban-khor/2025-05-27-who-writes-the-bill.txt", "«در زمان مناسب منتشر می~شود.»"),
    (HARAKAT_FILE, "«آیا با ادامه ساخت سد کشندی موافقید؟»"),
    (HARAKAT_FILE, "«شفافی\u0651ت\u0650 دیرهنگام هم نوعی پنهان~کاری است.»"),
    ("dideban-khor/2025-08-19-inquiry.txt", "«ما دنبال انتقام نیستیم؛ می~خواهیم شفافیت عادت این شهر شود.»"),
]
MARKS = {"«": "»", "“": "”"}

# (canonical, variant, kind, only file it occurs in, occurrences); whole words
VARIANTS = [
    ("می~خواهد", "میخواهد", "joined", NO_ZWNJ_FILE, 1),
    ("می~خواهد", "می خواهد", "spaced", NO_ZWNJ_FILE, 1),
    ("می~گوید", "میگوید", "joined", NO_ZWNJ_FILE, 1),
    ("می~گویند", "میگویند", "joined", NO_ZWNJ_FILE, 1),
    ("می~رسد", "میرسد", "joined", NO_ZWNJ_FILE, 1),
    ("می~شود", "میشود", "joined", NO_ZWNJ_FILE, 1),
    ("سرمایه~گذاری", "سرمایهگذاری", "joined", NO_ZWNJ_FILE, 1),
    ("سرمایه~گذاری", "سرمایه گذاری", "spaced", NO_ZWNJ_FILE, 2),
    ("آب~شیرین~کن", "آب شیرین کن", "spaced", NO_ZWNJ_FILE, 2),
    ("کتاب~ها", "کتاب ها", "spaced", NO_ZWNJ_FILE, 1),
    ("خانواده~ها", "خانواده ها", "spaced", NO_ZWNJ_FILE, 1),
    ("همه~پرسی", "همه پرسی", "spaced", NO_ZWNJ_FILE, 1),
    ("صیادان", "صيادان", "arabic-letters", ARABIC_FILE, 5),
    ("معیشت", "معيشت", "arabic-letters", ARABIC_FILE, 2),
    ("می~گوید", "مي~گويد", "arabic-letters", ARABIC_FILE, 3),
    ("می~خواهند", "مي~خواهند", "arabic-letters", ARABIC_FILE, 2),
    ("کتاب~ها", "كتاب~ها", "arabic-letters", ARABIC_FILE, 1),
    ("آب~شیرین~کن", "آب~شيرين~كن", "arabic-letters", ARABIC_FILE, 1),
    ("همه~پرسی", "همه~پرسي", "arabic-letters", ARABIC_FILE, 2),
    ("توسعه", "توس\u0640\u0640عه", "tatweel", TATWEEL_FILE, 1),
    ("شفافیت", "شفافی\u0651ت\u0650", "harakat", HARAKAT_FILE, 1),
]
LATIN = [("RO", NO_ZWNJ_FILE), ("RO", TATWEEL_FILE), ("Norvelle", NO_ZWNJ_FILE), ("Hydro", NO_ZWNJ_FILE)]

failures = []
def check(ok, message):
    if not ok:
        failures.append(message)

def z(s):
    return s.replace("~", ZWNJ)

def is_word_char(c):
    return c == ZWNJ or unicodedata.category(c)[0] in "LM"

def tokens(text):
    out, run = [], ""
    for c in text + "\n":
        if is_word_char(c):
            run += c
        elif run:
            out.append(run)
            run = ""
    return out

def fold(s):
    return "".join(ARABIC_TO_PERSIAN.get(c, c) for c in s if c != TATWEEL and c not in HARAKAT)

def byte_spans(text, needle, whole_word=False):
    """Byte spans of every occurrence of needle, by plain string search."""
    spans, i = [], text.find(needle)
    while i >= 0:
        j = i + len(needle)
        inside = whole_word and ((i and is_word_char(text[i - 1])) or (j < len(text) and is_word_char(text[j])))
        if not inside:
            start = len(text[:i].encode("utf-8"))
            spans.append([start, start + len(needle.encode("utf-8"))])
        i = text.find(needle, i + 1)
    return spans

def main():
    # --- table and files -------------------------------------------------
    with open(HERE / "articles.csv", encoding="utf-8", newline="") as f:
        reader = csv.DictReader(f)
        rows = list(reader)
        check(reader.fieldnames == "file,outlet,title,author,date,language,section".split(","), "articles.csv: columns")
    check(len(rows) == 12, "articles.csv: 12 rows")
    on_disk = sorted(p.relative_to(HERE).as_posix() for p in HERE.glob("*/*.txt"))
    check(sorted(r["file"] for r in rows) == on_disk, "articles.csv and files on disk differ")
    texts, bodies, articles = {}, {}, []
    for r in rows:
        name = r["file"]
        check(None not in r and None not in r.values(), f"articles.csv: number of fields, {name}")
        raw = (HERE / name).read_bytes()
        text = raw.decode("utf-8")
        texts[name], bodies[name] = text, text.split("\n", 1)[1]
        slug = name.split("/")[0]
        toks = tokens(text)
        check(b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf"), f"{name}: CR or BOM")
        check("~" not in text, f"{name}: literal ~")
        check(unicodedata.normalize("NFC", text) == text, f"{name}: not NFC")
        blocks = text.rstrip("\n").split("\n\n")
        check(text.endswith("\n") and all("\n" not in b and b for b in blocks) and len(blocks) >= 4, f"{name}: layout")
        check(blocks[0] == r["title"], f"{name}: first line is not the title")
        check(r["outlet"] == z(OUTLETS[slug]), f"{name}: outlet")
        check(r["language"] == "fa" and bool(r["author"]) and bool(r["section"]), f"{name}: language/author/section")
        check(name.split("/")[1].startswith(r["date"] + "-"), f"{name}: date in file name")
        check("2025-03-01" <= datetime.date.fromisoformat(r["date"]).isoformat() <= "2025-08-31", f"{name}: date range")
        check(120 <= len(toks) <= 250, f"{name}: {len(toks)} tokens, want 120-250")
        check(all(any(unicodedata.category(c)[0] == "L" for c in t) for t in toks), f"{name}: token without letter")
        check([fold(t) for t in toks] == tokens(fold(text)), f"{name}: folding moves token boundaries")
        articles.append({"file": name, "outlet": r["outlet"], "slug": slug, "date": r["date"], "bytes": len(raw),
                         "paragraphs": len(blocks) - 1, "tokens": len(toks), "tokens_body": len(tokens(bodies[name]))})
    for slug in OUTLETS:
        check(sum(a["slug"] == slug for a in articles) == 4, f"{slug}: 4 articles")
    check(PERSIAN_NAME_FILE in texts and [n for n in texts if not n.isascii()] == [PERSIAN_NAME_FILE], "one Persian file name")
    size = {s: sum(a["tokens"] for a in articles if a["slug"] == s) for s in OUTLETS}
    size_body = {s: sum(a["tokens_body"] for a in articles if a["slug"] == s) for s in OUTLETS}

    # --- over-used words -------------------------------------------------
    planted = []
    for key, owner in PLANTED:
        word = z(key)
        def counts(source, f):
            return {n: sum(f(t) == word for t in tokens(source[n])) for n in texts}
        def per_outlet(c):
            return {s: sum(v for n, v in c.items() if n.startswith(s + "/")) for s in OUTLETS}
        folded, raw = counts(texts, fold), counts(texts, lambda t: t)
        out, out_raw = per_outlet(folded), per_outlet(raw)
        out_body = per_outlet(counts(bodies, fold))
        rest, rest_body = sum(out.values()) - out[owner], sum(out_body.values()) - out_body[owner]
        rest_size, rest_body_size = sum(size.values()) - size[owner], sum(size_body.values()) - size_body[owner]
        spread = sum(1 for n, v in folded.items() if v and n.startswith(owner + "/"))
        spread_raw = sum(1 for n, v in raw.items() if v and n.startswith(owner + "/"))
        check((out[owner], out_raw[owner]) == EXPECTED[key], f"{key}: counts {(out[owner], out_raw[owner])}, want {EXPECTED[key]}")
        check(spread >= 3, f"{key}: in {spread} articles of {owner}, want >= 3")
        check(out[owner] * rest_size >= 3 * rest * size[owner], f"{key}: under 3x the rate of the rest")
        check(out_raw[owner] * rest_size >= 3 * (sum(out_raw.values()) - out_raw[owner]) * size[owner], f"{key}: under 3x, raw")
        check(out_body[owner] * rest_body_size >= 3 * rest_body * size_body[owner], f"{key}: under 3x in body text")
        planted.append({
            "word": word, "overused_by": owner,
            "count": out, "count_raw": out_raw, "count_body": out_body,
            "per_article": {n: v for n, v in folded.items() if v},
            "per_article_raw": {n: v for n, v in raw.items() if v},
            "articles_in_outlet": spread, "articles_in_outlet_raw": spread_raw,
            "rate_per_1000": round(1000 * out[owner] / size[owner], 3),
            "rest_rate_per_1000": round(1000 * rest / rest_size, 3),
            "ratio": round(out[owner] * rest_size / (rest * size[owner]), 3) if rest else None,
        })

    # --- quotations ------------------------------------------------------
    quotations = []
    for name, literal in QUOTATIONS:
        q = z(literal)
        spans = byte_spans(texts[name], q)
        check(len(spans) == 1, f"{name}: quotation found {len(spans)} times: {literal}")
        for start, end in spans:
            check((HERE / name).read_bytes()[start:end].decode("utf-8") == q, f"{name}: offsets of {literal}")
            quotations.append({"file": name, "start": start, "end": end, "open": q[0], "close": q[-1], "text": q, "nested_in": None})
    for q in quotations:
        for p in quotations:
            if p is not q and p["file"] == q["file"] and p["start"] < q["start"] and q["end"] < p["end"]:
                q["nested_in"] = [p["start"], p["end"]]
    for name, text in texts.items():
        for o, c in MARKS.items():
            want = sum(q["file"] == name and q["open"] == o for q in quotations)
            check(text.count(o) == want and text.count(c) == want, f"{name}: {o}{c} marks not all listed")
    for bad in '"\'‘’‹›„「」':
        check(not any(bad in t for t in texts.values()), f"unlisted quotation mark {bad}")
    nested = [q for q in quotations if q["nested_in"]]
    check(len(nested) == 1 and nested[0]["open"] == "“", "exactly one nested quotation, in “ ”")
    quotations.sort(key=lambda q: (q["file"], q["start"]))

    # --- spelling variants -----------------------------------------------
    variants = []
    for canon, variant, kind, where, n in VARIANTS:
        found = {f: byte_spans(t, z(variant), True) for f, t in texts.items()}
        found = {f: s for f, s in found.items() if s}
        check(list(found) == [where] and len(found.get(where, [])) == n,
              f"variant {variant}: {({f: len(s) for f, s in found.items()})}, want {n} in {where}")
        usual = {f: len(byte_spans(t, z(canon), True)) for f, t in texts.items()}
        check(sum(usual.values()) >= 1 and not usual[where] or kind in ("tatweel", "harakat"), f"{canon}: canonical form missing, or beside its variant")
        variants.append({"canonical": z(canon), "variant": z(variant), "kind": kind,
                         "where": [{"file": f, "spans": s} for f, s in found.items()],
                         "canonical_count": {f: v for f, v in usual.items() if v}})

    # --- characters ------------------------------------------------------
    zw = {n: t.count(ZWNJ) for n, t in texts.items()}
    check(zw[NO_ZWNJ_FILE] == 0 and all(v >= 10 for n, v in zw.items() if n != NO_ZWNJ_FILE), f"ZWNJ counts {zw}")
    for n, t in texts.items():
        for i, c in enumerate(t):
            if c == ZWNJ:
                check(t[i - 1].isalpha() and t[i + 1].isalpha(), f"{n}: ZWNJ not between letters at {i}")
    for n, t in texts.items():
        arabic, persian = sum(t.count(c) for c in "يك"), sum(t.count(c) for c in "یک")
        check((arabic > 50 and persian == 0) if n == ARABIC_FILE else (arabic == 0 and persian > 50), f"{n}: kaf/yeh {arabic}/{persian}")
    digits = {n: {"persian": sum(c in PERSIAN_DIGITS for c in t), "latin": sum(c in LATIN_DIGITS for c in t)} for n, t in texts.items()}
    for n, d in digits.items():
        check(d["persian"] == 0 and d["latin"] >= 5 if n == LATIN_DIGIT_FILE else d["latin"] == 0, f"{n}: digits {d}")
    check(sum(d["persian"] > 0 for d in digits.values()) >= 6, "Persian digits in at least 6 articles")
    check(not any(0x0660 <= ord(c) <= 0x0669 for t in texts.values() for c in t), "Arabic-Indic digits")
    tat = [(n, t) for n in texts for t in tokens(texts[n]) if TATWEEL in t]
    check(tat == [(TATWEEL_FILE, "توس\u0640\u0640عه")], f"tatweel words {tat}")
    har = [(n, t) for n in texts for t in tokens(texts[n]) if HARAKAT & set(t)]
    check(har == [(HARAKAT_FILE, "شفافی\u0651ت\u0650")], f"words with harakat {har}")
    latin = []
    for w, n in LATIN:
        spans = byte_spans(texts[n], w, True)
        check(len(spans) == 1, f"{n}: {w} {len(spans)} times")
        latin.append({"text": w, "file": n, "spans": spans})
    found_latin = sorted((t, n) for n in texts for t in tokens(texts[n]) if any("A" <= c <= "z" for c in t))
    check(found_latin == sorted(LATIN), f"Latin tokens {found_latin}")

    truth = {
        "corpus": "dispute-fa", "language": "fa",
        "offsets": "bytes in the UTF-8 file, end exclusive; quotation spans include the marks",
        "token": "maximal run of Unicode letters (L*), marks (M*) and U+200C; headline included",
        "fold": "U+064A to U+06CC, U+0643 to U+06A9, drop U+0640, drop U+064B..U+0652 and U+0670; ZWNJ is kept",
        "articles": {"total": len(articles), "per_outlet": {s: 4 for s in OUTLETS}, "tokens": size, "tokens_body": size_body, "files": articles},
        "outlets": {s: z(v) for s, v in OUTLETS.items()},
        "planted_words": planted, "quotations": quotations, "variants": variants,
        "zwnj": zw, "digits": digits, "latin": latin,
        "tatweel": [{"file": n, "word": t} for n, t in tat], "harakat": [{"file": n, "word": t} for n, t in har],
        "arabic_letters_file": ARABIC_FILE, "no_zwnj_file": NO_ZWNJ_FILE, "latin_digits_file": LATIN_DIGIT_FILE,
        "non_ascii_file_name": PERSIAN_NAME_FILE,
    }
    return json.dumps(truth, ensure_ascii=False, indent=1) + "\n"

if __name__ == "__main__":
    result = main()
    target = HERE / "truth.json"
    if "--check" in sys.argv[1:] and (not target.exists() or target.read_text(encoding="utf-8") != result):
        failures.append("truth.json differs from what the texts give")
    if failures:
        sys.exit("\n".join("FAIL " + f for f in failures))
    if "--check" not in sys.argv[1:]:
        target.write_bytes(result.encode("utf-8"))
    print("ok: all planted truths hold")
