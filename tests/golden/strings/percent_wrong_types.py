def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'%d' % 'a'",
    "'%d' % 1.5",
    "'%d' % None",
    "'%x' % 1.5",
    "'%x' % 'a'",
    "'%o' % 'a'",
    "'%i' % b'a'",
    "'%f' % 'a'",
    "'%f' % None",
    "'%e' % []",
    "'%c' % 'ab'",
    "'%c' % 0x110000",
    "'%c' % -1",
    "'%c' % 1.5",
    "'%c' % None",
    "'%c' % ''",
):
    attempt(text)
