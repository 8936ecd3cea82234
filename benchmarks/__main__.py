"""Every figure that the README and docs/ state: `python -m benchmarks`.

Each script of this folder can be run alone, with options: `python benchmarks/runtime.py --help`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPTS = ("runtime.py", "inspection.py", "plugin.py", "gen.py", "pytest_plugin.py")


def main() -> int:
    """Run the scripts one after another; the exit status of the first that fails, else 0."""
    for script in SCRIPTS:
        print(f"\n== {script}", flush=True)
        status = subprocess.run([sys.executable, str(Path(__file__).with_name(script))]).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
