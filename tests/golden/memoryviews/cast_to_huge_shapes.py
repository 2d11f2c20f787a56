for shape in ([10**30], [2**62, 4], [2**63 - 1], [2**32, 2**32], [0], [-(10**30)], [10**30, "a"], ["a", 10**30], [True, 4]):
    try:
        print(memoryview(b"abcd").cast("B", shape).shape)
    except Exception as error:
        print(shape, type(error).__name__, error)
