// Names those links of the page that are most like the address that was not found.
(() => {
  const box = document.querySelector(".near");
  const split = (path) => {
    try {
      path = decodeURIComponent(path);
    } catch {}
    const plain = path.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
    return new Set(plain.split(/[^a-z0-9]+/).filter((word) => word && !/^(html?|index|php)$/.test(word)));
  };
  // What all addresses share, like the path of project pages, tells nothing.
  const root = split(new URL(document.querySelector(".brand").href).pathname);
  const asked = new Set([...split(location.pathname)].filter((word) => !root.has(word)));
  const found = new Map();
  for (const link of document.querySelectorAll("main a, .map a")) {
    const own = [...split(link.pathname)].filter((word) => !root.has(word));
    const both = own.filter((word) => asked.has(word)).length;
    const share = both / (own.length + asked.size - both);
    if (link.host === location.host && share >= 0.25 && share > (found.get(link.href)?.share || 0)) found.set(link.href, { link, share });
  }
  const best = [...found.values()].sort((one, other) => other.share - one.share).slice(0, 4);
  for (const { link } of best) {
    const item = document.createElement("li");
    const copy = document.createElement("a");
    copy.href = link.href;
    copy.append(...link.cloneNode(true).childNodes);
    item.append(copy);
    box.lastElementChild.append(item);
  }
  box.hidden = !best.length;
})();
