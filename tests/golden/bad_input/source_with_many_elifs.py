lines = [f"elif a == {i}: pass" for i in range(1000)]
exec("a = -1\nif 0: pass\n" + "\n".join(lines) + "\nelse: print('else')")
