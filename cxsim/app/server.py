"""Serving the page on this machine alone: bound to 127.0.0.1, without a request to anywhere else."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from cxsim.errors import UsageError, fault
from cxsim.text import Message

HOST = "127.0.0.1"
OPTIONS = {
    "server_address": HOST,
    "server_headless": True,
    "server_fileWatcherType": "none",
    "server_enableXsrfProtection": True,
    "server_enableCORS": True,
    "browser_serverAddress": HOST,  # without it an address on the internet is what_if what this machine is called there
    "browser_gatherUsageStats": False,
    "client_toolbarMode": "minimal",
    "client_showErrorDetails": "none",
    "global_developmentMode": False,
    "runner_magicEnabled": False,
    "theme_base": "light",
    "theme_primaryColor": "#0a5c9e",
    "theme_textColor": "#1b1f24",
    "theme_font": "sans-serif",
    "logger_level": "error",
}


def check_target(target: Path) -> None:
    """Refuse what no page can show.

    Raises
    ------
    UsageError
        If there is no such file, or Streamlit is not installed.
    """
    if not target.exists():
        raise UsageError(Message("app-refused"), [fault("app-target-missing", file=target).at(file=str(target))])
    if find_spec("streamlit") is None:
        raise UsageError(Message("app-refused"), [fault("app-streamlit-missing")])


def serve(target: Path, port: int, language: str) -> None:
    """Serve the page of a study, a run, or a folder of them until it is interrupted."""
    from streamlit.web import bootstrap

    from cxsim.app import page

    options = {**OPTIONS, "server_port": port, "browser_serverPort": port}
    bootstrap.load_config_options(flag_options=options)
    bootstrap.run(str(page.__file__), False, [str(target.resolve()), language], options)
