def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    '1<<-1',
    '1<<100',
    '1<<2**70',
    '1>>-1',
    '-1>>100',
    '-5>>1',
    '10**30>>10**30',
    '-10**30>>10**30',
    '0<<10**30',
):
    attempt(text)
