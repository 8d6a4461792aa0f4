"""The questionnaires that ship with the bot, one TOML file each."""
