exec("a = 0\nwhile a < 5:\n" + "    a = a + 1\n" * 100_000 + "print(a)")
