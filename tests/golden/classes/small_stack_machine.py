"""A small interpreter made of classes."""
class Machine:
    def __init__(self):
        self.stack = []

    def run(self, program):
        for word in program.split():
            method = getattr(self, f"do_{word}", None)
            if method:
                method()
            else:
                self.stack.append(int(word))
        return self.stack

    def do_add(self):
        self.stack.append(self.stack.pop() + self.stack.pop())

    def do_mul(self):
        self.stack.append(self.stack.pop() * self.stack.pop())

    def do_dup(self):
        self.stack.append(self.stack[-1])

    def do_swap(self):
        self.stack[-1], self.stack[-2] = self.stack[-2], self.stack[-1]


print(Machine().run("2 3 add 4 mul"), Machine().run("5 dup mul 1 swap"))
for program in ("1 add", "x"):
    try:
        Machine().run(program)
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
