def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "complex('1+2j'),complex('1'),complex('j'),complex('-j'),complex('+1.5e3-2.5J'),complex(' 1+2j '),complex('(1+2j)'),complex('( 1+2j )'),complex('nan+infj'),complex('1_0+1_0j')",
    "complex('1 + 2j')",
    "complex('1+2')",
    "complex('')",
    "complex('(')",
    "complex('1j+2')",
    "complex('abc')",
    "complex('1__0')",
    "complex('1+2j',1)",
):
    attempt(text)
