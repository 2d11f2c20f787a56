"""float() reads decimals, exponents, infinities and not-a-numbers."""
for text in ("1.5", " -2.5e3 ", "1e-400", "1e400", ".5", "5.", "1_0.0_1", "inf", "-Infinity", "NaN", "+nan"):
    print(repr(text), float(text))
for text in ("", "1.2.3", "1e", "0x10", "1__0", "infin", "1 2"):
    try:
        float(text)
    except ValueError as error:
        print(error)
try:
    float([])
except TypeError as error:
    print(error)
print(float(), float(True), float(b"2.5"), float(10**22))
