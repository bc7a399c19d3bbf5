// The editor's bar at the bottom of a page, and the panel above it that tells what is wrong.
//
// Both live in a shadow tree, so that neither the theme's style nor ours reaches the other. Whatever comes from files is
// put in as text.

const FOLDED_BAR = "tindoingoai-bar-folded";
const FOLDED_PANEL = "tindoingoai-panel-folded";
const STATES = { draft: "Bản nháp", scheduled: "Hẹn giờ", expired: "Hết hạn", unclear: "Chưa rõ giờ đăng" };
// What would be obeyed, or shown out of its order.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

const host = document.createElement("tindoingoai-bar");
host.lang = "vi";
const root = host.attachShadow({ mode: "open" });
const sheet = new CSSStyleSheet();
root.adoptedStyleSheets = [sheet];
let state = null;
let isLost = false;
let isOpen = false;
let drawn = "";

const styled = fetch(new URL("client.css", import.meta.url))
  .then((answer) => answer.text())
  .then((text) => sheet.replace(text))
  // Left before it came.
  .catch(() => {});

// Takes over what is new and draws it; problems that are new open the panel, and it closes when the last is mended.
export async function show(news) {
  await styled;
  if (news.lost !== undefined) isLost = news.lost;
  if (news.state) {
    state = news.state;
    isOpen = state.errors > 0 && sessionStorage.getItem(FOLDED_PANEL) !== nameOfErrors();
  }
  // A stream that opens and closes again changes nothing that is seen: whoever types or reads in there is left alone.
  const seen = JSON.stringify([state, isLost, isOpen]);
  if (!state || seen === drawn) return;
  drawn = seen;
  draw();
}

const nameOfErrors = () => JSON.stringify(errors().map((problem) => [problem.place, problem.message]));
const errors = () => state.problems.filter((problem) => problem.severity === "error");
const warnings = () => state.problems.filter((problem) => problem.severity !== "error");
const isFolded = () => localStorage.getItem(FOLDED_BAR) === "yes";

function fold(open) {
  isOpen = open;
  if (open) sessionStorage.removeItem(FOLDED_PANEL);
  else sessionStorage.setItem(FOLDED_PANEL, nameOfErrors());
  draw();
  root.querySelector(open ? ".panel" : ".count, .unfold")?.focus();
}

function foldBar(folded) {
  localStorage.setItem(FOLDED_BAR, folded ? "yes" : "no");
  draw();
  root.querySelector(folded ? ".unfold" : ".fold").focus();
}

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter(Boolean));
  return element;
}

function draw() {
  const focused = root.activeElement?.className;
  host.classList.toggle("folded", isFolded());
  // Assistive technology hears the count, once; the panel itself would be read out from end to end.
  const heard = make("p", { className: "heard", role: "status" });
  root.replaceChildren(heard, ...(isOpen ? [drawPanel()] : []), isFolded() ? drawFolded() : drawBar());
  heard.textContent = state.errors ? `${state.errors} lỗi khi dựng báo` : "";
  if (!host.isConnected) document.documentElement.append(host);
  if (focused) root.querySelector(`.${focused.split(" ")[0]}`)?.focus({ preventScroll: true });
}

function counted() {
  if (!state.errors && !state.warnings) return "";
  const name = `count${state.errors ? " bad" : ""}`;
  const bad = state.errors ? make("span", {}, `${state.errors} lỗi`) : "";
  const mild = state.warnings ? make("span", {}, `${state.warnings} cảnh báo`) : "";
  const button = make("button", { className: name, onclick: () => fold(!isOpen) }, bad, mild);
  button.setAttribute("aria-expanded", isOpen);
  return button;
}

function drawFolded() {
  const label = "Mở thanh biên tập";
  const button = make("button", { className: "unfold", title: label, onclick: () => foldBar(false) }, "✎");
  button.ariaLabel = label;
  return make("div", { className: "tab" }, state.errors ? counted() : "", button);
}

