"""The mock: the emitted server of a spec, answering without any implementation."""
