// Asks the search script what it makes of queries and pieces: JSON lines in, JSON lines out.
import { readFileSync } from "node:fs";
import vm from "node:vm";

// A page without a search form: the script then only defines the rule.
const context = vm.createContext({ document: { querySelector: () => null } });
vm.runInContext(readFileSync(process.argv[2], "utf8"), context);
const matching = vm.runInContext("matching", context);
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { query: written, texts } = JSON.parse(line);
  const query = matching.read(written);
  const told = [true, false].map((strict) => {
    const marks = matching.mark(texts[0], query, strict).reverse();
    const marked = marks.reduce((text, [from, to]) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`, texts[0]);
    return { rank: matching.rank(texts.map(matching.split), query, strict), marked };
  });
  console.log(JSON.stringify(told));
}
