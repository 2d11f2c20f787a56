"""A missing key is shown by its repr."""
prices = {"apple": 1}
basket = ["apple", "pear"]
print(sum(prices[item] for item in basket))
