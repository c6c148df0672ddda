"""What each page shows, as plain data, apart from markup: templates and, later, JSON are made of the same."""
