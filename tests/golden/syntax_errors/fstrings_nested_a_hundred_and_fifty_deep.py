for depth in 148, 149, 150:
    text = "f'{" * depth + "1" + "}'" * depth
    try:
        print(depth, eval(text))
    except SyntaxError as error:
        print(depth, error.msg)
