x = [a, b := 1 for a in y]
