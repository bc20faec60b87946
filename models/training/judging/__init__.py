"""What a trained bundle is worth in the simulated truth, against thresholds fixed before."""
