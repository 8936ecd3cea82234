"""What typedamock does otherwise than unittest.mock: cases that state both, from which a page is written."""
