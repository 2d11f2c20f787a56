import asyncio

loop = asyncio.new_event_loop()
print(isinstance(loop, asyncio.AbstractEventLoop), isinstance(loop, asyncio.BaseEventLoop))
print(asyncio.SelectorEventLoop.__name__, asyncio.EventLoop is asyncio.SelectorEventLoop, type(loop) is asyncio.SelectorEventLoop)
other = asyncio.SelectorEventLoop()
print(other.run_until_complete(asyncio.sleep(0, "own")), other.is_closed())
policy = asyncio.get_event_loop_policy()
print(isinstance(policy, asyncio.AbstractEventLoopPolicy), isinstance(policy, asyncio.DefaultEventLoopPolicy))
made = policy.new_event_loop()
policy.set_event_loop(made)
print(policy.get_event_loop() is made, asyncio.get_event_loop() is made)
asyncio.set_event_loop_policy(None)
asyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())
for loop in (loop, other, made):
    loop.close()
