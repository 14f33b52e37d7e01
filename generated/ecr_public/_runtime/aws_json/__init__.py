"""The binding of AWS JSON: `POST /`, the operation named by a header, one JSON body."""
