#!/usr/bin/env python3
"""Make the seed corpus of the fuzz targets, corpus/, from the goldens and the examples.

    ./make_corpus.py

One file per script, named after its area and behaviour. Scripts of more than 8 kB are left out.
"""
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def main() -> None:
    corpus = HERE / "corpus"
    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir()
    scripts = [*ROOT.glob("tests/golden/*/*.py"), *ROOT.glob("examples/*.py")]
    taken = [script for script in scripts if script.stat().st_size <= 8192]
    for script in taken:
        shutil.copyfile(script, corpus / f"{script.parent.name}-{script.stem}")
    print(f"{len(taken)} texts in {corpus}")


if __name__ == "__main__":
    main()
