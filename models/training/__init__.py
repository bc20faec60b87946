"""Training of the bundled models: evidence tables in, a signed bundle out. Never imported by the program."""
