def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'abc'*3,'abc'*0,'abc'*-1,3*'abc',True*'ab'",
    "'abc'*'a'",
    "'abc'*1.5",
    "'abc'+1",
    "'abc'+b'a'",
    "'abc'+None",
    "1+'abc'",
    "1 in 'abc'",
    "None in 'abc'",
    "b'a' in 'abc'",
    "'a'<1",
):
    attempt(text)
