"""In a class body only the outermost iterable sees the class's names."""
x = "global"


class C:
    x = [1, 2, 3]
    outer = [n for n in x]
    inner = [x for _ in range(2)]
    pairs = [(n, m) for n in x for m in range(n)]
    functions = [lambda: x for _ in range(1)]


print(C.outer, C.inner, C.pairs, C.functions[0]())
