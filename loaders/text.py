"""What a file says, before anyone has read its meaning: canonical text with the facts a user stated beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SourceKind = Literal["original", "report"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the user says of a file in its sidecar; every field may be silent (None).

    Fields have the meaning of the header fields of :class:`loaders.extraction.Header`. `uri` is the public address
    of the file; `sample` marks a text that was written for demonstration.
    """

    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    level: str | None = None
    territory: str | None = None
    title: str | None = None
    signer: str | None = None
    signer_position: str | None = None
    kind: SourceKind | None = None
    uri: str | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One file as canonical text.

    `content` is NFC, has `\\n` line ends, no control or zero-width characters, no markup and no page furniture.
    Every offset of an extraction counts its code points. `uri` is the address from the sidecar, else the path
    relative to what was loaded; never an absolute local path. `sha256` is of the file's bytes.
    """

    file: str
    uri: str
    content: str
    media_type: str
    sha256: str
    facts: Facts = field(default_factory=Facts)
