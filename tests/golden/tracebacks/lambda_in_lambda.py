(lambda: (lambda: 1/0)())()
