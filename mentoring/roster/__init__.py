"""Read a school's own list of people: headings, rows, what is wrong with each."""
