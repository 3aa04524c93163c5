"""What the learned models of this package were made with. Nothing here runs at run time."""
