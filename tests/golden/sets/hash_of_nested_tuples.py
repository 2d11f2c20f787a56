# However deep, without recursion; the text of a bytes object hashes as the string.
nested = ()
for _ in range(100_000):
    nested = (1, nested)
print(hash(nested))
print(hash(((1, (2, 3)), (), ((4,),))))
print(hash("abc") == hash(b"abc"), hash("") == hash(b"") == 0)
