"""One file an algorithm, one folder a family; `docs/catalogue.md` tells the format."""
