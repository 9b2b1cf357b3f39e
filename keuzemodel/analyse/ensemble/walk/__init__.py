"""The walk over the tables that fit, and the command that makes them."""
