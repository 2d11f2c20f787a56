"""A coroutine runs when something is sent into it."""
class Ask:
    def __init__(self, question):
        self.question = question

    def __await__(self):
        answer = yield self.question
        return answer


async def talk():
    print("started")
    name = await Ask("name?")
    age = await Ask("age?")
    return f"{name} is {age}"


c = talk()
print(c.send(None))
print(c.send("Ann"))
try:
    c.send(5)
except StopIteration as stop:
    print(stop.value)
