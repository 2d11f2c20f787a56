def step():
    if step.inside:
        return "end"
    step.inside = True
    print("inner", list(step.iterator))
    return "more"


step.inside = False
step.iterator = iter(step, "end")
print(next(step.iterator, "nothing"), list(step.iterator))
