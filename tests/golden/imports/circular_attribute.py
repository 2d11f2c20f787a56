import _half
