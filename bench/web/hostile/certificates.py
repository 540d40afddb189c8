"""How does a test get certificates, good and bad, without anybody's help?

The command `openssl` makes an authority that only the test trusts.
"""

from __future__ import annotations

import shutil
import ssl
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
_AUTHORITY_USE = "keyUsage=critical,keyCertSign,cRLSign"
_VALID_DAYS = 2


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority that issues certificates.

    Attributes:
        folder: where all lies.
    """

    folder: Path

    @classmethod
    def new(cls, folder: Path) -> Authority:
        """Return a new one."""
        authority = cls(folder)
        authority._run(
            "req", "-x509", *_KEY, "-days", str(_VALID_DAYS), "-subj", "/CN=Test web",
            "-addext", _AUTHORITY_USE, "-keyout", "ca.key", "-out", "ca.pem",
        )  # fmt: skip
        return authority

    def client(self) -> ssl.SSLContext:
        """Return the context of a client that trusts this authority alone."""
        return ssl.create_default_context(cafile=str(self.folder / "ca.pem"))

    def server(self, name: str, days: int = _VALID_DAYS) -> ssl.SSLContext:
        """Return the context of a server with a certificate for a name.

        Args:
            name: of the host.
            days: how long it is valid; below zero, it has expired.
        """
        extensions = self.folder / "extensions"
        extensions.write_text(
            f"subjectAltName=DNS:{name}\nauthorityKeyIdentifier=keyid\n", "utf-8"
        )
        self._run(
            "req", *_KEY, "-subj", f"/CN={name}", "-keyout", "host.key",
            "-out", "host.csr",
        )  # fmt: skip
        self._run(
            "x509", "-req", "-in", "host.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
            "-days", str(days), "-extfile", extensions.name, "-out", "host.pem",
        )  # fmt: skip
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "host.pem", self.folder / "host.key")
        return context

    def _run(self, *arguments: str) -> None:
        program = shutil.which("openssl")
        if program is None:
            reason = "the command openssl is needed"
            raise FileNotFoundError(reason)
        subprocess.run(  # noqa: S603 - found on the path, arguments of ours
            [program, *arguments], cwd=self.folder, check=True, capture_output=True
        )
