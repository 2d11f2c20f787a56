g = ValueError("deep")
for i in range(15): g = ExceptionGroup(f"l{i}", [g])
raise g
