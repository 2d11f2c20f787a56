"""splitlines knows every line boundary."""
text = "a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i\u2029j"
print(text.splitlines())
print("one\n\ntwo\n".splitlines(), "one\n\ntwo\n".splitlines(keepends=True))
print("".splitlines(), "\n".splitlines(), "x".splitlines(True))
