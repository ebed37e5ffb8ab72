"""The conversation: state, intents, replies. Plain data; knows no front end.

Every front end says a line and shows the turn that comes back.
"""

from assistant.conversation.conversation import Conversation

__all__ = ["Conversation"]
