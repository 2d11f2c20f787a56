def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'%*d' % (5,1),'%-*d|' % (5,1),'%.*f' % (2,3.14159),'%*.*f' % (8,2,3.14159),'%*d' % (-5,1)",
    "'%*d' % ('a',1)",
    "'%*d' % (1.5,1)",
    "'%*d' % (5,)",
    "'%.*f' % ('a',1)",
    "'%99999999999999999999d' % 1",
    "'%.99999999999999999999d' % 1",
    "'%.9999999999f' % 1.0",
):
    attempt(text)
