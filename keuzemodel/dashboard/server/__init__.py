"""What the web server answers, and to whom."""
