try:
    eval("1" * 5000)
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset)
print(eval("0x" + "f" * 5000).bit_length())
