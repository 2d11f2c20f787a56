//! `sum()` of floats, which carries the rounding errors along (Neumaier 1974).

/// A running sum as CPython 3.12 and later keep it.
#[derive(Clone, Copy, Debug, Default)]
pub struct FloatSum {
    total: f64,
    /// What the additions have rounded off so far.
    lost: f64,
}

impl FloatSum {
    /// Begins with a value.
    pub fn new(start: f64) -> Self {
        Self { total: start, lost: 0.0 }
    }

    /// Adds a float.
    pub fn add(&mut self, value: f64) {
        let total = self.total + value;
        self.lost += if self.total.abs() >= value.abs() {
            (self.total - total) + value
        } else {
            (value - total) + self.total
        };
        self.total = total;
    }

    /// Adds an integer that came between the floats, which is done without care for the error.
    pub fn add_int(&mut self, value: i64) {
        self.total += value as f64;
    }

    /// The sum.
    pub fn finish(self) -> f64 {
        if self.lost != 0.0 && self.lost.is_finite() { self.total + self.lost } else { self.total }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(values: &[f64]) -> f64 {
        let mut sum = FloatSum::new(0.0);
        values.iter().for_each(|value| sum.add(*value));
        sum.finish()
    }

    #[test]
    fn errors_are_carried() {
        assert_eq!(sum(&[0.1; 10]), 1.0);
        assert_eq!(sum(&[1e100, 1.0, -1e100]), 1.0);
        assert_eq!(sum(&[f64::INFINITY, 1.0]), f64::INFINITY);
        assert!(sum(&[f64::INFINITY, f64::NEG_INFINITY]).is_nan());
        assert_eq!(sum(&[1e308, 1e308, -1e308]), f64::INFINITY);
    }
}
