class Text(str):
    def __rmul__(self, count): return f"{count} texts"


class Row(list):
    def __rmul__(self, count): return f"{count} rows"


class Plain(tuple):
    pass


print(2 * Text("a"), Text("a") * 2, 3 * Row([1]), Row([1]) * 2, 2 * Plain((1, 2)), True * Text("b"))
