// Where a reader was on a page that is loaded again: browsers keep the scroll position, and this what they forget.

const KEY = "tindoingoai-place";
const all = (selector) => [...document.querySelectorAll(selector)];

export function save() {
  const place = {
    path: location.pathname,
    top: scrollY,
    open: all("details").map((details) => details.open),
    players: all("video, audio").map((player) => [player.currentSrc.split("?")[0], player.currentTime]),
  };
  sessionStorage.setItem(KEY, JSON.stringify(place));
}

export function restore() {
  const place = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  sessionStorage.removeItem(KEY);
  if (place?.path !== location.pathname) return;
  all("details").forEach((details, index) => (details.open = place.open[index] ?? details.open));
  all("video, audio").forEach((player, index) => {
    const [source, time] = place.players[index] ?? [];
    const seek = () => player.currentSrc.split("?")[0] === source && (player.currentTime = time);
    if (time) player.addEventListener("loadedmetadata", seek, { once: true });
    if (time && player.readyState) seek();
  });
  // The browser knows better where the text moved to; only where it did nothing does this.
  const scroll = () => place.top && !scrollY && scrollTo({ top: place.top, behavior: "instant" });
  scroll();
  addEventListener("load", scroll, { once: true });
}
