"""`python -m cxsim`: the same as the command `cxsim`."""

import sys

from cxsim.cli.main import run_command

if __name__ == "__main__":
    sys.exit(run_command(sys.argv[1:]))
