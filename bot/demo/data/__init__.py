"""The demo round's raw material: an invented prefecture, and problem patterns in its words."""
