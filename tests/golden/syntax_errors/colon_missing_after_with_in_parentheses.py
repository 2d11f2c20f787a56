with (open("f") as f, open("g"))
    pass
