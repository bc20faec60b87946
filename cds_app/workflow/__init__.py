"""One file per request a person can make; the only place where rooms meet."""
