"""The file of a study: YAML read with every position kept, checked all at once, and turned into the domain's own objects."""
