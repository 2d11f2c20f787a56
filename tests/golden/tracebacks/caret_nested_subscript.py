a = {"k": {"j": None}}
a["k"]["j"]["z"]
