"""Raw strings keep backslashes, in every quoting."""
print(r"a\nb", len(r"\n"), R'\'', r"""\t"quoted" """)
print(r"\\", r"C:\temp\x", rb"\x41", Rb'\n', bR"\0")
name = "x"
print(rf"\{name}\n{name!r}", fR"{name}\t")
