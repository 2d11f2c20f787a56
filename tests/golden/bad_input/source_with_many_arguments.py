print(eval("len([" + "1," * 100_000 + "])"))
