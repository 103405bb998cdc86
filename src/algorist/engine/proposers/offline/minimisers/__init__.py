"""Minimisers of unknown functions, composed of components and raced against one another; one module comes out."""
