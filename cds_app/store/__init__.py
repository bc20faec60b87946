"""The encrypted database: accounts, records, assessments, signatures and the log. `session.Store` is the way in."""
