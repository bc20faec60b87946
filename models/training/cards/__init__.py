"""What a bundle says of itself: the card in its three forms, and the figures."""
