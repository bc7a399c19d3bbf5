#!/usr/bin/env bash
# Sees to the programs that tests run besides Python: Java for the Nu checker, Node.js for html-validate, Chromium.
# Installs what is missing with apt-get where that is possible, and otherwise says what to install. Never asks anything.
set -euo pipefail

has_java() { # 17 or newer, as the Nu checker wants it
    local version
    version=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 17 ]
}
has_node() { # 18.19 or newer, as html-validate wants it
    node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 18 || (a == 18 && b >= 19) ? 0 : 1)'
}
has_npm() { command -v npm; }
has_chromium() { command -v chromium; }

declare -A packages=([java]=default-jre-headless [node]=nodejs [npm]=npm [chromium]=chromium)

find_missing() {
    local program
    for program in java node npm chromium; do
        "has_$program" >/dev/null 2>&1 || echo "$program"
    done
}

stop() {
    printf 'tools/setup/programs.sh: %s\n' "$@" >&2
    exit 1
}

mapfile -t missing < <(find_missing)
[ ${#missing[@]} -eq 0 ] && exit 0

wanted=()
for program in "${missing[@]}"; do
    wanted+=("${packages[$program]}")
done
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n)
fi
if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
    stop "the tests need these programs, which are missing or too old: ${missing[*]}" \
        "install Java 17, Node.js 18.19 with npm, and Chromium (Debian's packages: ${wanted[*]}), then run it again"
fi

echo "Installing ${wanted[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq || stop "apt-get update failed; the reason is above"
"${as_root[@]}" apt-get install -qq --yes --no-install-recommends "${wanted[@]}" >/dev/null ||
    stop "apt-get could not install ${wanted[*]}; the reason is above"

mapfile -t missing < <(find_missing)
[ ${#missing[@]} -eq 0 ] || stop "still missing or too old after the installation: ${missing[*]}"
