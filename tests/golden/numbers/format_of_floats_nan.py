def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'format(float("nan"), \'\')',
    'format(float("nan"), \'.2f\')',
    'format(float("nan"), \'e\')',
    'format(float("nan"), \'g\')',
    'format(float("nan"), \'%\')',
    'format(float("nan"), \'n\')',
    'format(float("nan"), \'.0f\')',
    'format(float("nan"), \'.0e\')',
    'format(float("nan"), \'.3g\')',
    'format(float("nan"), \'+.2f\')',
    'format(float("nan"), \'010.2f\')',
    'format(float("nan"), \'=10\')',
    'format(float("nan"), \'#.0f\')',
    'format(float("nan"), \'#.3g\')',
    'format(float("nan"), \',.2f\')',
    'format(float("nan"), \'_.3f\')',
    'format(float("nan"), \'z.0f\')',
    'format(float("nan"), \'020,.2f\')',
):
    attempt(text)
