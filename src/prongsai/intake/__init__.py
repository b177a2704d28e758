"""Which records does a file hold? Files become the document tree, the tree becomes records."""
