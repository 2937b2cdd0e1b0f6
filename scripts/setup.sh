# Sourced by the scripts beside it: finds Python, makes .venv, installs once.
#
# Nothing is installed again while pyproject.toml and the Python stay the same: a
# stamp in .venv keeps the sum of both. DAIBIEU_VENV names another folder.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=${DAIBIEU_VENV:-$root/.venv}

say() { printf '%s\n' "$*" >&2; }

find_python() {
  local candidate
  for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      command -v "$candidate"
      return
    fi
  done
  say "daibieu: no Python 3.11 or newer with venv was found"
  say "  Debian, Ubuntu: sudo apt-get install python3 python3-venv    macOS: brew install python"
  say "  others: https://www.python.org/downloads/; then run this script again"
  return 2
}

sum_of() { # the sum of pyproject.toml and of what is asked for
  "$1" - "$root/pyproject.toml" "$2" <<'PYTHON'
import hashlib, pathlib, sys
told = pathlib.Path(sys.argv[1]).read_bytes() + sys.version.encode() + sys.argv[2].encode()
print(hashlib.sha256(told).hexdigest())
PYTHON
}

# ensure_installed            the product
# ensure_installed dev        and what the checks need
ensure_installed() {
  local extra=${1:-} wanted python
  if [ ! -x "$venv/bin/python" ]; then
    python=$(find_python) || return
    say "making $venv with $("$python" --version)"
    "$python" -m venv "$venv" || return
  fi
  wanted=$(sum_of "$venv/bin/python" "${extra:-run}") || return
  if [ "$(cat "$venv/daibieu-${extra:-run}.stamp" 2>/dev/null)" = "$wanted" ]; then
    return
  fi
  say "installing daibieu${extra:+ and what its checks need} into $venv (once; needs the network)"
  if ! "$venv/bin/python" -m pip install -qq --disable-pip-version-check --editable "$root${extra:+[$extra]}" >&2; then
    say "daibieu: the installation failed; see pip's message above, then run this script again"
    return 2
  fi
  # who has the tools for the checks has the product too
  sum_of "$venv/bin/python" run >"$venv/daibieu-run.stamp"
  printf '%s\n' "$wanted" >"$venv/daibieu-${extra:-run}.stamp"
}
