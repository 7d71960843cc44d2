"""Which event is it: extraction, merging, corroboration, linking, querying."""
