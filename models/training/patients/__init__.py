"""Layer 2: who the simulated people are, what the evidence implies for each, and the boosters that learn it."""
