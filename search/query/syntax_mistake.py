"""What is raised where a question is not of the grammar?"""


class SyntaxMistake(Exception):  # noqa: N818 - not an error: plain words are read instead
    """The question is not of the grammar; its `Message` says why."""
