"""What the workstation supplies: files, policy, settings, time, a technical log."""
