"""What SciPy's exact permutation test makes of the statistic of newsprint, for src/stats/resampling/tests.rs.

    pip install scipy && python3 tests/oracles/permutation.py
"""

import numpy as np
from scipy.stats import permutation_test

# Words of each article and how often each has the word; the first four are the target.
SIZES = np.array([310, 550, 820, 400, 615, 275, 930, 505, 480])
COUNTS = np.array([3, 0, 7, 2, 1, 0, 2, 0, 1])


def half(places):
    sizes, counts = SIZES[places], COUNTS[places]
    articles, tokens, count = len(places), sizes.sum(), counts.sum()
    residuals = ((counts - count / tokens * sizes) ** 2).sum() * articles / (articles - 1)
    return np.log((count + 0.5) / tokens), (residuals + 0.25) / (count + 0.5) ** 2


def statistic(target, reference):
    (ours, our_variance), (theirs, their_variance) = half(target.astype(int)), half(reference.astype(int))
    return (ours - theirs) / np.sqrt(our_variance + their_variance)


samples = (np.arange(4.0), np.arange(4.0, 9.0))
for alternative in ("greater", "less", "two-sided"):
    result = permutation_test(
        samples, statistic, permutation_type="independent", n_resamples=np.inf, alternative=alternative
    )
    print(alternative, repr(float(result.pvalue)))
null = np.sort(result.null_distribution)
print("statistic", repr(float(result.statistic)))
print("null", len(null), [repr(float(null[place])) for place in (0, 30, 62, 95, 125)], repr(float(null.sum())))
