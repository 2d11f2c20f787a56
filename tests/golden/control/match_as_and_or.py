"""as binds a part, alternatives bind the same names."""
def command(words):
    match words.split():
        case ["go", ("north" | "south") as direction]:
            return f"going {direction}"
        case ["get", thing] | ["pick", "up", thing]:
            return f"taking {thing}"
        case ["drop", *things] as whole if things:
            return f"dropping {things} of {len(whole)}"
        case [("look" | "l"), *_]:
            return "looking"
        case [str() as verb, *_]:
            return f"cannot {verb}"
        case _:
            return "silence"


for words in ("go north", "go up", "get key", "pick up box", "drop a b", "drop", "l", ""):
    print(command(words))
