#!/usr/bin/env python3
"""Checks the planted truths of this sample corpus and writes truth.json.

Python standard library only; independent of newsprint.
    python3 truth.py           check, then write truth.json
    python3 truth.py --check   check, and compare with the truth.json on disk
Exit status 1 (with one line per failure) when a planted truth does not hold.
All offsets are byte offsets into the UTF-8 file; `end` is exclusive.
"""
import csv, datetime, json, pathlib, sys, unicodedata

HERE = pathlib.Path(__file__).resolve().parent
OUTLETS = {"xilan-ribao": "汐澜日报", "yanou-zhoukan": "砚鸥周刊"}

# word -> outlet that over-uses it: >= 3 times the rate of the rest, in >= 3 of its 4 articles
PLANTED = [("推进", "xilan-ribao"), ("保障", "xilan-ribao"), ("渔民", "yanou-zhoukan"), ("质疑", "yanou-zhoukan")]
# counted with grep -o, not with this script: substring count in (its outlet, the other outlet), whole file
EXPECTED = {"推进": (10, 0), "保障": (10, 1), "渔民": (17, 1), "质疑": (10, 0)}

D1, D2 = "xilan-ribao/2025-03-15-dam-launch.txt", "xilan-ribao/2025-05-09-water-price.txt"
D3, D4 = "xilan-ribao/2025-06-21-trial-run.txt", "xilan-ribao/2025-08-06-new-plan.txt"
E1, E2 = "yanou-zhoukan/2025-03-28-how-fish-go-home.txt", "yanou-zhoukan/2025-05-18-boats.txt"
E3, E4 = "yanou-zhoukan/2025-07-19-公投前夜.txt", "yanou-zhoukan/2025-08-22-who-pays-the-bay.txt"

QUOTATIONS = [
    (D1, "“过去十年，汐澜三次限水，企业停产，居民排队打水。推进这项工程，就是要让限水成为历史。”"),
    (D2, "“等于让居民替公司垫钱”"),
    (D2, "“水价可以商量，缺水不能商量。”"),
    (D3, "“没有咸味，比水库的水还清。”"),
    (D3, "「不是二选一的题目」"),
    (D4, "“尊重结果，也要保障供水，两件事必须同时做好。”"),
    (E1, "「坝上只留六个口子，鱼怎么知道该走哪一个？」"),
    (E1, "「连一个完整的产卵季都没有覆盖」"),
    (E1, "“一切依法进行。”"),
    (E2, "「还我海湾」"),
    (E2, "「渔民丢了鱼，我们丢了钱，账本却谁也看不到。」"),
    (E2, "“工程不会因为噪音而停下”"),
    (E3, "“有坝才有水”"),
    (E3, "「有湾才有家」"),
    (E3, "「父亲常讲『海会记账』，从前我不信，现在信了。」"),
    (E3, "『海会记账』"),
    (E3, "「等于给选票标了价」"),
    (E4, "「伤疤」"),
    (E4, "「票我们投赢了，鱼还没有回来。」"),
    (E4, "“尽快研究”"),
    (E4, "「没有账目，就没有赔偿。」"),
]
MARKS = {"“": "”", "「": "」", "『": "』"}

# (canonical, variant, kind, {file: canonical occurrences}, {file: variant occurrences})
VARIANTS = [
    ("账目", "帐目", "variant-character", {E4: 2}, {D4: 1}),
    ("唯一", "惟一", "variant-character", {E3: 1, E4: 1}, {D4: 1}),
]
# (text, kind, file): each found exactly once in that file
NUMBERS = [
    ("五十二万", "chinese", D1), ("28.6亿", "half-width", D1), ("1.2公里", "half-width", D1), ("六成", "chinese", D1),
    ("2.8元", "half-width", D2), ("3.9元", "half-width", D2), ("1.4万", "half-width", D2), ("四十分钟", "chinese", D3),
    ("５３．７％", "full-width", D4), ("19%", "half-width", D4), ("六成四", "chinese", D4),
    ("830", "half-width", E1), ("六十一岁", "chinese", E1), ("4.7万", "half-width", E2),
    ("百分之三十八", "chinese", E3), ("6.2亿", "half-width", E3), ("3400万", "half-width", E4), ("五分之一", "chinese", E4),
]
LATIN = [("SWRO", D1), ("SWRO", D3), ("SWRO", E3)]

