"""Layer 1: from trial arms to drug effects with their covariance, and whether they carry over to other trials."""
