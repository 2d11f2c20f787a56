def show(*texts):
    for text in texts:
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "->", type(error).__name__ + ":", error)


show("'%5%' % 1", "'%5%' % ()", "'%-5%|%s' % (1, 2)", "'%(a)%' % {'a': 1}", "'%(a)%' % {}", "'%.3%' % 1", "'%*%' % (1, 2)")
show("'%%' % ()", "'%d%%' % 5", "b'%5%' % 1", "b'%5%' % ()", "b'%%' % ()")
