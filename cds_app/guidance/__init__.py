"""What must be said before and beside any estimate: rules over a record, each with its source."""