failures = []
def check(ok, message):
    if not ok:
        failures.append(message)

def han(text):
    return sum("\u4e00" <= c <= "\u9fff" for c in text)

def byte_spans(text, needle):
    """Byte spans of every occurrence of needle, by plain string search."""
    spans, i = [], text.find(needle)
    while i >= 0:
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
    check(len(rows) == 8, "articles.csv: 8 rows")
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
        check(b"\r" not in raw and not raw.startswith(b"\xef\xbb\xbf"), f"{name}: CR or BOM")
        check(unicodedata.normalize("NFC", text) == text, f"{name}: not NFC")
        blocks = text.rstrip("\n").split("\n\n")
        check(text.endswith("\n") and all("\n" not in b and b for b in blocks) and len(blocks) >= 4, f"{name}: layout")
        check(blocks[0] == r["title"], f"{name}: first line is not the title")
        check(r["outlet"] == OUTLETS[slug], f"{name}: outlet")
        check(r["language"] == "zh" and han(r["author"]) == len(r["author"]) > 0 and bool(r["section"]), f"{name}: language/author/section")
        check(name.split("/")[1].startswith(r["date"] + "-"), f"{name}: date in file name")
        check("2025-03-01" <= datetime.date.fromisoformat(r["date"]).isoformat() <= "2025-08-31", f"{name}: date range")
        visible = sum(not c.isspace() for c in text)
        check(han(text) >= 200 and visible <= 400, f"{name}: {han(text)} Han, {visible} characters, want 200-400")
        for c in ',;:?!()"\' \t\u3000':
            check(c not in text, f"{name}: half-width punctuation or space {c!r}")
        articles.append({"file": name, "outlet": r["outlet"], "slug": slug, "date": r["date"], "bytes": len(raw),
                         "paragraphs": len(blocks) - 1, "han": han(text), "han_body": han(bodies[name]), "visible_characters": visible})
    for slug in OUTLETS:
        check(sum(a["slug"] == slug for a in articles) == 4, f"{slug}: 4 articles")
    check([n for n in texts if not n.isascii()] == [E3], "one Chinese file name")
    size = {s: sum(a["han"] for a in articles if a["slug"] == s) for s in OUTLETS}
    size_body = {s: sum(a["han_body"] for a in articles if a["slug"] == s) for s in OUTLETS}

    # --- over-used words (substring counts) ------------------------------
    planted = []
    for word, owner in PLANTED:
        def per_outlet(source):
            return {s: sum(t.count(word) for n, t in source.items() if n.startswith(s + "/")) for s in OUTLETS}
        out, out_body = per_outlet(texts), per_outlet(bodies)
        other = next(s for s in OUTLETS if s != owner)
        spread = sum(1 for n, t in texts.items() if word in t and n.startswith(owner + "/"))
        check(len(word) == 2, f"{word}: two characters")
        check((out[owner], out[other]) == EXPECTED[word], f"{word}: counts {(out[owner], out[other])}, want {EXPECTED[word]}")
        check(spread >= 3, f"{word}: in {spread} articles of {owner}, want >= 3")
        check(out[owner] * size[other] >= 3 * out[other] * size[owner], f"{word}: under 3x the rate of the rest")
        check(out_body[owner] * size_body[other] >= 3 * out_body[other] * size_body[owner], f"{word}: under 3x in body text")
        planted.append({
            "word": word, "overused_by": owner, "count": out, "count_body": out_body,
            "per_article": {n: t.count(word) for n, t in texts.items() if word in t}, "articles_in_outlet": spread,
            "rate_per_1000_han": round(1000 * out[owner] / size[owner], 3),
            "rest_rate_per_1000_han": round(1000 * out[other] / size[other], 3),
            "ratio": round(out[owner] * size[other] / (out[other] * size[owner]), 3) if out[other] else None,
        })

    # --- quotations ------------------------------------------------------
    quotations = []
    for name, q in QUOTATIONS:
        spans = byte_spans(texts[name], q)
        check(len(spans) == 1, f"{name}: quotation found {len(spans)} times: {q}")
        for start, end in spans:
            check((HERE / name).read_bytes()[start:end].decode("utf-8") == q, f"{name}: offsets of {q}")
            quotations.append({"file": name, "start": start, "end": end, "open": q[0], "close": q[-1], "text": q, "nested_in": None})
    for q in quotations:
        for p in quotations:
            if p is not q and p["file"] == q["file"] and p["start"] < q["start"] and q["end"] < p["end"]:
                q["nested_in"] = [p["start"], p["end"]]
    for name, text in texts.items():
        for o, c in MARKS.items():
            want = sum(q["file"] == name and q["open"] == o for q in quotations)
            check(text.count(o) == want and text.count(c) == want, f"{name}: {o}{c} marks not all listed")
    for bad in "‘’«»„《》〈〉":
        check(not any(bad in t for t in texts.values()), f"unlisted mark {bad}")
    for o in MARKS:
        check(any(q["open"] == o for q in quotations), f"no quotation in {o}")
    nested = [q for q in quotations if q["nested_in"]]
    check(len(nested) == 1 and nested[0]["open"] == "『", "exactly one nested quotation, in 『 』")
    quotations.sort(key=lambda q: (q["file"], q["start"]))

    # --- variants, numbers, Latin, punctuation ---------------------------
    variants = []
    for canon, variant, kind, want_canon, want_variant in VARIANTS:
        where = {}
        for form, want in ((canon, want_canon), (variant, want_variant)):
            spans = {n: byte_spans(t, form) for n, t in texts.items() if form in t}
            check({n: len(s) for n, s in spans.items()} == want, f"{form}: {spans}, want {want}")
            where[form] = [{"file": n, "spans": s} for n, s in spans.items()]
        variants.append({"canonical": canon, "variant": variant, "kind": kind, "where": where[variant], "canonical_where": where[canon]})
    numbers = []
    for text, kind, name in NUMBERS:
        spans = byte_spans(texts[name], text)
        check(len(spans) == 1, f"{name}: number {text} found {len(spans)} times")
        numbers.append({"text": text, "kind": kind, "file": name, "spans": spans})
    wide = {n: sum("\uff10" <= c <= "\uff19" for c in t) for n, t in texts.items()}
    check({n for n, v in wide.items() if v} == {D4}, f"full-width digits {wide}")
    latin = []
    for word, name in LATIN:
        spans = byte_spans(texts[name], word)
        check(len(spans) == 1, f"{name}: {word} {len(spans)} times")
        latin.append({"text": word, "file": name, "spans": spans})
    letters = {n: sum(c.isascii() and c.isalpha() for c in t) for n, t in texts.items()}
    check({n: v for n, v in letters.items() if v} == {n: 4 for _, n in LATIN}, f"Latin letters {letters}")
    punctuation = {c: sum(t.count(c) for t in texts.values()) for c in "，。、：；？"}
    check(all(punctuation.values()), f"full-width punctuation {punctuation}")

    truth = {
        "corpus": "dispute-zh", "language": "zh",
        "offsets": "bytes in the UTF-8 file, end exclusive; quotation spans include the marks",
        "count": "plain substring counts, headline included; rates per 1000 characters U+4E00..U+9FFF",
        "articles": {"total": len(articles), "per_outlet": {s: 4 for s in OUTLETS}, "han": size, "han_body": size_body, "files": articles},
        "outlets": OUTLETS,
        "planted_words": planted, "quotations": quotations, "variants": variants,
        "numbers": numbers, "latin": latin, "full_width_punctuation": punctuation,
        "full_width_digits_file": D4, "non_ascii_file_name": E3,
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
