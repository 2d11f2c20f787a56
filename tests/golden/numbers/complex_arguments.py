def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "complex(1,'2')",
    'complex(1,2),complex(1j,2),complex(1,2j),complex(1j,2j),complex(real=1),complex(imag=1),complex(real=1,imag=2)',
    'complex(1,None)',
    'complex(1,2,3)',
    'complex(10**400)',
    'complex(None)',
    'complex([])',
    "complex(b'1')",
    'complex()',
):
    attempt(text)
