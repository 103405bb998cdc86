"""Records the steps of one run of an unmodified program for the visualizer, in the format `algotrace/1`."""
