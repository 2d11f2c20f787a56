async def ag(): yield 1
a = ag()
a.asend(None)
a.__anext__()
a.aclose()
a.athrow(ValueError)
print("end")
