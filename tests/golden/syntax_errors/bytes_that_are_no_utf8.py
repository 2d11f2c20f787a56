# In comments they do no harm. Columns are those of the bytes.
sources = (
    b"x = 'caf\xe9'\n",
    b"x = 'caf\xe9 au lait'\n",
    b"x = '\\n\xe2\x82'\n",
    b"x = r'\xed\xa0\x80'\n",
    b"x = 'abc' 'a\xffbc'\n",
    b"x = b'a\xe9'\n",
    b"x = (1 +\r\n'\xff\xfe')\r\n",
    b"na\xefve = 1\n",
    b"x = 'a\xff\n",
    b"x = 1 # \xff\n1 1\n",
    b"x = 1 # \xff\nprint('it runs')\n",
    b"# coding: klingon\n",
    b"# coding: ascii\nx = '\xe9'\n",
    b"\xef\xbb\xbf# coding: latin-1\n",
)
for source in sources:
    try:
        exec(source)
    except SyntaxError as error:
        end = error.end_lineno, error.end_offset
        print(source, error.msg, error.filename, error.lineno, error.offset, *end, ascii(error.text))
