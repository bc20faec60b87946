"""From a record to comparable estimates and their explanation."""
