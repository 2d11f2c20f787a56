"""sys.exit(text) prints the text to standard error and ends with 1."""
import sys

print("output")
sys.exit("something went wrong: é")
