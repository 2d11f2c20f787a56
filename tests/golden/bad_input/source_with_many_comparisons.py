print(eval("1 < " * 10_000 + "2"))
