import time
import sys

for module in (time, sys):
    try:
        module()
    except TypeError as error:
        print(error)
