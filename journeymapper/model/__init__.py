"""The map as one frozen value: records, the known words of the field, lookups and checks."""
