"""Points, segments and polygons."""
