"""The words the engine speaks, as frozen values. No I/O: nothing here opens, runs or asks for anything."""
