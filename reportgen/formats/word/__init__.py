"""Word files read back as data, whoever made them."""
