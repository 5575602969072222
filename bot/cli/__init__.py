"""The commands of `python -m bot`, one verb a function."""
