class Text(str):
    pass


for parts in ([], [""], ["", ""], ["a", ""], ["", "a"], ["a", "b", ""], ("x", "y"), ["é", "日"], [Text("q"), "r"]):
    print([separator.join(parts) for separator in ("", ",", "--", "日")])
for wrong in ([1, "a"], ["a", 1], ["a", None], ["a", "b", b"c"]):
    try:
        print(",".join(wrong))
    except TypeError as error:
        print(error)
