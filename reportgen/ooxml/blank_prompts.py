"""How the content controls of our own Word blank are told from those of others."""

PROMPT_TAG = "reportgen:prompt"
"""The tag of a control whose words, as long as nobody has typed over them, are a prompt."""

PROMPT_BEGINS = "填"
"""What each of these prompts begins with, but those that are empty."""
