"""The page that a reviewer opens in a browser."""
