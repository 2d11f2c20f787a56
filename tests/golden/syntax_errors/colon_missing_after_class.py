class A  # comment
    pass
