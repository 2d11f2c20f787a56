def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'a,b,c'.split(',')",
    "'a,b,c'.split(',',1)",
    "'a,b,c'.rsplit(',',1)",
    "'a,b,c'.split(',',maxsplit=-1)",
    "'a,b,c'.split(',',0)",
    "' a  b '.split()",
    "' a  b '.split(None,1)",
    "' a  b '.rsplit(None,1)",
    "' a  b '.split(' ')",
    "'a'.split('')",
    "'a'.split(1)",
    "'a'.split(sep=None)",
    "'a'.split('a','b')",
    "'a'.rsplit('')",
):
    attempt(text)
