// The search page: first the rule by which words are found (docs/search.md), then the page that shows what was.
const matching = (() => {
  // What tindoingoai.vietnamese.text calls syllables, and its folding and placing of tones; tests hold the two together.
  const WORDS = /\p{Nd}+(?:[.,]\p{Nd}+)+|[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f]*/gu;
  const MOVING = /(^|[^aeiouyq\u0300-\u036f])(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/gu;
  const known = new Map();

  // A word as typed, with its tone where it belongs, and without marks. Of a language there are some thousands.
  const formsOf = (word) => {
    let forms = known.get(word);
    if (!forms) {
      const typed = word.normalize("NFC").toLowerCase();
      const apart = typed.normalize("NFD");
      forms = {
        typed,
        exact: apart.replace(MOVING, "$1$2$4$3").normalize("NFC"),
        plain: apart.replace(/\p{Mn}/gu, "").replace(/[đðɖ]/g, "d").normalize("NFC"),
      };
      known.set(word, forms);
    }
    return forms;
  };
  const split = (text) => Array.from(text.matchAll(WORDS), ([word]) => formsOf(word));

  // Phrases, most of one word; `open` when the last word may still go on.
  const read = (text) => {
    const phrases = text.replace(/[“”„«»]/g, '"').split('"').flatMap((part, place) => {
      const words = split(part);
      return place % 2 ? [words] : words.map((word) => [word]);
    }).filter((phrase) => phrase.length);
    const hasMarks = phrases.flat().some(({ exact, plain }) => exact !== plain);
    return { phrases, hasMarks, open: /[\p{L}\p{N}\u0300-\u036f]$/u.test(text) };
  };

  // A word with marks is that very word, one without may have any; `strict` is false where marks no longer count.
  const isWord = (found, word, open, strict) => {
    if (!strict || word.exact === word.plain) return open ? found.plain.startsWith(word.plain) : found.plain === word.plain;
    if (!open) return found.exact === word.exact;
    return found.exact.startsWith(word.exact) || found.typed.startsWith(word.typed);
  };
  const standsAt = (words, place, phrase, open, strict) =>
    place + phrase.length <= words.length &&
    phrase.every((word, step) => isWord(words[place + step], word, open && step === phrase.length - 1, strict));
  const holds = (words, phrase, open, strict) => words.some((_, place) => standsAt(words, place, phrase, open, strict));
  const each = ({ phrases, open }, test) => phrases.every((phrase, place) => test(phrase, open && place === phrases.length - 1));

  // 0: all words stand together in the title, 1: all are in it, 2: all are somewhere, -1: not all are there.
  const rank = ([title, ...others], query, strict) => {
    if (!each(query, (phrase, open) => [title, ...others].some((words) => holds(words, phrase, open, strict)))) return -1;
    if (holds(title, query.phrases.flat(), query.open, strict)) return 0;
    return each(query, (phrase, open) => holds(title, phrase, open, strict)) ? 1 : 2;
  };

  // The stretches of a text to be marked, as pairs of places; what only a space parts is one.
  const mark = (text, query, strict) => {
    const places = Array.from(text.matchAll(WORDS), (found) => [found.index, found.index + found[0].length]);
    const words = split(text);
    const hit = new Set();
    each(query, (phrase, open) => words.forEach((_, place) => {
      if (standsAt(words, place, phrase, open, strict)) phrase.forEach((_, step) => hit.add(place + step));
    }) || true);
    const marks = [];
    for (const place of [...hit].sort((one, other) => one - other)) {
      const [from, to] = places[place];
      const last = marks.at(-1);
      if (last && !text.slice(last[1], from).trim()) last[1] = to;
      else marks.push([from, to]);
    }
    return marks;
  };
  return { split, read, rank, mark };
})();

(() => {
  const form = document.querySelector(".search");
  if (!form) return;
  const SHOWN = 20;
  const AT_ONCE = 8;
  const root = new URL("..", document.currentScript.src);
  const [state, list, more, around] = [".search-state", ".results", ".search-on button", ".around"].map((name) => document.querySelector(name));
  const own = JSON.parse(document.querySelector(".search-own").textContent);
  const title = document.title;
  const input = form.elements.q;
  const count = new Intl.NumberFormat(document.documentElement.lang);
  const stretches = new Map();
  // How many of the newest stretches may be fetched without asking the reader.
  let reach = AT_ONCE;
  let search;

  // The pieces of a stretch, the newest first, each with the words of its title, sapo, section, authors and tags.
  const load = (number) => {
    if (!stretches.has(number)) {
      const coming = fetch(new URL(`tim-kiem/${number}.json`, root)).then((got) => {
        if (!got.ok) throw new Error(got.status);
        return got.json();
      }).then((rows) => rows.reverse().map((row) => ({ row, fields: [row[1], row[2], row[3], ...row[6], ...row[7]].map(matching.split) })));
      stretches.set(number, coming);
      coming.catch(() => stretches.delete(number));
    }
    return stretches.get(number);
  };

  const make = (tag, name, ...inner) => {
    const node = document.createElement(tag);
    if (name) node.className = name;
    node.append(...inner);
    return node;
  };
  const markedUp = (text) => {
    let last = 0;
    const nodes = [];
    for (const [from, to] of matching.mark(text, search.query, search.strict)) {
      nodes.push(text.slice(last, from), make("mark", "", text.slice(from, to)));
      last = to;
    }
    return [...nodes, text.slice(last)];
  };
  const card = ([address, title, summary, section, date, kind, authors, tags]) => {
    const link = make("a", "", ...markedUp(title));
    link.href = new URL(address.slice(1), root);
    const time = make("time", "", date.split("-").reverse().join("/"));
    time.dateTime = date;
    // Who wrote it and what it is about, where that is why it was found.
    const why = [...authors, ...tags].filter((words) => words.toLowerCase() !== section.toLowerCase()).map(markedUp).filter((nodes) => nodes.length > 1);
    const meta = make("p", "meta", ...markedUp(section), " · ", time, ...why.flatMap((nodes) => [" · ", ...nodes]));
    const words = make("div", "words", make("h2", "title", link), meta);
    if (summary) meta.before(make("p", "summary", ...markedUp(summary)));
    if (own.kinds[kind]) words.prepend(make("p", "kicker", make("span", `kind kind-${kind}`, own.kinds[kind])));
    return make("li", "", make("article", "card result", words));
  };

  const find = (pieces, strict) => {
    const ranks = [[], [], []];
    for (const { row, fields } of pieces) ranks[matching.rank(fields, search.query, strict)]?.push(row);
    return ranks.flat();
  };
  const show = () => {
    const cards = search.found.slice(search.shown, search.wanted).map(card);
    if (search.shown) list.append(...cards);
    else list.replaceChildren(...cards);
    search.shown += cards.length;
  };
  const say = (words) => {
    state.textContent = words.replace("{count}", count.format(search.found.length)).replace("{searched}", count.format(search.searched));
  };
  const offer = (words) => {
    more.textContent = words;
    more.parentElement.hidden = !words;
  };

  const goOn = async () => {
    const mine = search;
    offer("");
    if (!mine.shown) say(own.atWork);
    try {
      while (mine.depth < Math.min(reach, own.stretches) && mine.found.length < mine.wanted) {
        const pieces = await load(own.stretches - mine.depth);
        if (mine !== search) return;
        mine.depth++;
        mine.searched += pieces.length;
        mine.found.push(...find(pieces, mine.strict));
        // Until one is found with the very marks, those without are kept in case there is none.
        if (mine.strict && !mine.found.length) mine.spare.push(...find(pieces, false));
        if (mine.found.length) show();
      }
    } catch {
      if (mine !== search) return;
      if (!mine.shown) list.replaceChildren();
      around.hidden = mine.shown;
      // Browsers let no page of a disk read files: trying again would not help.
      const isOnDisk = location.protocol === "file:";
      say(isOnDisk ? own.onDisk : own.failed);
      return offer(isOnDisk ? "" : own.retry);
    }
    if (mine.strict && !mine.found.length && mine.spare.length) {
      mine.strict = false;
      mine.found = mine.spare;
    }
    show();
    around.hidden = mine.shown;
    const isAll = mine.depth === own.stretches;
    const words = mine.found.length ? (isAll ? own.found : own.foundSoFar) : isAll ? own.nothing : own.nothingSoFar;
    say(mine.query.hasMarks && !mine.strict ? `${own.withoutMarks} ${words}` : words);
    offer(mine.shown < mine.found.length ? own.more : isAll ? "" : own.older);
  };

  const start = (text) => {
    const query = matching.read(text);
    search = query.phrases.length ? { query, strict: query.hasMarks, found: [], spare: [], shown: 0, wanted: SHOWN, depth: 0, searched: 0 } : undefined;
    document.title = search ? `${text.trim()} - ${title}` : title;
    around.hidden = !!search;
    // Search engines are to find the newspaper, not what somebody looked for in it.
    const robots = document.querySelector("meta[name=robots]") || document.createElement("meta");
    Object.assign(robots, { name: "robots", content: "noindex,follow" });
    if (search) {
      document.head.append(robots);
      return goOn();
    }
    robots.remove();
    list.replaceChildren();
    state.textContent = "";
    offer("");
  };

  // A new search is a step of the browser's history; what is typed on the way to it is not.
  const asked = () => new URLSearchParams(location.search).get("q") || "";
  let isNew = true;
  const ask = () => {
    const text = input.value;
    if (text === asked()) return;
    const address = new URL(location);
    address.hash = "";
    if (text.trim()) address.searchParams.set("q", text);
    else address.searchParams.delete("q");
    history[isNew && asked() ? "pushState" : "replaceState"](null, "", address);
    isNew = false;
    start(text);
  };
  let pause;
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    ask();
    isNew = true;
    // The keys on a phone's screen would lie over what was found.
    if (matchMedia("(hover:none)").matches) input.blur();
  });
  more.addEventListener("click", async () => {
    const seen = search.shown;
    if (seen === search.found.length) reach = Math.max(reach, search.depth + AT_ONCE);
    search.wanted = seen + SHOWN;
    await goOn();
    (list.children[seen]?.querySelector("a") || (more.parentElement.hidden ? input : more)).focus();
  });
  const restore = () => {
    clearTimeout(pause);
    input.value = asked();
    isNew = true;
    start(input.value);
  };
  addEventListener("popstate", restore);
  // The button of the masthead alone, without a word, leads here to type one.
  if (/[?&]q=(&|$)/.test(location.search)) input.focus();
  if (asked()) restore();
})();
