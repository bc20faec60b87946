"""Layer 3: from the courses of real patients to the update after about two weeks."""
