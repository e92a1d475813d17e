//! Articles made up with a known truth, for the tests of intervals and of shuffles. Seeds are fixed.

use crate::stats::special::{exp, ln, sqrt};

/// `SplitMix64` (Steele, Lea & Flood 2014): enough for a simulation, the same on every platform.
#[derive(Debug, Clone)]
pub struct Random(pub u64);

impl Random {
    /// Above 0, below 1.
    pub fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (((z ^ (z >> 31)) >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }

    /// Marsaglia's polar method.
    pub fn normal(&mut self) -> f64 {
        loop {
            let (u, v) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let s = u * u + v * v;
            if s < 1.0 {
                return u * sqrt(-2.0 * ln(s) / s);
            }
        }
    }

    /// Marsaglia & Tsang 2000, with their power of a uniform for shapes below 1.
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let power = exp(ln(self.uniform()) / shape);
            return self.gamma(shape + 1.0) * power;
        }
        let d = shape - 1.0 / 3.0;
        loop {
            let x = self.normal();
            let v = 1.0 + x / sqrt(9.0 * d);
            let v = v * v * v;
            if v > 0.0 && ln(self.uniform()) < 0.5 * x * x + d - d * v + d * ln(v) {
                return d * v;
            }
        }
    }

    /// Waiting times: their number before the mean is used up.
    pub fn poisson(&mut self, mean: f64) -> u64 {
        let mut used = -ln(self.uniform());
        let mut count = 0;
        while used < mean {
            used -= ln(self.uniform());
            count += 1;
        }
        count
    }

    /// The length of a news article: log-normal, median 550, SD of logs 0.5, at least 150 words.
    #[expect(clippy::cast_sign_loss, reason = "sizes are 150 and more")]
    pub fn size(&mut self) -> u64 {
        exp(ln(550.0) + 0.5 * self.normal()).max(150.0).round() as u64
    }

    /// A word in an article of `size` words: negative binomial of size `k` (infinite: Poisson).
    pub fn occurrences(&mut self, per_million: f64, k: f64, size: u64) -> u64 {
        let mean = per_million * 1e-6 * size as f64;
        let mean = if k.is_infinite() { mean } else { mean * self.gamma(k) / k };
        self.poisson(mean)
    }
}
