"""From a spec to a proof that client and server of its package keep to it."""
