"""The steps that bring the tables of the database up to date."""
