"""The measure of the rules: sentences as real reports write them, right and wrong ones."""
