print(eval("len({" + ",".join(f"{i}: 1" for i in range(50_000)) + "})"))
