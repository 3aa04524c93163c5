"""The steps from an empty file to the schema of today."""
