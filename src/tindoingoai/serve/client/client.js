// Keeps one page fresh while its newspaper is being written. Only what `serve` sends names this script.
//
// The server is told how the page looks and says whether that is still so. A page that changed is loaded again where it
// was; style sheets and pictures are exchanged in place.

import { restore, save } from "./place.js";
import { show } from "./panel.js";

const OWN = "/_tindoingoai/";
const { build, look } = document.querySelector(`script[src="${OWN}client.js"]`).dataset;
const page = encodeURIComponent(location.pathname);

let seen = Number(build);
let shown = 0;
let source;

function listen() {
  source?.close();
  source = new EventSource(`${OWN}events?page=${page}&build=${seen}&look=${look}`);
  source.onmessage = (event) => hear(JSON.parse(event.data));
  source.onerror = () => show({ lost: true });
  source.onopen = () => show({ lost: false });
  // The server lets the oldest of many tabs go: a browser has only so many connections.
  source.addEventListener("rest", () => source.close());
}

function hear(news) {
  if (news.page === "changed" && reload()) return;
  if (!refresh(news.files)) return reload();
  seen = news.build;
  // A state that is on its way when the next build is told comes too late to be shown.
  if (shown !== seen) tell((shown = seen));
}

async function tell(asked) {
  try {
    const answer = await fetch(`${OWN}state?page=${page}`);
    const state = await answer.json();
    if (asked === shown) show({ state });
  } catch {
    // The page is being left, or the server went; the stream tells that, and asks again when it is back.
    if (asked === shown) shown = 0;
  }
}

// False when the page was already loaded again and looks as before: something else, like a service worker, keeps it.
function reload() {
  const before = JSON.parse(sessionStorage.getItem("tindoingoai-reload") ?? "[]");
  const now = [location.pathname, look, seen];
  if (before[0] === now[0] && before[1] === now[1] && before[2] === now[2]) return false;
  sessionStorage.setItem("tindoingoai-reload", JSON.stringify(now));
  save();
  source.close();
  location.reload();
  return true;
}

// Exchanges what changed and is on the page; false when that takes a new page. `files` is null when any may have.
function refresh(files) {
  const changed = files && new Set(files);
  const isChanged = (address) => {
    const url = address && new URL(address, location.href);
    return url && url.origin === location.origin && (!changed || changed.has(decodeURIComponent(url.pathname)));
  };
  if (changed && !changed.size) return true;
  const loaded = document.querySelectorAll("script[src], [data-block]");
  const isOurs = (element) => element.src?.startsWith(location.origin + OWN);
  for (const element of loaded) {
    if (changed && !isOurs(element) && isChanged(element.getAttribute("src") ?? element.dataset.block)) return false;
  }
  for (const link of document.querySelectorAll("link[rel~=stylesheet]")) {
    // A sheet may import another one, which no link names.
    const isImported = !changed || files.some((file) => file.endsWith(".css"));
    if (isChanged(link.href) || isImported) exchange(link);
  }
  for (const image of document.querySelectorAll("img, source, video, audio")) {
    for (const name of ["src", "poster"]) {
      if (isChanged(image.getAttribute(name))) image.setAttribute(name, fresh(image.getAttribute(name)));
    }
    if (image.srcset?.split(",").some((step) => isChanged(step.trim().split(/\s+/)[0]))) image.srcset = image.srcset;
  }
  return true;
}

// The new sheet is put in before the old one goes, so that the page is never without.
function exchange(link) {
  const next = link.cloneNode();
  next.href = fresh(link.getAttribute("href"));
  next.onload = next.onerror = () => link.remove();
  link.after(next);
}

function fresh(address) {
  const url = new URL(address, location.href);
  url.searchParams.set("v", Date.now().toString(36));
  return url.href;
}

restore();
listen();
// Who rested, or came back out of the browser's memory, catches up as soon as somebody looks.
const wake = () => source.readyState === EventSource.CLOSED && listen();
document.addEventListener("visibilitychange", () => document.hidden || wake());
addEventListener("focus", wake);
addEventListener("pagehide", () => source.close());
addEventListener("pageshow", (event) => event.persisted && wake());