function drawBar() {
  const bar = make("aside", { className: "bar" });
  bar.ariaLabel = "Thanh biên tập, chỉ có khi chạy serve";
  const { piece } = state;
  const number = (value) => value.toLocaleString("vi");
  if (piece?.state) {
    const until = piece.state === "scheduled" ? ` ${piece.date}` : "";
    const held = piece.is_held ? (piece.state === "expired" ? ": không hiện nữa" : ": chỉ hiện với serve --drafts") : "";
    if (STATES[piece.state]) bar.append(make("b", { className: "state" }, STATES[piece.state] + until + held));
    const words = `${number(piece.words)} chữ · ${number(piece.minutes)} phút đọc`;
    bar.append(make("span", { className: "words", title: words }, words));
    if (state.own_warnings) bar.append(make("b", { className: "own" }, `bài này: ${state.own_warnings} cảnh báo`));
  } else if (piece) bar.append(make("span", { className: "source" }, piece.source));
  if (state.edit) bar.append(make("a", { href: state.edit }, piece.state ? "Sửa bài" : "Sửa mẫu"));
  bar.append(make("span", { className: "space" }));
  if (isLost) bar.append(make("b", { className: "lost" }, "mất kết nối"));
  bar.append(counted());
  const seconds = number(Math.round(state.seconds * 100) / 100);
  if (state.seconds) bar.append(make("span", { className: "took", title: "lần dựng gần nhất" }, `dựng ${seconds} s`));
  const button = make("button", { className: "fold", title: "Thu gọn", onclick: () => foldBar(true) }, "×");
  button.ariaLabel = "Thu gọn thanh biên tập";
  bar.append(button);
  return bar;
}

function drawPanel() {
  const panel = make("section", { className: "panel", tabIndex: -1 });
  const kept = state.is_behind ? ": trang này là bản tốt gần nhất" : "";
  const title = state.errors ? `${state.errors} lỗi${kept}` : `${state.warnings} cảnh báo`;
  panel.ariaLabel = title;
  const button = make("button", { className: "close", title: "Thu gọn (Esc)", onclick: () => fold(false) }, "×");
  button.ariaLabel = "Thu gọn";
  panel.append(make("header", {}, make("h2", {}, title), button));
  if (state.errors) panel.append(list(errors()), more(state.errors, errors().length));
  if (state.warnings) {
    const summary = make("summary", {}, `${state.warnings} cảnh báo`);
    const told = [list(warnings()), more(state.warnings, warnings().length)];
    panel.append(...(state.errors ? [make("details", {}, summary, ...told)] : told));
  }
  return panel;
}

const more = (all, told) => (all > told ? make("p", {}, `… và ${(all - told).toLocaleString("vi")} nữa`) : "");

const list = (problems) => make("ol", {}, ...problems.map(item));

function item(problem) {
  const place = problem.edit
    ? make("a", { className: "place", href: problem.edit, title: "Mở trong trình soạn thảo" }, problem.place)
    : make("span", { className: "place" }, problem.place);
  // What the engine says is English.
  const message = make("p", { className: "message", lang: "en" }, problem.message.replace(UNPRINTABLE, "�"));
  const told = make("li", { className: problem.severity }, problem.place ? place : "", message);
  if (problem.source_line.trim()) told.append(quote(problem));
  if (problem.hint) told.append(make("p", { className: "hint", lang: "en" }, problem.hint.replace(UNPRINTABLE, "�")));
  return told;
}

// The source line with its column marked; a long one is shown around it.
function quote({ source_line: line, column }) {
  const letters = [...line.replace(/\t/g, " ").replace(UNPRINTABLE, "�")];
  const start = Math.max(0, column - 60);
  const [before, here, after] = [[start, column - 1], [column - 1, column], [column, start + 160]].map(([from, to]) =>
    letters.slice(Math.max(from, 0), Math.max(to, 0)).join(""),
  );
  const code = make("code", {}, start ? "…" : "", before, column ? make("mark", {}, here || " ") : "", after);
  return make("pre", { tabIndex: 0 }, code);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && isOpen) fold(false);
});
