"""`\\N{...}` takes names and aliases in any case, but with every blank and hyphen in its place."""
names = """
latin small letter a|LATINSMALLLETTERA|LATIN_SMALL_LETTER_A|LATIN-SMALL LETTER A|LATIN SMALL  LETTER A
HYPHEN-MINUS|HYPHENMINUS|hyphen-minus|SPACE| SPACE|SPACE
HANGUL SYLLABLE GAG|hangul syllable gag|HANGUL SYLLABLEGAG|HANGUL JUNGSEONG O-E|HANGUL JUNGSEONG OE
CJK UNIFIED IDEOGRAPH-4E00|CJK UNIFIED IDEOGRAPH-4e00|cjk unified ideograph-4E00|CJK UNIFIED IDEOGRAPH-20000
CJK UNIFIED IDEOGRAPH-0|CJK COMPATIBILITY IDEOGRAPH-F900|NUSHU CHARACTER-1B170
TIBETAN LETTER -A|TIBETAN LETTER A|-A|->no such name|-|->|>-
NULL|lf|LINE FEED|line_feed|BELL|ALERT|LATIN SMALL LETTER GHA|VS1|ZWJ|Zwj|BEL
"""
for name in names.strip().replace("\n", "|").split("|"):
    try:
        print(name, ascii(eval(f'"\\N{{{name}}}"')))
    except SyntaxError as error:
        print(name, error)
