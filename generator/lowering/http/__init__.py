"""Operations that have a method and a path: where each of their values travels."""
