"""Make papers of words and numbers: files for an office, with no rules of the programme inside."""
