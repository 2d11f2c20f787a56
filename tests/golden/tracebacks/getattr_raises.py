class B:
    def __getattr__(self, n): raise AttributeError(f"custom {n}")
B().anything
