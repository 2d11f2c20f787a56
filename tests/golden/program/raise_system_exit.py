"""raise SystemExit with and without a status; large statuses keep the low byte."""
print("leaving")
raise SystemExit(256 + 7)
