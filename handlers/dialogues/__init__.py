"""One update as one turn: what is meant, which form is open, what is asked next."""
