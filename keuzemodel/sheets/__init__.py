"""Workbooks and tables, in and out."""
