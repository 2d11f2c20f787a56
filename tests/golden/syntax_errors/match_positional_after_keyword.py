match x:
    case A(b=1, 2, 3):
        pass
