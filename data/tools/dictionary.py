#!/usr/bin/env python3
"""Makes a dictionary as large as LIWC from a list of words, to measure what `newsprint groups` costs.

    newsprint words CORPUS --top 20000 --columns form --format tsv | python3 data/tools/dictionary.py > large.dic

5,000 entries in 64 categories, one to four categories each, half of them ending in *, every 20th a phrase of two entries.
No random numbers: the same words give the same dictionary.
"""
import sys

words = [line.strip() for line in sys.stdin][1:]
words = [word for word in words if word.isalpha()]
step = max(1, len(words) // 5000)
chosen = words[::step][:5000]
print("%")
for number in range(1, 65):
    print(f"{number}\tcategory{number}")
print("%")
for place, word in enumerate(chosen):
    categories = {1 + (place * factor) % 64 for factor in (1, 7, 11, 13)[: 1 + place % 4]}
    entry = word[: max(3, len(word) - 2)] + "*" if place % 2 else word
    if place % 20 == 19:
        entry = f"{chosen[place - 1]} {word}"
    print(entry, *sorted(categories), sep="\t")
