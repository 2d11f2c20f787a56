for src in ("a, b = 1", "a, b = [1]", "a, b = [1, 2, 3]", "a, *b = []", "a, *b, c = [1]", "a, b = {}", "(a, b), c = 1, 2", "[a, b] = 'abc'", "[] = [1]", "a, b = iter(range(10))", "a, b, c, *d = (1, 2)", "a, b = None", "*a, = 5", "for a, b in [(1, 2), (3,)]: pass", "a, b = 'a'", "a, b = b'abc'", "x, y = range(3)", "[a for a, b in [1]]", "(lambda: 0)(*[*5])"):
    try: exec(src)
    except (TypeError, ValueError) as e: print(src, "->", type(e).__name__, e)
