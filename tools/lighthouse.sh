#!/usr/bin/env bash
# Lighthouse's four marks for the demo's pages, as on a phone with a slow network: tools/lighthouse.sh [PAGE ...]
# Each page is measured RUNS times (3), since whatever else the machine does counts as the page's work; the medians are printed.
# Installs lighthouse into LIGHTHOUSE_HOME (default: a folder of temporary files), builds the demo and serves it with brotli.
set -euo pipefail
cd "$(dirname "$0")/.."

port=${PORT:-8417}
home=${LIGHTHOUSE_HOME:-${TMPDIR:-/tmp}/tindoingoai-lighthouse}
export CHROME_PATH=${CHROME_PATH:-$(command -v chromium)}
mkdir -p "$home/reports"
[ -x "$home/node_modules/.bin/lighthouse" ] ||
    npm install --prefix "$home" --no-audit --no-fund --ignore-scripts lighthouse@13.5.0

.venv/bin/tindoingoai build --site . --output "$home/build" --cache "$home/cache" --base-url "http://127.0.0.1:$port" >/dev/null
node tools/lighthouse/serve.mjs "$home/build" "$port" &
trap 'kill %1' EXIT

if [ $# -eq 0 ]; then
    set -- "" doi-ngoai/ung-dung-truyen-thong-moi-trong-thong-tin-doi-ngoai.html bo-coi-bien-dao/ multimedia/ tim-kiem/
fi
printf '%-70s %5s %-9s %5s %5s %5s   %8s %5s\n' page perf of a11y best seo LCP CLS
for page in "$@"; do
    # The server compresses a file once: what is measured is a server that has done so.
    for file in "$page" theme/news.css theme/news.js; do
        curl --silent --output /dev/null --retry 5 --retry-connrefused "http://127.0.0.1:$port/$file"
    done
    reports=()
    for ((run = 1; run <= ${RUNS:-3}; run++)); do
        reports+=("$home/reports/$(printf %s "${page:-home}" | tr / _)-$run.json")
        "$home/node_modules/.bin/lighthouse" "http://127.0.0.1:$port/$page" --quiet --output json --output-path "${reports[-1]}" \
            --only-categories performance,accessibility,best-practices,seo \
            --chrome-flags="--headless=new --no-sandbox --disable-gpu"
    done
    node tools/lighthouse/median.mjs "$page" "${reports[@]}"
done
