#!/usr/bin/env bash
# Lighthouse's four marks for the demo's pages, as on a phone with a slow network: tools/lighthouse.sh [PAGE ...]
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
printf '%-70s %5s %5s %5s %5s   %8s %5s\n' page perf a11y best seo LCP CLS
for page in "$@"; do
    # The server compresses a file once: what is measured is a server that has done so.
    for file in "$page" theme/news.css theme/news.js; do
        curl --silent --output /dev/null --retry 5 --retry-connrefused "http://127.0.0.1:$port/$file"
    done
    report="$home/reports/$(printf %s "${page:-home}" | tr / _).json"
    "$home/node_modules/.bin/lighthouse" "http://127.0.0.1:$port/$page" --quiet --output json --output-path "$report" \
        --only-categories performance,accessibility,best-practices,seo \
        --chrome-flags="--headless=new --no-sandbox --disable-gpu"
    node -e '
        const { categories: marks, audits } = JSON.parse(require("fs").readFileSync(process.argv[1]));
        const shown = ["performance", "accessibility", "best-practices", "seo"].map((name) => Math.round(marks[name].score * 100));
        const [lcp, cls] = ["largest-contentful-paint", "cumulative-layout-shift"].map((name) => audits[name].displayValue);
        console.log((process.argv[2] || "/").padEnd(70), ...shown.map((mark) => String(mark).padStart(5)), " ", lcp.padStart(8), cls.padStart(5));
    ' "$report" "$page"
done
