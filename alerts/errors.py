"""What can go wrong when alerts are sent?

AlertsError
├── AlertsFileError     the file of alerts cannot be used at all
├── AlertsBusyError     another run is sending them
├── StateDamagedError   what was sent of one alert cannot be read
└── MailError
    ├── NotAcceptedError   the server did not take a message
    │   ├── RefusedError      nor will it take it another time
    │   └── ServerDownError   it cannot be reached; it took none
    └── UncertainError     the connection broke before the server answered
"""

from __future__ import annotations


class AlertsError(Exception):
    """Anything that keeps an alert from being sent; a sentence for the operator."""


class AlertsFileError(AlertsError):
    """The file of alerts cannot be used at all."""


class AlertsBusyError(AlertsError):
    """Another run is sending alerts."""


class StateDamagedError(AlertsError):
    """What was sent of an alert cannot be read."""


class MailError(AlertsError):
    """A message was not delivered, or that is not known."""


class NotAcceptedError(MailError):
    """The server did not take a message; it did not send it either."""


class RefusedError(NotAcceptedError):
    """The server refuses what a message says; it is no use to send it again."""


class ServerDownError(NotAcceptedError):
    """The server cannot be reached or used; it took no message."""


class UncertainError(MailError):
    """The connection broke before the server said whether it took a message."""
