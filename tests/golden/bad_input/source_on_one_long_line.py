source = "x = [" + ", ".join(str({"id": i, "name": f"n{i}"}) for i in range(20_000)) + "]"
exec(source)
print(len(source) > 500_000, len(x), x[-1])
