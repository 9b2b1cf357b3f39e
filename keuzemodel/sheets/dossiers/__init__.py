"""A whole dossier as a workbook, in and out."""
