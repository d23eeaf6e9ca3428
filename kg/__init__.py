"""A knowledge graph of Vietnamese Party and government directives and the plans that implement them."""
