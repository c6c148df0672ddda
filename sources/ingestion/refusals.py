"""Why something given is not taken in. Each message is a sentence for the person who gave it."""


class Refused(ValueError):
    """What was given cannot be taken in."""


class TooLarge(Refused):
    """More bytes than are read."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(f"It is larger than {megabytes} MB.")


class UnpacksTooLarge(Refused):
    """An archive that is far larger unpacked, or holds too many files."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(f"Unpacks to more than {megabytes} MB.")


class TooDeep(Refused):
    """Elements inside elements, beyond what any page needs."""

    def __init__(self, depth: int) -> None:
        super().__init__(f"Its elements are nested more than {depth} deep.")


class TooMany(Refused):
    """More elements, or attributes of one, than any article has."""

    def __init__(self, most: int, what: str = "elements") -> None:
        super().__init__(f"It has more than {most:,} {what}.")


class TakesTooLong(Refused):
    """More of the processor's time than any article needs."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"It takes longer than {seconds} s to read.")


class TakesTooMuch(Refused):
    """More memory than any article needs."""

    def __init__(self, gigabytes: int) -> None:
        super().__init__(f"It takes more than {gigabytes} GB of memory to read.")


class EncodingUnknown(Refused):
    """Bytes that name no character set and show none."""

    def __init__(self) -> None:
        super().__init__("We could not tell the file's encoding; save it as UTF-8.")


class NotThat(Refused):
    """A file whose bytes are not what it is said to be."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"The file is not {kind}.")


class NotAnArticle(Refused):
    """Bytes of a kind that holds no article: a picture, a film, a program."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"Expected an article, got {kind}.")


class HoldsMany(Refused):
    """A file of many articles, where one is due."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"Expected one article, got {kind}, which may hold many.")


class EntitiesDeclared(Refused):
    """XML that declares entities, which can grow without end or read other files."""

    def __init__(self, line: int) -> None:
        super().__init__(f"The file declares XML entities, which are not allowed (line {line}).")


class NoText(Refused):
    """Nothing to read in it."""


class Unreadable(Refused):
    """A file that is cut off or damaged."""


class LaterTextHeld(Refused):
    """Archived before the last text that is held."""

    def __init__(self) -> None:
        super().__init__("A later text of this article is held: bring in archived texts in the order of their time.")
