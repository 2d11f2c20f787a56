"""The usual shape of a script."""
def main():
    print("main runs")


if __name__ == "__main__":
    main()
print(__name__)
