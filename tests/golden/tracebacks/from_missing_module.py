from nothere import x
