"""Tabs count to the next multiple of eight."""
if True:
	x = 1
	if x:
	        y = 2
	        print(y)
	print(x)
for n in range(2):
	 print("tab and space", n)
