def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'abc'[5]",
    "'abc'[-4]",
    "'abc'[True]",
    "'abc'[::2],'abc'[::-1],'abc'[5:],'abc'[-2:],'abc'[10:-10:-1],'abcdef'[4:1:-2]",
    "'abc'[::0]",
    "'abc'['a':]",
    "'abc'[1:2:'a']",
    "'abc'[1.0:]",
):
    attempt(text)
