"""The site: pages in Markdown, and a reference generated from the code. Built by `make docs`."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from generate import write_reference  # noqa: E402

from cxsim import __version__  # noqa: E402

project, author, version, release = "cxsim", "cxsim", __version__, __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "numpydoc"]
html_theme = "furo"
html_title = f"cxsim {__version__}"
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4
autodoc_typehints = "none"
autodoc_member_order = "bysource"
numpydoc_show_class_members = False
numpydoc_xref_param_type = False
# The code blocks of commands are plain text to Pygments; that costs nothing and warns of nothing.
highlight_language = "none"
suppress_warnings = [
    "misc.highlighting_failure",
    "myst.xref_missing",
    "myst.header",
]  # links of room pages to files of the repository; `tests/documents` checks the others
nitpick_ignore_regex = [("py:.*", ".*")]  # types in docstrings are words, not all of them are Python objects

write_reference(HERE / "_generated")
