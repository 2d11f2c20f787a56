print(eval("1 and " * 100_000 + "2"))
