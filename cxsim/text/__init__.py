"""Text: messages, that is an id with its facts, and the catalogues and languages in which they are written out at the last moment."""

from cxsim.text.message import Fact, Message

__all__ = ["Fact", "Message"]
