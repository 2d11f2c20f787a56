x = "ab\x1"
