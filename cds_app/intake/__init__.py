"""From a foreign file to checked, de-identified patient records."""
