//! The one generator behind everything that is drawn: the same seed gives the same draws on every platform.
//! Leaves what is drawn, and how often, to the statistics.

/// xoshiro256++ (Blackman & Vigna 2021), its state filled by `SplitMix64` (Steele, Lea & Flood 2014), as its authors advise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generator {
    state: [u64; 4],
}

impl Generator {
    /// The generator of a seed.
    ///
    /// ```
    /// use newsprint::stats::random::Generator;
    /// assert_eq!(Generator::new(7).next(), Generator::new(7).next());
    /// assert_ne!(Generator::new(7).next(), Generator::new(8).next());
    /// ```
    pub fn new(seed: u64) -> Self {
        let mut counter = seed;
        let mut split_mix = || {
            counter = counter.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = counter;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        };
        Self { state: std::array::from_fn(|_| split_mix()) }
    }

    /// The next 64 bits.
    #[expect(clippy::should_implement_trait, reason = "it never ends, so it is no iterator that one collects")]
    pub fn next(&mut self) -> u64 {
        let [first, second, third, fourth] = &mut self.state;
        let drawn = first.wrapping_add(*fourth).rotate_left(23).wrapping_add(*first);
        let shifted = *second << 17;
        *third ^= *first;
        *fourth ^= *second;
        *second ^= *third;
        *first ^= *fourth;
        *third ^= shifted;
        *fourth = fourth.rotate_left(45);
        drawn
    }

    /// A whole number below `bound`, each as likely as the other (Lemire 2019); 0 if `bound` is 0.
    ///
    /// ```
    /// use newsprint::stats::random::Generator;
    /// let mut generator = Generator::new(1);
    /// assert!((0..1_000).all(|_| generator.below(6) < 6));
    /// ```
    pub fn below(&mut self, bound: u64) -> u64 {
        let draw = |bits: u64| u128::from(bits) * u128::from(bound);
        let mut product = draw(self.next());
        if (product as u64) < bound {
            let unfair = bound.wrapping_neg() % bound;
            while (product as u64) < unfair {
                product = draw(self.next());
            }
        }
        (product >> 64) as u64
    }
}

/// Many small choices from few numbers: one number of 64 bits serves as long as 32 of its bits are unused.
///
/// A choice among few is then as likely as another to within 2⁻³², and costs a multiplication.
#[derive(Debug, Clone)]
pub struct Choices {
    generator: Generator,
    bits: u64,
    course: Course,
}

/// How much of a number is unused after some choices. Their bounds alone decide it, whatever was drawn, so that it is known beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Course {
    unused: u32,
}

/// Choices to be passed over: what follows is as if they had been made, and costs less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pass {
    /// Numbers that they would ask for.
    numbers: u64,
    /// What they would multiply the last of these with.
    product: u64,
    end: Course,
}

impl Course {
    /// Whether a choice with this bound asks for a new number.
    #[inline]
    fn asks(&mut self, bound: u64) -> bool {
        let used = u64::BITS - bound.leading_zeros();
        let asks = self.unused < 32 + used;
        if asks {
            self.unused = u64::BITS;
        }
        self.unused -= used;
        asks
    }

    /// Goes through choices with these bounds.
    pub(crate) fn pass(&mut self, bounds: impl Iterator<Item = u64>) -> Pass {
        let (mut numbers, mut product) = (0, 1u64);
        for bound in bounds {
            if self.asks(bound) {
                (numbers, product) = (numbers + 1, 1);
            }
            product = product.wrapping_mul(bound);
        }
        Pass { numbers, product, end: *self }
    }
}

impl Choices {
    /// The choices of a seed.
    pub fn new(seed: u64) -> Self {
        Self { generator: Generator::new(seed), bits: 0, course: Course::default() }
    }

    /// A whole number below `bound`, which is 1 to 2³².
    ///
    /// ```
    /// use newsprint::stats::random::Choices;
    /// let mut choices = Choices::new(1);
    /// assert!((0..1_000).all(|_| choices.below(6) < 6));
    /// ```
    #[inline]
    pub fn below(&mut self, bound: u64) -> u64 {
        if self.course.asks(bound) {
            self.bits = self.generator.next();
        }
        let product = u128::from(self.bits) * u128::from(bound);
        // What is left of the number is as random as it was.
        self.bits = product as u64;
        (product >> 64) as u64
    }

    /// Passes over choices that a [`Course`] went through from where these are.
    pub(crate) fn pass(&mut self, over: &Pass) {
        for _ in 0..over.numbers {
            self.bits = self.generator.next();
        }
        self.bits = self.bits.wrapping_mul(over.product);
        self.course = over.end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_that_are_passed_over_are_as_if_made() {
        let (mut made, mut passed) = (Choices::new(1), Choices::new(1));
        for bounds in [2..50, 1_000..1_007, 3..4] {
            for bound in bounds.clone() {
                made.below(bound);
            }
            let mut course = passed.course;
            passed.pass(&course.pass(bounds));
            assert_eq!(passed.below(1_000), made.below(1_000));
        }
    }

    #[test]
    fn the_first_draws_are_those_of_the_published_code() {
        // The authors' C code with the state 1, 2, 3, 4, as in the tests of the crate rand_xoshiro.
        let mut generator = Generator { state: [1, 2, 3, 4] };
        let expected = [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386];
        assert_eq!(std::array::from_fn::<u64, 4, _>(|_| generator.next()), expected);
    }

    #[test]
    fn every_face_of_a_die_falls_as_often() {
        let mut generator = Generator::new(20_240_901);
        let mut faces = [0u32; 6];
        (0..60_000).for_each(|_| faces[generator.below(6) as usize] += 1);
        // Five standard deviations of a binomial count of 60,000 at 1/6 are 456.
        assert!(faces.iter().all(|&face| face.abs_diff(10_000) < 456), "{faces:?}");
    }

    #[test]
    fn choices_from_one_number_do_not_hang_together() {
        let mut choices = Choices::new(20_240_901);
        let mut pairs = [0u32; 36];
        let mut last = 0;
        for _ in 0..360_000 {
            let next = choices.below(6) as usize;
            pairs[6 * last + next] += 1;
            last = next;
        }
        // Chi-square with 35 degrees of freedom is above 84 once in a hundred thousand.
        let distance: f64 = pairs.iter().map(|&pair| (f64::from(pair) - 10_000.0).powi(2) / 10_000.0).sum();
        assert!(distance < 84.0, "{distance}");
        let mut wide = Choices::new(3);
        let mean = (0..10_000).map(|_| wide.below(1 << 32) as f64).sum::<f64>() / 10_000.0;
        assert!((mean / f64::from(1u32 << 31) - 1.0).abs() < 0.03, "{mean}");
    }
}
