"""A misspelt name suggests a near one."""
def compute(total_price, count):
    return totl_price / count


compute(10, 2)
