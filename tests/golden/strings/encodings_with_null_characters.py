def show(*texts):
    for text in texts:
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "->", type(error).__name__ + ":", error)


show("'a'.encode('ut\\0f')", "b'a'.decode('ut\\0f')", "str(b'a', 'a\\0')", "'a'.encode('utf-8', 'a\\0')")
