text = "Grüße, café, 5 €, naïve"
for encoding in ["cp1252", "windows-1252", "iso-8859-15", "latin9", "cp850", "mac_roman", "cp1250"]:
    encoded = text.encode(encoding, "replace")
    print(encoding, encoded, encoded.decode(encoding) == text)
for encoding in ["koi8-r", "cp1251", "iso8859_5", "cp866", "mac-cyrillic"]:
    print(encoding, "Привет".encode(encoding), "Привет".encode(encoding).decode(encoding))
print("αβγ".encode("iso-8859-7"), "שלום".encode("cp1255"), "│─┼".encode("cp437"), "ğış".encode("iso-8859-9"))
every = bytes(range(256))
for encoding in ["cp1252", "cp437", "koi8_u", "iso8859-2", "cp874", "tis-620"]:
    print(encoding, ascii(every[128:].decode(encoding, "replace"))[:60], len(every.decode(encoding, "ignore")))
