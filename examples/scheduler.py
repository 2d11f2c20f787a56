"""What an event loop is: the same idea by hand, with generators and a heap-like list, in forty lines.

Compare it with `first_tasks.py`: `yield` says "wake me later", the loop decides who is next.
"""


class Loop:
    def __init__(self) -> None:
        self.now = 0.0
        self.ready = []  # generators that can run
        self.timers = []  # (time, order, generator), the earliest first
        self.order = 0

    def spawn(self, task) -> None:
        self.ready.append(task)

    def run(self) -> None:
        while self.ready or self.timers:
            if not self.ready:
                # Nobody can run: time jumps to the next timer, as on Rondo's virtual clock.
                self.now, _, task = self.timers.pop(0)
                self.ready.append(task)
            task = self.ready.pop(0)
            try:
                pause = next(task)
            except StopIteration as end:
                print(f"{self.now:4.1f} {task.__name__} returned {end.value!r}")
                continue
            self.order += 1
            self.timers.append((self.now + pause, self.order, task))
            self.timers.sort(key=lambda timer: timer[:2])


def tick(loop: Loop, name: str, pause: float, count: int):
    for number in range(count):
        print(f"{loop.now:4.1f} {name} {number}")
        yield pause
    return name


loop = Loop()
loop.spawn(tick(loop, "slow", 1.0, 3))
loop.spawn(tick(loop, "fast", 0.4, 5))
loop.run()
