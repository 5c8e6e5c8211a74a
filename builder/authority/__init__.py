"""The authority files: who and what texts name, and by which names."""
