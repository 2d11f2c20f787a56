"""The first except clause that matches is taken; classes, tuples and bare."""
def classify(error):
    try:
        raise error
    except (IndexError, KeyError) as e:
        return f"lookup in a tuple {type(e).__name__}"
    except LookupError:
        return "other lookup"
    except OSError:
        return "os"
    except Exception as e:
        return f"some exception {e!r}"
    except:
        return "anything"


for error in (KeyError(1), IndexError(), LookupError(), FileNotFoundError(2, "no"), ValueError("v"), KeyboardInterrupt(), GeneratorExit, SystemExit(3)):
    print(classify(error))
