def attempt(action):
    try:
        action()
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)


def grow_dict():
    d = {1: 1}
    for key in d:
        d[key + 1] = 1


def grow_set():
    s = {1}
    for item in s:
        s.add(item + 1)


def grow_list_in_sort():
    values = [3, 1, 2]
    values.sort(key=lambda x: values.append(1))


attempt(grow_dict)
attempt(grow_set)
attempt(grow_list_in_sort)
