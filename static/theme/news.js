// The small comforts of a page. Everything on it can be read and reached without this file.
(() => {
  const all = (selector) => document.querySelectorAll(selector);

  // The section menu on small screens: the link to the section map becomes a switch.
  const button = document.querySelector("[data-menu]");
  const menu = button && document.getElementById(button.dataset.menu);
  if (menu) {
    const set = (open) => {
      menu.classList.toggle("open", open);
      button.setAttribute("aria-expanded", open);
    };
    button.setAttribute("role", "button");
    button.setAttribute("aria-controls", menu.id);
    set(false);
    button.addEventListener("click", (event) => {
      event.preventDefault();
      set(!menu.classList.contains("open"));
    });
    button.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        button.click();
      }
    });
    // Escape shuts the sub-sections that hovering or focus opened, until the pointer or the focus moves on.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      if (menu.classList.contains("open")) button.focus();
      set(false);
      menu.classList.add("shut");
    });
    for (const type of ["pointerover", "focusin"]) menu.addEventListener(type, (event) => {
      const item = event.target.closest(".menu-list > li");
      if (item !== menu.last) menu.classList.remove("shut");
      menu.last = item;
    });
    menu.addEventListener("pointerleave", () => (menu.last = null));
    // The menu is the same on every page, so the page marks its own section in it.
    // Relative links name the file; who came by an address of a web server stands in the folder.
    const plain = (link) => link.href.replace(/(index\.html)?([?#].*)?$/, "");
    const here = [...all(".trail a"), location].map(plain);
    for (const link of menu.querySelectorAll("a")) {
      if (plain(link) === here.at(-1)) link.setAttribute("aria-current", "page");
      else if (here.includes(plain(link)) && link !== menu.querySelector("a")) link.setAttribute("aria-current", "true");
    }
    // On a phone the menu is wider than the window: it comes to where that section stands.
    const mark = menu.querySelector(".menu-list > li > [aria-current]");
    if (mark) mark.closest("ul").scrollLeft = mark.offsetLeft - (innerWidth - mark.offsetWidth) / 2;
  }

  const acts = {
    copy: async (target) => {
      const words = target.textContent;
      await navigator.clipboard.writeText(document.querySelector("link[rel=canonical]").href);
      target.textContent = target.dataset.done;
      setTimeout(() => (target.textContent = words), 2500);
    },
    share: () => navigator.share({ title: document.querySelector("h1").textContent, url: document.querySelector("link[rel=canonical]").href }).catch(() => {}),
    print: () => print(),
  };
  for (const target of all("[data-act]")) {
    const act = target.dataset.act;
    if ((act === "share" && !navigator.share) || (act === "copy" && !navigator.clipboard)) continue;
    target.parentElement.hidden = false;
    target.addEventListener("click", (event) => {
      event.preventDefault();
      acts[act](target);
    });
  }

  // The style sheet makes the text larger; here the choice is kept for the next article.
  for (const size of all("[name=co-chu]")) size.addEventListener("change", () => {
    try {
      localStorage.setItem("co-chu", size.value);
    } catch {
      // Where nothing may be stored, the choice holds for this page.
    }
  });

  // What another site shows is asked for only when a reader wants it; the frame's address was made with the page.
  for (const link of all("[data-frame]")) link.addEventListener("click", (event) => {
    const { frame: address, height } = link.dataset;
    if (!address?.startsWith("https:") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    frame.title = (link.querySelector(".read-also-title") ?? link).textContent.trim();
    if (height) Object.assign(frame, { width: "100%", height });
    frame.src = address.replace("{width}", Math.min(link.parentElement.clientWidth, 750));
    const box = document.createElement("div");
    box.className = height ? "" : "facade";
    box.append(frame);
    if (link.matches(".facade")) link.replaceWith(box);
    else {
      // A post may be gone: the way to its page stays.
      link.before(box);
      link.querySelector(".notice").remove();
      delete link.dataset.frame;
    }
    frame.focus();
  });

  // A large button on each film, until it plays.
  for (const film of all("[data-play]")) {
    const play = document.createElement("button");
    play.className = "play";
    play.ariaLabel = film.dataset.play;
    play.onclick = () => film.play();
    film.after(play);
    film.addEventListener("play", () => play.remove(), { once: true });
  }

  // Today's news by its age, in the reader's own language's words.
  // A phone takes long to bring those words, so it is asked only where there is such news.
  let words;
  const say = (count, unit) => (words ??= new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "always" })).format(count, unit);
  for (const time of all(".stream time")) {
    const minutes = Math.round((Date.now() - Date.parse(time.dateTime)) / 6e4);
    if (minutes < 1 || minutes > 1439 || time.dateTime.length < 16) continue;
    time.title = time.textContent;
    time.textContent = minutes < 60 ? say(-minutes, "minute") : say(-Math.floor(minutes / 60), "hour");
  }
})();
