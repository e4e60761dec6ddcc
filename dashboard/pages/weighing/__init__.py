"""The parts of the page 值不值 Worth it?."""
