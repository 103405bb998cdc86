"""`python -m algorist` is the command `algorist`."""

from algorist.cli.main import main

main()
