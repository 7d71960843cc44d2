"""Where is that: the gazetteer, and names found and resolved in a text."""
