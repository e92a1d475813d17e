#!/usr/bin/env python3
"""What SciPy makes of the intervals that newsprint gives too: writes intervals.json, which tests/scipy.rs reads.

    pip install scipy && python3 tests/oracles/intervals.py > tests/oracles/intervals.json

For the bootstrap SciPy is given a generator that hands out the draws that newsprint's own generator makes (xoshiro256++ of Blackman & Vigna
2021, seeded by SplitMix64, bounded by Lemire 2019), so that both have the same resamples; everything else is SciPy's.
"""

import json

import numpy as np
import scipy
from scipy.stats import binomtest, bootstrap, theilslopes, ttest_1samp

MASK = (1 << 64) - 1


class Xoshiro:
    def __init__(self, seed):
        def split_mix():
            nonlocal seed
            seed = (seed + 0x9E3779B97F4A7C15) & MASK
            mixed = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
            mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
            return mixed ^ (mixed >> 31)

        self.state = [split_mix() for _ in range(4)]

    def next(self):
        a, b, c, d = self.state
        total = (a + d) & MASK
        drawn = (((total << 23) | (total >> 41)) + a) & MASK
        c ^= a
        d ^= b
        b, a, c = b ^ c, a ^ d, c ^ ((b << 17) & MASK)
        self.state = [a, b, c, ((d << 45) | (d >> 19)) & MASK]
        return drawn

    def below(self, bound):
        product = self.next() * bound
        if product & MASK < bound:
            unfair = (-bound & MASK) % bound
            while product & MASK < unfair:
                product = self.next() * bound
        return product >> 64


class Given(np.random.Generator):
    """Hands out draws that were made elsewhere, in their order."""

    def __init__(self, draws):
        super().__init__(np.random.PCG64(0))
        self.draws, self.given = draws, 0

    def integers(self, low, high=None, size=None, **_):
        assert (low, high, size[1]) == (0, self.draws.shape[1], self.draws.shape[1])
        self.given += size[0]
        return self.draws[self.given - size[0] : self.given]


def rate(counts, sizes, axis=-1):
    return counts.sum(axis=axis) / sizes.sum(axis=axis) * 1e6


def bootstrapped(counts, sizes, resamples, seed):
    generator = Xoshiro(seed)
    draws = np.array([[generator.below(len(counts)) for _ in counts] for _ in range(resamples)])
    found = bootstrap(
        (counts, sizes), rate, paired=True, vectorized=True, n_resamples=resamples, method="percentile", rng=Given(draws)
    ).confidence_interval
    return {"counts": counts, "sizes": sizes, "resamples": resamples, "seed": seed, "low": found.low, "high": found.high}


def ends(found, **asked):
    return {**asked, "low": float(found.low), "high": float(found.high)}


COUNTS = [3, 0, 7, 2, 1, 0, 2, 0, 1, 11, 4, 0]
SIZES = [310, 550, 820, 400, 615, 275, 930, 505, 480, 1210, 365, 700]
SCORES = [71.2, 64.9, 80.25, 77.0, 69.5, 90.75, 58.125, 74.0, 66.6, 81.9, 73.3]
RATES = [3.0, 4, 6, 5, 7, 8, 8, 9, 7, 6, 5, 5, 4, 6, 8, 9, 11, 12, 12, 10]

slopes = theilslopes(RATES, np.arange(len(RATES)), 0.95)
print(
    json.dumps(
        {
            "scipy": scipy.__version__,
            "bootstrap": [bootstrapped(COUNTS, SIZES, 999, 42), bootstrapped(COUNTS[:5], SIZES[:5], 2000, 7)],
            "mean": [
                ends(ttest_1samp(SCORES[:number], 0).confidence_interval(0.95), scores=SCORES[:number]) for number in (10, 11)
            ],
            "share": [
                ends(binomtest(some, of).proportion_ci(0.95, "wilson"), some=some, of=of) for some, of in ((0, 10), (7, 60), (60, 60))
            ],
            "slope": [{"rates": RATES, "low": slopes.low_slope, "high": slopes.high_slope}],
        },
        indent=1,
    )
)
