class print A:
    pass
