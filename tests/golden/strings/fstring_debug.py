"""{name=} shows the expression as it is written, with its spaces."""
value = 3.14159
text = "é"
print(f"{value=} {text=} {value = } {value + 1=:.2f} {text=!s} {text=!a}")
print(f"{value=:8.2f}| {len(text)=} {text.upper() = !r:>6}")
print(f"{ value  =}", f"{(1, 2)=}", f"{value==3.14159=}")
