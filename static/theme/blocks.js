// Fills in blocks that change, so pages need not.
(() => {
  const all = (at, what) => [...at.querySelectorAll(what)];
  const root = new URL(document.currentScript.src).pathname.split("theme/")[0];
  const trim = (box) => {
    const near = [location.href.split(/[?#]/)[0], ...all(document, ".block-related a").map((a) => a.href)];
    for (const list of all(box, "[data-shown]")) {
      let left = list.dataset.shown;
      for (const item of all(list, "li"))
        if (near.includes(item.querySelector("a").href) || left-- < 1) item.remove();
    }
  };
  trim(document);
  for (const region of all(document, "[data-block]"))
    fetch(region.dataset.block).then((got) => got.ok && got.text()).then((html) => {
      if (html) region.innerHTML = html;
      for (const a of ["href", "src"])
        for (const node of all(region, `[${a}^="/"]`))
          node[a] = root + node.getAttribute(a).replace(root, "/").slice(1);
      trim(region);
      if (html) region.replaceWith(...region.childNodes);
    });
})();
