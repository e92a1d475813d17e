#!/usr/bin/env python3
"""Intervals and tests that were tried and left out, with the figures that docs/intervals.md gives of them. Takes some minutes.

    pip install numpy scipy && python3 tests/oracles/rejected.py [trend|delta-p|distance ...]
"""

import sys

import numpy as np
from scipy.stats import norm, rankdata
from scipy.stats import t as student

random = np.random.default_rng(1)


def lengths(articles):
    """Log-normal, median 550 words, SD of logarithms 0.5, at least 150."""
    return np.maximum(150, np.exp(np.log(550) + 0.5 * random.normal(size=articles))).astype(int)


def gamma(k, size):
    return random.gamma(k, 1 / k, size=size) if np.isfinite(k) else np.ones(size)


def trend(series=1500):
    """Share of series without a trend with p <= .05: Mann-Kendall, corrected for lag 1 as newsprint does, Hamed & Rao's three lags."""
    print("periods, autocorrelation: plain, lag 1, three lags")
    for n in (8, 12, 24, 60):
        for dependence in (0, 0.3, 0.6):
            found = np.zeros(3)
            for _ in range(series):
                noise, x = random.normal(size=n + 50), np.zeros(n + 50)
                for i in range(1, n + 50):
                    x[i] = dependence * x[i - 1] + noise[i]
                x = x[50:]
                first, second = np.triu_indices(n, 1)
                s, variance = np.sign(x[second] - x[first]).sum(), n * (n - 1) * (2 * n + 5) / 18
                slope = np.median((x[second] - x[first]) / (second - first))
                ranks = rankdata(x - slope * np.arange(n))
                off = ranks - ranks.mean()
                lag = np.array([(off[: n - k] * off[k:]).sum() for k in range(n)]) / (off**2).sum()
                rho, steps = np.clip((n * lag[1] + 2) / (n - 4), 0, 0.95), np.arange(1, n)
                ours = 1 + 2 * ((1 - steps / n) * rho**steps).sum()
                seen = [i for i in range(1, 4) if abs(lag[i]) > 1.96 / np.sqrt(n)]
                theirs = 1 + 2 / (n * (n - 1) * (n - 2)) * sum((n - i) * (n - i - 1) * (n - i - 2) * lag[i] for i in seen)
                z = abs(s - np.sign(s)) / np.sqrt(variance * np.array([1, ours, max(theirs, 1e-9)]))
                found += 2 * norm.sf(z) <= 0.05
            print(n, dependence, *np.round(100 * found / series, 1), flush=True)


def delta_p(samples=1000):
    """Share of t intervals of delta P (both ways, linearised over articles) that hold the truth."""

    def drawn(articles, node, near, elsewhere, k):
        n = lengths(articles)
        f = random.poisson(n * node * gamma(max(k, 0.5), articles))
        r = np.minimum(10 * f, n - f)
        topic = gamma(k, articles)
        o = np.minimum(random.poisson(r * near * topic), r)
        other = np.minimum(random.poisson((n - f - r) * elsewhere * topic), n - f - r)
        return r.astype(float), o.astype(float), (o + other).astype(float), (n - f).astype(float)

    def scores(r, o, c, n):
        return o / r - (c - o) / (n - r), o / c - (r - o) / (n - c)

    for articles in (30, 100):
        for near, elsewhere, k in ((0.02, 0.005, 1), (0.02, 0.002, 0.3), (0.1, 0.005, 0.5)):
            truth = scores(*(x.sum() for x in drawn(300_000, 0.01, near, elsewhere, k)))
            held, given = np.zeros(2), 0
            for _ in range(samples):
                r, o, c, n = drawn(articles, 0.01, near, elsewhere, k)
                if (r > 0).sum() < 10 or o.sum() < 5 or (o > 0).sum() < 3:
                    continue
                R, O, C, N = r.sum(), o.sum(), c.sum(), n.sum()
                of_near = (o - O / R * r) / R - (c - o - (C - O) / (N - R) * (n - r)) / (N - R)
                of_all = (o - O / C * c) / C - (r - o - (R - O) / (N - C) * (n - c)) / (N - C)
                found = scores(R, O, C, N)
                reach = student.ppf(0.975, (r > 0).sum() - 1)
                error = [np.sqrt(articles / (articles - 1) * (x**2).sum()) for x in (of_near, of_all)]
                held += [abs(found[i] - truth[i]) <= reach * error[i] for i in (0, 1)]
                given += 1
            print(articles, near, elsewhere, k, *np.round(100 * held / given, 1), "of", given, flush=True)


def distance(samples=40, words=8000):
    """Jensen-Shannon divergence of two samples of one outlet: found, mean of redrawn articles, after the jackknife's correction."""

    def divergence(a, b):
        p, q = a / a.sum(), b / b.sum()
        m = (p + q) / 2
        return sum((x[x > 0] * np.log2(x[x > 0] / m[x > 0])).sum() for x in (p, q)) / 2

    rates = 1 / (np.arange(words) + 2.7) ** 1.05
    rates /= rates.sum()
    for articles in (10, 30):
        found = []
        for _ in range(samples):
            sides = [np.array([random.poisson(n * rates * gamma(2.0, words)) for n in lengths(articles)]) for _ in (0, 1)]
            whole = [side.sum(0) for side in sides]
            value = divergence(*whole)
            draw = lambda side: side[random.integers(0, articles, articles)].sum(0)
            redrawn = np.mean([divergence(draw(sides[0]), draw(sides[1])) for _ in range(40)])
            left = [divergence(whole[0] - x, whole[1]) for x in sides[0]], [divergence(whole[0], whole[1] - x) for x in sides[1]]
            bias = sum((articles - 1) * (np.mean(one) - value) for one in left)
            found.append((value, redrawn, value - bias))
        print(articles, *np.round(np.mean(found, axis=0), 3), "endless texts: 0", flush=True)


ASKED = {"trend": trend, "delta-p": delta_p, "distance": distance}
for name in sys.argv[1:] or ASKED:
    print(name)
    ASKED[name]()
