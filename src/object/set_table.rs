//! Placeholder until the table with CPython's order lands.

/// A set's table.
#[derive(Debug)]
pub struct SetTable<T> {
    items: Vec<T>,
}

impl<T> Default for SetTable<T> {
    fn default() -> SetTable<T> {
        SetTable { items: Vec::new() }
    }
}

impl<T> SetTable<T> {
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.items.iter()
    }
}
