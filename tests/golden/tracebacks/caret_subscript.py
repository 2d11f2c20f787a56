"""The subscript that failed is marked, not the whole chain."""
data = {"users": [{"name": "Ann"}]}
print(data["users"][0]["name"].upper(), data["users"][0]["age"]["years"])
