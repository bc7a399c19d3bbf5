// Opens the pictures of a gallery large, one after the other: by click, arrows, swipe; Esc closes.
(() => {
  for (const gallery of document.querySelectorAll(".gallery")) {
    const box = gallery.querySelector(".lightbox");
    // The script stands in each gallery, and runs as often.
    if (!box || !box.showModal || box.dataset.ready) continue;
    box.dataset.ready = "yes";
    const links = [...gallery.querySelectorAll(".gallery-grid a")];
    const [view, place, close, earlier, later] = ["view", "place", "close", "earlier", "later"].map((name) => box.querySelector(`.lightbox-${name}`));
    let at = 0;
    const show = (number) => {
      at = (number + links.length) % links.length;
      // The same picture with the same choice of files, now as wide as the window: the original may weigh megabytes.
      const large = links[at].querySelector("picture, img").cloneNode(true);
      for (const source of large.querySelectorAll("source")) source.sizes = "100vw";
      const image = large.querySelector("img") ?? large;
      for (const name of ["loading", "style"]) image.removeAttribute(name);
      const words = links[at].parentElement.querySelector("figcaption");
      view.replaceChildren(large, ...(words ? [words.cloneNode(true)] : []));
      place.textContent = box.dataset.place.replace("{number}", at + 1).replace("{count}", links.length);
    };
    // Few readers open a picture: how it then looks is loaded for them alone.
    const sheet = gallery.querySelector("link");
    links.forEach((link, number) => link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const open = () => {
        box.showModal();
        show(number);
      };
      if (!sheet.disabled) return open();
      sheet.onload = sheet.onerror = open;
      sheet.disabled = false;
    }));
    close.addEventListener("click", () => box.close());
    earlier.addEventListener("click", () => show(at - 1));
    later.addEventListener("click", () => show(at + 1));
    earlier.hidden = later.hidden = links.length < 2;
    box.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step) show(at + step);
    });
    let from = null;
    box.addEventListener("touchstart", (event) => (from = event.touches.length < 2 ? event.touches[0].clientX : null), { passive: true });
    box.addEventListener("touchend", (event) => {
      const way = from === null ? 0 : event.changedTouches[0].clientX - from;
      if (Math.abs(way) > 50) show(at - Math.sign(way));
    });
    box.addEventListener("click", (event) => event.target === box && box.close());
    // Where the reader came to, rather than where it began.
    box.addEventListener("close", () => links[at].focus());
  }
})();
