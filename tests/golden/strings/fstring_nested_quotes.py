"""The same quotes, backslashes and comments may stand inside the braces."""
items = ["a", "b"]
table = {"k": {"inner": 1}}
print(f"{", ".join(items)} and {table["k"]["inner"]}")
print(f"{"\n".join(items)!r} {'\t'!r} {f"{f"{f"deep"}"}"}")
print(f'{'single'} {"double"} {'''triple'''}')
print(f"{
    len(items)  # a comment
}")
