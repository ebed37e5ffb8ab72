"""What stands beside the conversation, line by line: commands, their verbs, and what each replies. No front end."""
