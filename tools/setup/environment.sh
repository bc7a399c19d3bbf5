#!/bin/sh
# Makes .venv where there is none that works, and installs this package into it so that edits take effect at once.
# Arguments: a Python to use (may be empty), an extra of pyproject.toml (may be left out).
set -eu
cd "$(dirname "$0")/../.."
place=$(pwd -P)/.venv
asked=${1:-}
extra=${2:-}

stop() {
    printf 'tools/setup/environment.sh: %s\n' "$@" >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for name in ${asked:-python3 python python3.14 python3.13 python3.12 python3.11}; do
        if is_new_enough "$name"; then
            printf %s "$name"
            return
        fi
    done
    found=$("${asked:-python3}" --version 2>&1) || found="no ${asked:-python3} was found"
    stop "Python 3.11 or newer is needed; here: $found" \
        "install a newer one, and if it is not called python3 name it: make PYTHON=/path/to/python3.12"
}

make_environment() {
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "$python cannot make environments: its venv module is missing" \
            "on Debian and Ubuntu: apt-get install python3-venv"
    echo "Making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv "$place"
}

# One that was made elsewhere and moved here has wrong paths inside.
if ! is_new_enough .venv/bin/python || ! grep -qF -- "venv $place" .venv/pyvenv.cfg; then
    make_environment
fi
echo "Installing tindoingoai${extra:+ and its tools for developers} into .venv"
.venv/bin/python -m pip install -qq --editable ".${extra:+[$extra]}" ||
    stop "pip could not install what pyproject.toml asks for; the reason is above (is there a network?)"
