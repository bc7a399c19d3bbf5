// Where a reader was on a page that is loaded again: what was in sight, which details were open, how far a film had run.

const KEY = "tindoingoai-place";
const all = (selector) => [...document.querySelectorAll(selector)];
const texts = () => all("h1, h2, h3, p, li, figure");
// Whether it stands in the window rather than on the page, as tools beside a text do: its place tells nothing.
const sticks = (box) => box && (/sticky|fixed/.test(getComputedStyle(box).position) || sticks(box.parentElement));
const played = (player) => player.currentSrc.split("?")[0];

export function save() {
  const listed = texts();
  const index = listed.findIndex((text) => text.getBoundingClientRect().bottom > 0 && !sticks(text));
  const first = listed[index];
  const place = {
    path: location.pathname,
    top: scrollY,
    first: first && { index, text: first.textContent, top: first.getBoundingClientRect().top },
    open: all("details").map((details) => details.open),
    players: all("video, audio").map((player) => [played(player), player.currentTime]),
  };
  sessionStorage.setItem(KEY, JSON.stringify(place));
  // The browser's own way would glide there, and knows nothing of a text that moved.
  history.scrollRestoration = "manual";
  // Chromium takes note of that in its own time, but of a new state at once.
  history.replaceState(history.state, "");
}

export function restore() {
  const place = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  sessionStorage.removeItem(KEY);
  // Not before the page is complete: until then the browser would still go its own way.
  addEventListener("load", () => setTimeout(() => (history.scrollRestoration = "auto"), 500));
  if (place?.path !== location.pathname) return;
  // Once more: a busy Chromium may have loaded the page again before it took note.
  history.scrollRestoration = "manual";
  all("details").forEach((details, index) => (details.open = place.open[index] ?? details.open));
  all("video, audio").forEach((player, index) => {
    const [source, time] = place.players[index] ?? [];
    const seek = () => played(player) === source && (player.currentTime = time);
    if (time) player.addEventListener("loadedmetadata", seek, { once: true });
    if (time && player.readyState) seek();
  });
  if (place.top) scrollTo({ top: heightOf(place), behavior: "instant" });
}

// The text that stood uppermost keeps its place, though others above it grew; one that was itself edited by its number.
function heightOf({ top, first }) {
  const listed = texts();
  const same = listed.filter((text) => text.textContent === first?.text);
  const apart = (text) => Math.abs(listed.indexOf(text) - first.index);
  const found = same.sort((one, other) => apart(one) - apart(other))[0] ?? listed[first?.index];
  return found ? scrollY + found.getBoundingClientRect().top - first.top : top;
}
