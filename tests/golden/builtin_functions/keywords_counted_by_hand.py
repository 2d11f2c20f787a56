class Int(int):
    pass


class Text(str):
    pass


class Some(set):
    pass


for source in (
    "sorted([1], foo=1)",
    "sorted([1], key=None, reverse=False, x=1)",
    "max(1, 2, key=None, default=1, x=3)",
    "zip([1], strict=True, x=1)",
    "str.maketrans(x={})",
    "bytearray.maketrans(x=1)",
    "enumerate([1], x=1)",
    "enumerate(start=1)",
    "type(x=1)",
    "type(1, x=1)",
    "int(1, 2, 3)",
    "Int(1, 2, 3)",
    "Text(1, 2, 3, 4)",
    "Some(1, 2)",
    "AttributeError('a', nme='b')",
    "NameError('a', nam='b')",
):
    try:
        print(eval(source))
    except TypeError as error:
        print(source, "->", error)
