"""From the IR to cases: what client and server of a package must do, as plain data."""
