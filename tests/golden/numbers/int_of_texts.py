def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "int('  12  ')",
    "int('1_000')",
    "int('1__0')",
    "int('_1')",
    "int('1_')",
    "int('0x1f',16)",
    "int('0x1f',0)",
    "int('1f',16)",
    "int('0b11',0)",
    "int('0o17',0)",
    "int('017',0)",
    "int('00',0)",
    "int('0_0',0)",
    "int('-0x1f',0)",
    "int('z',36)",
    "int('Z',36)",
    "int('12',2)",
    "int('12',1)",
    "int('12',37)",
    "int('12',-1)",
):
    attempt(text)
