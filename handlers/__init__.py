"""What we do: rules and conversations. Knows storage and no platform."""
