"""Measure the bot as a whole process, each figure beside a baseline of the same run."""
