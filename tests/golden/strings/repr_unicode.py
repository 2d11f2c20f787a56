"""repr shows printable text as it is and escapes the rest; ascii escapes all."""
for text in ("é", "日本", "😀", "\u200b", "\xa0", "\u2028", "\ue000", "\u0301", "\U000e0001", "\xad", "\u0378"):
    print(repr(text), ascii(text), text.isprintable())
