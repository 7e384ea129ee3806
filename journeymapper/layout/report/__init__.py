"""A map as a report to hand over: cover, personas, stages, curves, registers, appendix."""
