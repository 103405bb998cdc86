"""A JSON reply as words while it arrives: the page shows sentences and code, not braces and backslashes."""

from dataclasses import dataclass, field

from algorist.engine.proposers.llm.choice import Form
from algorist.engine.proposers.llm.question import OnText

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
HEX_DIGITS = 4
SURROGATES = range(0xD800, 0xE000)


@dataclass(slots=True)
class JsonWords:
    """Fed with pieces of a JSON object, gives the text of its strings, each under its key.

    It understands no more of JSON than strings and nesting, so that half a document or a broken one also gives words.
    """

    _in_string: bool = False
    _escape: str = ""
    _is_key: bool = False
    _expects_key: bool = True
    _brackets: list[str] = field(default_factory=list)
    _key: str = ""
    _shown: bool = False
    _high: int = 0

    def feed(self, piece: str) -> str:
        """The words in the next piece."""
        return "".join(self._inside(char) if self._in_string else self._outside(char) for char in piece)

    def _outside(self, char: str) -> str:
        if char in "{[":
            self._brackets.append(char)
        elif char in "}]" and self._brackets:
            self._brackets.pop()
        self._expects_key = self._object() and (char in "{," or (self._expects_key and char != ":"))
        if char != '"':
            return ""
        self._in_string = True
        self._is_key = self._expects_key
        if self._is_key:
            self._key = ""
            return ""
        return self._heading()

    def _object(self) -> bool:
        return bool(self._brackets) and self._brackets[-1] == "{"

    def _heading(self) -> str:
        if not self._key:
            return "\n"
        listed = bool(self._brackets) and self._brackets[-1] == "["
        title = f"\n\n{self._key.replace('_', ' ').capitalize()}\n"
        if not listed:
            self._key = ""
            return title
        heading = "\n" if self._shown else title
        self._shown = True
        return f"{heading}- "

    def _inside(self, char: str) -> str:
        if self._escape:
            return self._emit(self._unescape(char))
        if char == "\\":
            self._escape = char
            return ""
        if char == '"':
            self._in_string = False
            if self._is_key:
                self._shown = False
            return ""
        return self._emit(char)

    def _emit(self, text: str) -> str:
        if self._is_key:
            self._key += text
            return ""
        return text

    def _unescape(self, char: str) -> str:
        if self._escape == "\\" and char != "u":
            self._escape = ""
            return ESCAPES.get(char, char)
        self._escape += char
        digits = self._escape[2:]
        if len(digits) < HEX_DIGITS:
            return ""
        self._escape = ""
        return self._code_point(digits)

    def _code_point(self, digits: str) -> str:
        try:
            code = int(digits, 16)
        except ValueError:
            return ""
        if code not in SURROGATES:
            return chr(code)
        if code < SURROGATES.start + 0x400:
            self._high = code
            return ""
        high, self._high = self._high, 0
        return chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)) if high else ""


class Reading:
    """Passes words on as they arrive, and says when they begin anew."""

    def __init__(self, on_text: OnText, form: Form) -> None:
        self._on_text = on_text
        self._form = form
        self._words = JsonWords()

    def begin(self, attempt: int) -> None:
        """The words of an attempt follow; those of the one before it are void."""
        self._words = JsonWords()
        if attempt > 1:
            self._on_text("\n\n(asked again)\n\n")

    def take(self, piece: str) -> None:
        """The next piece of a reply."""
        self._on_text(self._words.feed(piece) if self._form is Form.JSON else piece)
