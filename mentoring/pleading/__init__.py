"""Let people ask for help by themselves: quick questions, and the list of mentors."""
