"""The Word papers: how the packaged templates are made, and what they become."""
