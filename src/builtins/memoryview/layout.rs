//! Where the elements of a view lie in its object.

use super::format::Format;

/// The elements' format, and in how many dimensions they stand.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Where the first element starts.
    pub offset: usize,
    pub format: Format,
    /// How many elements each dimension has.
    pub shape: Vec<usize>,
    /// How many bytes it is to the next element of each dimension.
    pub strides: Vec<i64>,
}

impl Layout {
    /// So many bytes in a row.
    pub fn of_bytes(length: usize) -> Layout {
        Layout { offset: 0, format: Format::BYTES, shape: vec![length], strides: vec![1] }
    }

    /// Elements in a row, or in the rows and columns of a shape, with nothing between them.
    pub fn packed(offset: usize, format: Format, shape: Vec<usize>) -> Layout {
        let mut strides = vec![0; shape.len()];
        let mut stride = format.size() as i64;
        for (slot, length) in strides.iter_mut().zip(&shape).rev() {
            *slot = stride;
            stride *= *length as i64;
        }
        Layout { offset, format, shape, strides }
    }

    pub fn dimensions(&self) -> usize {
        self.shape.len()
    }

    /// How many elements there are.
    pub fn elements(&self) -> usize {
        self.shape.iter().product()
    }

    /// How many bytes the elements have.
    pub fn bytes(&self) -> usize {
        self.elements() * self.format.size()
    }

    /// Whether the last index runs fastest and nothing lies between.
    pub fn is_c_contiguous(&self) -> bool {
        self.is_packed(self.shape.iter().zip(&self.strides).rev())
    }

    /// Whether the first index runs fastest and nothing lies between.
    pub fn is_f_contiguous(&self) -> bool {
        self.is_packed(self.shape.iter().zip(&self.strides))
    }

    fn is_packed<'a>(&self, dimensions: impl Iterator<Item = (&'a usize, &'a i64)>) -> bool {
        if self.dimensions() > 1 && self.elements() == 0 {
            return true;
        }
        let mut expected = self.format.size() as i64;
        dimensions.into_iter().all(|(length, stride)| {
            let fits = *stride == expected || *length == 1;
            expected *= *length as i64;
            fits
        })
    }

    /// Where the element with these indices starts, one for each dimension, all in range.
    pub fn place(&self, indices: &[usize]) -> usize {
        let distance: i64 =
            indices.iter().zip(&self.strides).map(|(index, stride)| *index as i64 * stride).sum();
        (self.offset as i64 + distance) as usize
    }

    /// Where each element starts; the last index runs fastest, or the first.
    pub fn places(&self, first_fastest: bool) -> Vec<usize> {
        let count = self.elements();
        let mut places = Vec::with_capacity(count);
        let mut indices = vec![0; self.dimensions()];
        for _ in 0..count {
            places.push(self.place(&indices));
            let step = |(index, length): (&mut usize, &usize)| {
                *index += 1;
                let carry = *index == *length;
                if carry {
                    *index = 0;
                }
                carry
            };
            let pairs = indices.iter_mut().zip(&self.shape);
            if first_fastest {
                let _ = pairs.map(step).find(|carry| !carry);
            } else {
                let _ = pairs.rev().map(step).find(|carry| !carry);
            }
        }
        places
    }
}
