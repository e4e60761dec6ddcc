"""Words: one language's texts, dates and numbers, and the core's values put into them."""
