print(eval("len(" + "'a' " * 100_000 + ")"))
