"""`python -m daibieu` is `daibieu`."""

import sys

from daibieu.cli import main

sys.exit(main())
