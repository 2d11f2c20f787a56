print(days[])
