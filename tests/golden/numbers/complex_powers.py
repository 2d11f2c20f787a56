def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    '0j**-1',
    '0j**1j',
    '0j**0',
    '0j**2',
    '1j**0.5',
    '1j**10,1j**100,1j**101,1j**-3',
    '(1+1j)**3,(1+1j)**-3,(1+2j)**0.5,(1+2j)**(1+1j)',
    '1j//2',
    '1j/0',
    '1j/0j',
    '(1e308+1e308j)*10',
    'abs(complex(1e308,1e308))',
    "abs(complex(float('inf'),float('nan')))",
):
    attempt(text)
