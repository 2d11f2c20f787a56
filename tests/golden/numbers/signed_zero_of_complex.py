def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    'complex(0.0, -0.0)',
    'complex(-0.0, -0.0)',
    '-complex(0.0, -0.0)',
    'complex(0.0, -0.0).imag',
    'complex(1, -0.0)',
    'complex(1j, -0.0)',
    'format(complex(0.0, -0.0), ".2f")',
    'complex(0.0, -0.0) - 2',
    'complex(-0.0, -0.0) * 2',
    'complex("-0-0j")',
):
    attempt(text)
