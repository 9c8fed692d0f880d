"""What must not be read from a stolen disk: phones, codes and tokens are sealed, and found again by a keyed digest."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

_NONCE = 12  # bytes, the size AES-GCM is made for


class WrongKey(Exception):
    """What is stored was sealed with another key than the one we were given."""


class Vault:
    """Seals short texts with AES-256-GCM and digests them with HMAC-SHA-256, by two keys drawn from one secret."""

    __slots__ = ("_cipher", "_pepper")

    def __init__(self, key: bytes) -> None:
        if len(key) < 32:
            raise ValueError("the secret key has at least 32 bytes")
        self._cipher = AESGCM(_derive(key, b"louzhang seal"))
        self._pepper = _derive(key, b"louzhang digest")

    def __repr__(self) -> str:
        return "Vault(…)"

    def seal(self, text: str) -> bytes:
        """Encrypt; the same text gives other bytes each time."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, text.encode(), None)

    def open(self, sealed: bytes) -> str:
        """Decrypt what `seal` made; raises WrongKey where the key is another or the bytes were changed."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], None).decode()
        except InvalidTag:
            raise WrongKey("sealed with another key") from None

    def digest(self, text: str) -> str:
        """The same text always gives the same 64 hexadecimal digits; without the key nobody can try texts out."""
        return hmac.new(self._pepper, text.encode(), hashlib.sha256).hexdigest()


def load_key(path: Path) -> bytes:
    """The secret kept in a file; made at the first call, readable by its owner alone."""
    try:
        return base64.urlsafe_b64decode(path.read_text().strip())
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        key = secrets.token_bytes(32)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process was quicker; take its key
            return load_key(path)
        with os.fdopen(descriptor, "w") as file:
            file.write(base64.urlsafe_b64encode(key).decode() + "\n")
        return key


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDFExpand(hashes.SHA256(), 32, purpose).derive(key)
