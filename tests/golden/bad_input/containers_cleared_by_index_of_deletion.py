class Index:
    def __init__(self, container):
        self.container = container

    def __index__(self):
        self.container.clear()
        return 1


for container in [1, 2, 3], bytearray(b"abc"):
    index = Index(container)
    for key in slice(index, 9), slice(None, None, index), slice(9, index, -1):
        container.extend(b"abc")
        del container[key]
        print(container)
