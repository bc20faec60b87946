"""What leaves the program, as bytes and text, with no window needed: the signed log, its check, the documents."""
