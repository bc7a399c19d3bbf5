// One line of Lighthouse's marks for a page, the medians of several reports: `node median.mjs PAGE REPORT...`
import { readFileSync } from "node:fs";

const [page, ...files] = process.argv.slice(2);
const reports = files.map((file) => JSON.parse(readFileSync(file)));
const all = (read) => reports.map(read).sort((one, other) => one - other);
const median = (read) => all(read)[Math.floor(reports.length / 2)];
const mark = (name) => (report) => Math.round(report.categories[name].score * 100);
const [first, ...others] = ["performance", "accessibility", "best-practices", "seo"].map((name) => String(median(mark(name))).padStart(5));
const lcp = (median((report) => report.audits["largest-contentful-paint"].numericValue) / 1000).toFixed(1);
const cls = median((report) => report.audits["cumulative-layout-shift"].numericValue);
console.log((page || "/").padEnd(70), first, all(mark("performance")).join("/").padEnd(9), ...others, " ", `${lcp} s`.padStart(8), String(cls).padStart(5));
