def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "float('1_0.5')",
    "float('1__0')",
    "float('_1')",
    "float('1_.5')",
    "float('1._5')",
    "float('1e1_0')",
    "float('  1.5  ')",
    "float('1.5e')",
    "float('.5'),float('5.'),float('5e3'),float('+5'),float('-.5e-3')",
    "float('.')",
    "float('')",
    "float('e5')",
    "float('0x10')",
    "float('infinity'),float('INF'),float('-inf'),float('+nan'),float('NaN')",
    "float('infin')",
    "float('１.５')",
    "float('\\u0661')",
    "float('1\\0')",
    "float('abc')",
    "float('1e400'),float('1e-400'),float('-1e400')",
):
    attempt(text)
