"""The first wrong escape of each literal is warned of: of bytes, f-strings and long strings too."""
a = "\d\e" "\q"
b = b"\z"
c = f"\y {a} \400 \w"
d = """
\k
"""
e = "\777" r"\d"
exec("x = '\\i'")
print(a, b, len(c), d, len(e))
