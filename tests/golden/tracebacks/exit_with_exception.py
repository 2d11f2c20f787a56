raise SystemExit(ValueError("in exit"))
