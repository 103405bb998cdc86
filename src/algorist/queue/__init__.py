"""Moves the ids of jobs to workers by BullMQ on Redis; knows no kinds of jobs. The jobs table is the truth."""
