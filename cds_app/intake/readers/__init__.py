"""One file per format; each yields raw rows as text, with the line number they came from."""
