"""Upper, lower, title, capitalize, swapcase and casefold, beyond ASCII too."""
for text in ("hello World", "straße", "ŉ ﬁ ΑΣ", "they're bill's", "ÀÉ x2y", "ǆ"):
    print(text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(), text.casefold(), sep="|")
