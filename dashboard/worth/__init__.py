"""What a plan costs and brings, by the visitor's own figures: unknown stays unknown."""
