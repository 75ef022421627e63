"""What the clock does: posts as plain functions from a moment to deliveries."""
