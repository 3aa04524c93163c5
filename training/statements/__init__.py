"""Trains the statement tagger: who said what, as tags on the words of a paragraph. See README.md."""
