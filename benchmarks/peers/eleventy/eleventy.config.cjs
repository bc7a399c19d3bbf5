// Everything that pages share is worked out once a build, as collections: nothing is sorted or filtered for each page.
const fs = require("fs");

const SITE = "https://example.org";
const sections = JSON.parse(fs.readFileSync("sections.json", "utf8"));
const mostRead = JSON.parse(fs.readFileSync("most-read.json", "utf8"));
const two = (number) => String(number).padStart(2, "0");
const local = (date) => new Date(date.getTime() + 7 * 3600 * 1000);

let built = null;

function newsroom(api) {
  if (built) return built;
  const news = api.getFilteredByGlob("articles/**/*.md").sort((a, b) => b.date - a.date);
  const bySlug = {};
  const bySection = Object.fromEntries(sections.map((section) => [section.slug, []]));
  for (const piece of news) {
    bySlug[piece.fileSlug] = piece;
    bySection[piece.data.category].push(piece);
  }
  built = { news, bySlug, bySection };
  return built;
}

function* lists({ news, bySection }) {
  for (const [slug, pieces] of [["", news], ...Object.entries(bySection)]) {
    const title = slug ? sections.find((section) => section.slug === slug).title : "Báo đo tốc độ";
    const total = Math.max(1, Math.ceil(pieces.length / 20));
    for (let number = 1; number <= total; number++) {
      const folder = slug ? `/${slug}/` : "/";
      const items = pieces.slice((number - 1) * 20, number * 20);
      yield { title, number, total, items, folder, address: number > 1 ? `${folder}trang-${number}/` : folder };
    }
  }
}

module.exports = function (config) {
  config.setQuietMode(true);
  config.on("eleventy.before", () => { built = null; });
  config.addGlobalData("site", { title: "Báo đo tốc độ", url: SITE, sections });
  config.addPassthroughCopy({ static: "/" });
  config.addCollection("bySlug", (api) => newsroom(api).bySlug);
  config.addCollection("bySection", (api) => newsroom(api).bySection);
  config.addCollection("lists", (api) => [...lists(newsroom(api))]);
  config.addCollection("aside", (api) => {
    const { bySlug, bySection } = newsroom(api);
    return {
      mostRead: mostRead.map((slug) => bySlug[slug]),
      promoted: bySection["bo-coi-bien-dao"].slice(0, 5),
      multimedia: bySection["multimedia"].slice(0, 12),
    };
  });
  config.addFilter("pick", (pieces, slugs) => slugs.map((slug) => pieces[slug]).filter(Boolean));
  config.addFilter("others", (pieces, url) => pieces.slice(0, 5).filter((piece) => piece.url !== url).slice(0, 4));
  config.addFilter("iso", (date) => local(date).toISOString().slice(0, 19) + "+07:00");
  config.addFilter("day", (date) => {
    const day = local(date);
    return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;
  });
  config.addFilter("hour", (date) => `${two(local(date).getUTCHours())}:${two(local(date).getUTCMinutes())}`);
  config.addFilter("news", (title, date, description, url, image, author) => JSON.stringify({
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: title,
    datePublished: local(date).toISOString().slice(0, 19) + "+07:00",
    description,
    url: SITE + url,
    image: SITE + image,
    author: { "@type": "Person", name: author },
  }));
  return { dir: { input: ".", output: "_site" }, markdownTemplateEngine: false };
};
