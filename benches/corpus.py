#!/usr/bin/env python3
"""A made-up corpus of articles as JSON lines, for measuring: benches/corpus.py MEGABYTES [SCRIPT...] > articles.jsonl

Scripts: latin (as English), persian, cyrillic, han; several take turns, article by article. Words follow Zipf's law with ever new
ones (Heaps: about 25.8 · n^0.55 forms in n words), frequent words are short, lengths of articles vary as those of news. The same
arguments give the same bytes.
"""
import itertools, json, random, sys

# Letters in the order of their frequency, and between which lengths words lie.
SCRIPTS = {
    "latin": ("etaoinshrdlucmfwgypbvk", 1),
    "persian": ("اینردهمشوتبکسلگزفخجق", 1),
    "cyrillic": ("оеаинтсрвлкмдпуяыьгз", 1),
    "han": ("的一是不了人我在有他这中大来上国和地到以", 0),
}
# The most frequent Latin words are those of English, so that texts read like a language: else most of the time is spent on guessing it.
COMMONEST = """the of to and in a that for is on was with as it by be at from are his has have an this not he but said which or were they
who their been had will its one more all about we if would when out up there her new""".split()
OUTLETS = [f"outlet {number:02}" for number in range(28)]


def spelling(rank, script):
    """A word of its own for every rank: rank 0 has one letter, the others as many as their digits, and a syllable more."""
    if script == "latin" and rank < len(COMMONEST):
        return COMMONEST[rank]
    letters, further = SCRIPTS[script]
    word = letters[rank % len(letters)]
    while rank >= len(letters):
        rank //= len(letters)
        word += letters[rank % len(letters)]
    return word + letters[len(word) % 3] * further


class Words:
    """Draws words: a new form with the probability that Heaps' law gives, else an old one by Zipf's law."""
    def __init__(self, script, dice):
        self.script, self.dice, self.forms, self.count = script, dice, [], 0

    def next(self):
        self.count += 1
        if len(self.forms) < 25.8 * self.count ** 0.55:
            self.forms.append(spelling(len(self.forms), self.script))
            return self.forms[-1]
        # The inverse of the sum of 1/rank: rank r comes with a probability of about 1/r.
        return self.forms[int(len(self.forms) ** self.dice.random()) - 1]


def text(words, dice):
    between = "" if words.script == "han" else " "
    paragraphs = []
    for _ in range(max(1, int(dice.lognormvariate(2.6, 0.7)))):
        sentences = []
        for _ in range(dice.randint(1, 4)):
            drawn = [words.next() for _ in range(max(3, int(dice.gauss(21, 9))))]
            drawn[0] = drawn[0].capitalize()
            if dice.random() < 0.5:
                drawn[len(drawn) // 2] += ","
            sentences.append(between.join(drawn) + ("。" if words.script == "han" else "."))
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs)


def main():
    size, scripts = float(sys.argv[1]) * 1e6, sys.argv[2:] or ["latin"]
    dice = random.Random(20261122)
    words = [Words(script, dice) for script in scripts]
    written = 0
    for number in itertools.count():
        if written >= size:
            return
        date = f"{2015 + number % 9}-{1 + number % 12:02}-{1 + number % 28:02}"
        article = {"id": f"a{number:07}", "outlet": dice.choice(OUTLETS), "date": date, "title": f"Article {number}",
                   "text": text(words[number % len(words)], dice)}
        line = json.dumps(article, ensure_ascii=False) + "\n"
        written += len(line.encode())
        sys.stdout.write(line)


main()
