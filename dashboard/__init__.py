"""A career-planning dashboard for tiered certificates."""
